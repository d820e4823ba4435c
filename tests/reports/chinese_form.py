"""A review form in Chinese with everything that can stand on one."""

import dataclasses
from datetime import date
from decimal import Decimal as D  # noqa: N817 - the tables below stay readable

from desktop.domain.indicators import Unit
from desktop.domain.review import PastTotal, PlanResult, ReviewedPerson, ReviewForm, Verdict
from tests.reports.builders import action, finding, item

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
                "412.0 万元，完成折算目标 332.6 万元的 123.9%，14 人中第 2，比上季度多 "
                "21.5%。9 月签下的云栖商业广场、鼎元餐饮两单共 186.0 万元，占全季 45.1%。",
                "5.3",
            ),
            finding(
                "市场信息反馈",
                "被采纳 6 条，折算目标 4.6 条，完成 129.9%，按上限计 120 分。其中 2 条写进了 8 月的苏州铺货方案。",
                "1.1",
            ),
            finding("日志及时率", "38 次拜访有 37 次在 2 天内录入，97.4%；目标 95.0%，上季度 90.2%。", "0.1"),
        ),
        weaknesses=(
            finding(
                "有效拜访次数",
                "24 次，折算目标 41.6 次，完成 57.7%，团队中位数 35 次；8 月 3 日至 8 月 23 日连续三周没有拜访记录。",
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
        last_plan_title="2026 年第二季度：定下 3 项，目标达成 1 项",
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
