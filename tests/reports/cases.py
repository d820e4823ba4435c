"""Forms at the edges: minimal, long, many indicators, a red line, nothing scored, large amounts."""

import dataclasses
from datetime import date
from decimal import Decimal

from desktop.domain.indicators import Unit
from desktop.domain.review import ReviewedPerson, ReviewForm
from tests.reports import builders
from tests.reports.builders import action, finding, item
from tests.reports.chinese_form import chinese
from tests.reports.english_form import english

_LONG = (
    "在城南片区连续三周走访了四十七家门店，其中三十一家留下了联系方式；Qianji-Very-Long-Latin-Word-Without-Any-Space-"
    * 45
)


def minimal(language: str = "zh_CN") -> ReviewForm:
    """A draft with one indicator and nothing else known."""
    make = chinese if language == "zh_CN" else english
    return make(
        person=ReviewedPerson(1, "1", "李"),
        items=(item("签约金额" if language == "zh_CN" else "Signed amount", Unit.MONEY, 100, "1", "1", "1", "100"),),
        strengths=(),
        weaknesses=(),
        actions=(),
        last_plan=(),
        last_plan_title="",
        history=(),
        target_note="",
        previous_total=None,
        bonus=None,
        interview_on=None,
        finalised_on=None,
        seal="",
        scored_weight=Decimal(100),
    )


def twelve(language: str = "zh_CN") -> ReviewForm:
    """The fullest form that must still be one page: twelve indicators, three and three findings, four actions."""
    form = chinese() if language == "zh_CN" else english()
    more = (
        dataclasses.replace(form.items[3], name="拜访客户数" if language == "zh_CN" else "Visited customers"),
        dataclasses.replace(form.items[8], name="活动获客" if language == "zh_CN" else "Activity leads"),
    )
    return dataclasses.replace(form, items=(*form.items[:4], more[0], *form.items[4:9], more[1], form.items[9]))


def many(language: str = "zh_CN") -> ReviewForm:
    """Twenty-five indicators with long names."""
    form = chinese() if language == "zh_CN" else english()
    items = tuple(
        dataclasses.replace(
            form.items[index % 10], name=f"{form.items[index % 10].name} {index + 1}" * (1 + index % 3)
        )
        for index in range(25)
    )
    return dataclasses.replace(form, items=items)


def long(language: str = "zh_CN") -> ReviewForm:
    """Texts of 5,000 characters and names of 60."""
    form = chinese() if language == "zh_CN" else english()
    name = "欧阳" * 30 if language == "zh_CN" else "Maximilian-Alexander " * 3
    text = _LONG[:5000]
    return dataclasses.replace(
        form,
        person=dataclasses.replace(
            form.person, name=name[:60], position="高级招商与渠道拓展专员（华东及华中）" * 2, team="团队" * 30
        ),
        company="澄湖茶饮连锁管理（长三角）股份有限公司" * 2,
        strengths=(finding("签约金额与回款金额合计" * 4, text[:600], "5.3"), *form.strengths[1:]),
        weaknesses=(finding("有效拜访次数", text, "-6.7", text[:900]), *form.weaknesses[1:]),
        remarks=(finding("连续三周没有拜访记录", text[:400]),),
        actions=(
            action(text[:500], text[:120], date(2026, 12, 31), name[:60], text[:200]),
            *form.actions[1:],
        ),
        target_note=text[:300],
        employee_opinion=text[:1500],
        difficulties="缺一份城南片区的意向名单。\n希望周敏陪访两次。",
    )


def red_line(language: str = "zh_CN") -> ReviewForm:
    """A red line sets the lowest grade."""
    form = chinese() if language == "zh_CN" else english()
    if language == "zh_CN":
        remark = finding(
            "红线：虚假报销",
            "9 月 4 日报销单与行程不符，金额 1,260.00 元，本人已确认。依据制度第 12 条，等级定为不合格。",
        )
        return dataclasses.replace(
            form,
            grade="不合格",
            grade_note="红线：虚假报销，按最低等级",
            remarks=(remark,),
            coefficient=Decimal(0),
            bonus=Decimal(0),
        )
    remark = finding(
        "Red line: false expense claim", "The claim of 4 September (¥1,260.00) did not match the trip; admitted."
    )
    return dataclasses.replace(
        form,
        grade="Poor",
        grade_note="red line: false claim, lowest grade",
        remarks=(remark,),
        coefficient=Decimal(0),
        bonus=Decimal(0),
    )


def unscored(language: str = "zh_CN") -> ReviewForm:
    """Nothing could be scored."""
    form = chinese() if language == "zh_CN" else english()
    reason = "本季度没有记录。" if language == "zh_CN" else "no records this quarter."
    items = tuple(
        dataclasses.replace(
            each, actual=None, points=None, weighted=None, attainment=None, is_scored=False, reason=reason
        )
        for each in form.items
    )
    return dataclasses.replace(
        form,
        items=items,
        total=None,
        exact_total=None,
        grade="",
        grade_note="",
        rank=None,
        coefficient=None,
        bonus=None,
        scored_weight=Decimal(0),
        strengths=(),
        weaknesses=(),
        target_note="",
    )


def large(language: str = "zh_CN") -> ReviewForm:
    """Amounts up to 99,999,999,999.99 and points far beyond 100."""
    form = chinese() if language == "zh_CN" else english()
    top = "99999999999.99"
    items = (
        builders.item(form.items[0].name, Unit.MONEY, 25, top, top, top, "300", form.items[0].perspective),
        builders.item(
            form.items[1].name, Unit.MONEY, 25, "99999.99", "99999.99", "-99999.99", "0", form.items[0].perspective
        ),
        builders.item(form.items[2].name, Unit.COUNT, 25, "1", "0.01", "999999", "200", form.items[0].perspective),
        builders.item(form.items[3].name, Unit.PERCENT, 20, "0.01", "0.01", "100", "120", form.items[0].perspective),
    )
    person = dataclasses.replace(form.person, bonus_base=Decimal(top))
    return dataclasses.replace(
        form, items=items, person=person, bonus=Decimal(top), maximum=Decimal(300), total=Decimal("287.5")
    )


ALL = {
    "usual": lambda language: chinese() if language == "zh_CN" else english(),
    "minimal": minimal,
    "twelve": twelve,
    "many": many,
    "long": long,
    "red_line": red_line,
    "unscored": unscored,
    "large": large,
}
