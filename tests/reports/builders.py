"""Review forms of an invented company, for tests and for looking at the paper."""

import dataclasses
from datetime import date
from decimal import Decimal as D  # noqa: N817 - the tables below stay readable

from desktop.domain.indicators import Unit
from desktop.domain.review import (
    PastTotal,
    PlanResult,
    ReviewAction,
    ReviewedPerson,
    ReviewFinding,
    ReviewForm,
    ReviewItem,
    Verdict,
)


def item(
    name: str,
    unit: Unit,
    weight: int,
    target: str | None,
    effective: str | None,
    actual: str | None,
    points: str | None,
    perspective: str = "",
    word: str = "",
    reason: str = "",
    scored_weight: int = 95,
) -> ReviewItem:
    """A line of the score card from plain texts."""
    score = D(points) if points else None
    weighted = D(weight) * score / D(scored_weight) if score is not None else None
    attained = D(actual) / D(effective) * 100 if actual and effective and D(effective) else None
    return ReviewItem(
        indicator=name,
        name=name,
        unit=unit,
        measure_word=word,
        perspective=perspective,
        weight=D(weight),
        target=D(target) if target else None,
        effective_target=D(effective) if effective else None,
        actual=D(actual) if actual else None,
        attainment=attained,
        points=score,
        weighted=weighted,
        is_scored=points is not None,
        reason=reason,
    )


def finding(title: str, text: str, impact: str = "0", cause: str = "") -> ReviewFinding:
    """A finding with its effect on the total."""
    return ReviewFinding(1, "rule", title, title, text, cause, D(impact), is_edited=False)


def action(text: str, goal: str, due: date, owner: str, support: str) -> ReviewAction:
    """A measure of the plan."""
    return ReviewAction(1, "visits", text, goal, due, owner, support, is_edited=False)


_CHINESE_ITEMS = (
    item("签约金额", Unit.MONEY, 25, "3600000", "3326086.96", "4120000", "120", "结果"),
    item("回款率", Unit.PERCENT, 15, "90", "90", "71.43", "79.37", "结果"),
    item("新客户数", Unit.COUNT, 10, "6", "5.54", "5", "90.2", "结果", "家"),
    item("有效拜访次数", Unit.COUNT, 15, "45", "41.58", "24", "57.7", "过程", "次"),
    item("成交周期", Unit.DAYS, 5, "48", "48", "51.5", "93.2", "过程"),
    item("日志及时率", Unit.PERCENT, 5, "95", "95", "97.37", "102.5", "过程"),
    item("招商质量", Unit.POINTS, 10, None, None, "78.6", "78.6", "质量"),
    item(
        "客户满意度",
        Unit.POINTS,
        5,
        "85",
        "85",
        None,
        None,
        "质量",
        reason="本季度没有客户回访，权重 5 已按比例分给其他指标。",
    ),
    item("市场信息反馈", Unit.COUNT, 5, "5", "4.62", "6", "120", "协作", "条"),
    item("同事与上级评价", Unit.POINTS, 5, None, None, "84.5", "84.5", "协作"),
)


def chinese(**changes: object) -> ReviewForm:
    """The usual Chinese form: ten indicators, three strengths, three weaknesses, four actions, finalised."""
    form = ReviewForm(
        review_id=7,
        language="zh_CN",
        company="澄湖茶饮连锁管理有限公司",
        logo=None,
        title="招商专员季度考核表",
        number="KH-2026Q3-011",
        period_title="2026 年第三季度",
        period_label="2026Q3",
        start=date(2026, 7, 1),
        end=date(2026, 9, 30),
        person=ReviewedPerson(7, "Z011", "沈𬭎", "招商专员", "华东招商部", "顾明远", 31, D(9000)),
        scheme="招商专员方案",
        scheme_version=2,
        total=D("93.9"),
        exact_total=D("93.86"),
        maximum=D(120),
        previous_total=D("86.2"),
        grade="优秀",
        grade_code="A",
        grade_note="90 分及以上",
        rank=3,
        rank_of=14,
        coefficient=D("1.2"),
        bonus=D(10800),
        conduct_points=D(0),
        scored_weight=D(95),
        items=_CHINESE_ITEMS,
        strengths=(
            finding(
                "签约金额",
                "412.0 万元，完成有效目标 332.6 万元的 123.9%，14 人中第 2，比上季度多 "
                "21.5%。9 月签下的云栖商业广场、鼎元餐饮两单共 186.0 万元，占全季 45.1%。",
                "5.3",
            ),
            finding(
                "市场信息反馈",
                "被采纳 6 条，有效目标 4.6 条，完成 129.9%，按上限计 120 分。其中 2 条写进了 8 月的苏州铺货方案。",
                "1.1",
            ),
            finding("日志及时率", "38 次拜访有 37 次在 2 天内录入，97.4%；目标 95.0%，上季度 90.2%。", "0.1"),
        ),
        weaknesses=(
            finding(
                "有效拜访次数",
                "24 次，有效目标 41.6 次，完成 57.7%，团队中位数 35 次；8 月 3 日至 8 月 23 日连续三周没有拜访记录。",
                "-6.7",
                "拜访后签约率 20.8%，团队 16.4%：谈判不弱，短在拜访量。",
            ),
            finding(
                "回款率",
                "71.4%（应收 140.0 万元，到账 100.0 万元），低于上季度的 92.0%。",
                "-3.3",
                "逾期的 40.0 万元都在禾嘉超市一家，已逾期 37 天。",
            ),
            finding(
                "招商质量",
                "新签 5 家客户平均 78.6 分，团队中位数 84.0 分。",
                "-2.3",
                "两家客户成立不足 1 年，注册资本低于 50 万元。",
            ),
        ),
        remarks=(),
        actions=(
            action(
                "每周五排好下周拜访名单，周一例会核对。",
                "有效拜访每周 1.8 → 3 次",
                date(2026, 12, 31),
                "沈𬭎",
                "顾明远给 30 家意向名单",
            ),
            action(
                "收回禾嘉超市 40.0 万元；到期前 7 天提醒客户。",
                "回款率 71.4% → 90.0%",
                date(2026, 10, 31),
                "沈𬭎",
                "财务每周一发应收明细",
            ),
            action(
                "签约前查成立年限与注册资本，不足的先报审。",
                "招商质量 78.6 → 85 分",
                date(2026, 12, 31),
                "沈𬭎",
                "顾明远两天内审完",
            ),
            action(
                "立项后 30 天内开方案会（上期转入）。",
                "成交周期 52 → 48 天",
                date(2026, 12, 31),
                "沈𬭎",
                "顾明远参加重点方案会",
            ),
        ),
        next_period_title="2026 年第四季度",
        last_plan=(
            PlanResult(
                "成交周期", "63 天 → 目标 48 天", "本期 52 天", Verdict.IMPROVED, "差 4 天达标，转入本期继续。"
            ),
            PlanResult("日志及时率", "90.2% → 目标 95.0%", "本期 97.4%", Verdict.DONE, "比上季度多 7.2 个百分点。"),
            PlanResult(
                "有效拜访次数",
                "33 次 → 目标 42 次",
                "本期 24 次",
                Verdict.MISSED,
                "比上季度少 9 次，见“不足”第 1 条。",
            ),
        ),
        last_plan_title="2026 年第二季度定下 3 项，目标达成 1 项",
        history=(
            PastTotal("25Q4", D("81.0")),
            PastTotal("26Q1", D("84.7")),
            PastTotal("26Q2", D("86.2")),
            PastTotal("26Q3", D("93.9")),
        ),
        target_note="8 月 17 日至 23 日批准休假 7 天，金额与次数类目标乘 85/92；比率与平均类目标不折算",
        interview_on=date(2026, 10, 13),
        finalised_on=date(2026, 10, 15),
        seal="4be1c07d93aa52f8" + "0" * 48,
    )
    return dataclasses.replace(form, **changes)  # type: ignore[arg-type] # builders state only what matters


_ENGLISH_ITEMS = (
    item("Signed amount", Unit.MONEY, 25, "3600000", "3326000", "4120000", "120", "Results"),
    item("Collection rate", Unit.PERCENT, 15, "90", "90", "71.43", "79.37", "Results"),
    item("New customers", Unit.COUNT, 10, "6", "5.54", "5", "90.2", "Results"),
    item("Effective visits", Unit.COUNT, 15, "45", "41.58", "24", "57.7", "Process"),
    item("Deal cycle", Unit.DAYS, 5, "48", "48", "51.5", "93.2", "Process"),
    item("Log timeliness", Unit.PERCENT, 5, "95", "95", "97.37", "102.5", "Process"),
    item("Customer quality", Unit.POINTS, 10, None, None, "78.6", "78.6", "Quality"),
    item(
        "Satisfaction",
        Unit.POINTS,
        5,
        "85",
        "85",
        None,
        None,
        "Quality",
        reason="no survey this quarter; weight spread over the rest.",
    ),
    item("Market feedback", Unit.COUNT, 5, "5", "4.62", "6", "120", "Team"),
    item("360° rating", Unit.POINTS, 5, None, None, "84.5", "84.5", "Team"),
)


def english(**changes: object) -> ReviewForm:
    """The same review in English."""
    form = chinese(
        language="en",
        company="Chenghu Tea Franchise Management Co., Ltd.",
        title="Quarterly performance review",
        period_title="Third quarter 2026",
        person=ReviewedPerson(7, "Z011", "Shen Hong", "Recruiter", "East China", "Gu Mingyuan", 31, D(9000)),
        grade="Excellent",
        grade_note="90 and above",
        items=_ENGLISH_ITEMS,
        strengths=(
            finding(
                "Signed amount",
                "¥4.12 m, 123.9 % of target and second of fourteen; up 21.5 %. Two September "
                "contracts (Yunxi Plaza, Dingyuan Catering) made up 45.1 % of it.",
                "5.3",
            ),
            finding(
                "Market feedback",
                "6 reports adopted against a target of 4.6 (capped at 120 "
                "points). Two went into the August plan for Suzhou.",
                "1.1",
            ),
            finding(
                "Log timeliness",
                "37 of 38 visits entered within two days (97.4 %); 90.2 % last quarter, target 95.0 %.",
                "0.1",
            ),
        ),
        weaknesses=(
            finding(
                "Effective visits",
                "24 against a target of 41.6 (57.7 %), team median 35; none at all between 3 and 23 August.",
                "-6.7",
                "20.8 % of visited customers signed (team 16.4 %): too few visits, not weak closing.",
            ),
            finding(
                "Collection rate",
                "71.4 % (¥1,000,000 of ¥1,400,000 due), down from 92.0 %.",
                "-3.3",
                "all ¥400,000 overdue is with Hejia, 37 days late.",
            ),
            finding(
                "Customer quality",
                "78.6 on average for 5 new customers, team median 84.0.",
                "-2.3",
                "two are less than a year old with little capital.",
            ),
        ),
        actions=(
            action(
                "Plan next week's visits every Friday.",
                "Visits a week 1.8 → 3",
                date(2026, 12, 31),
                "Shen Hong",
                "30 prospects in the south",
            ),
            action(
                "Collect the ¥400,000 overdue at Hejia.",
                "Collection 71.4 → 90 %",
                date(2026, 10, 31),
                "Shen Hong",
                "Weekly receivables list",
            ),
            action(
                "Check age and capital before signing.",
                "Quality 78.6 → 85",
                date(2026, 12, 31),
                "Shen Hong",
                "Answer within two days",
            ),
            action(
                "Proposal meeting within 30 days (again).",
                "Deal cycle 52 → 48 days",
                date(2026, 12, 31),
                "Shen Hong",
                "Gu Mingyuan joins meetings",
            ),
        ),
        next_period_title="2026 Q4",
        last_plan=(
            PlanResult(
                "Deal cycle",
                "63 days → target 48",
                "now 52 days",
                Verdict.IMPROVED,
                "4 days short of target; carried over.",
            ),
            PlanResult(
                "Log timeliness",
                "90.2 % → target 95.0 %",
                "now 97.4 %",
                Verdict.DONE,
                "7.2 points up on last quarter.",
            ),
            PlanResult(
                "Effective visits", "33 → target 42", "now 24", Verdict.MISSED, "9 fewer than before; see weakness 1."
            ),
        ),
        last_plan_title="3 actions set in 2026 Q2, 1 reached",
        target_note="approved leave 17–23 August (7 days): amounts and counts × 85/92; rates unchanged",
    )
    return dataclasses.replace(form, **changes)  # type: ignore[arg-type] # as above
