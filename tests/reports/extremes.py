"""Forms at any size: names, texts, numbers of indicators and amounts as large as the program lets them be entered."""

import dataclasses
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from desktop.domain.indicators import Unit
from desktop.domain.review import ReviewForm, ReviewItem
from tests.reports import builders
from tests.reports.builders import action, finding
from tests.reports.chinese_form import chinese
from tests.reports.english_form import english

MOST_NAME, MOST_TEXT, MOST_ITEMS = 60, 5_000, 25
MOST_AMOUNT = "99999999999.99"
_WORDS = {
    "zh_CN": "城南片区连续三周走访了四十七家门店，其中三十一家留下联系方式；8 月 23 日“禾味餐饮”一单占全季 46.8%。",
    "en": "In the south of the city 47 shops were visited in three weeks; 31 left their number, one made 46.8 %. ",
}
_NAME = {"zh_CN": "欧阳慕容上官诸葛", "en": "Maximilian-Alexander von Hohen "}


@dataclass(frozen=True, slots=True)
class Size:
    """How long names and texts are (characters), how many indicators there are, and the largest amount in 元."""

    name: int = 3
    text: int = 60
    items: int = 9
    amount: str = "4120000"
    findings: int = 2


TABLE = {
    "least": Size(1, 0, 1, "0", 0),
    "usual": Size(),
    "names": Size(name=MOST_NAME),
    "texts": Size(text=MOST_TEXT, findings=1),
    "many texts": Size(text=600, findings=3),
    "indicators": Size(items=MOST_ITEMS),
    "amounts": Size(amount=MOST_AMOUNT),
    "all": Size(MOST_NAME, 1_200, MOST_ITEMS, MOST_AMOUNT, 3),
}


def sized(language: str, size: Size) -> ReviewForm:
    """A form with every name, text and amount of the size."""
    form = chinese() if language == "zh_CN" else english()
    name, text = named(language, size.name), told(language, size.text)
    person = dataclasses.replace(
        form.person, name=name, position=name, team=name, superior=name, bonus_base=Decimal(size.amount)
    )
    findings = tuple(finding(name, text, "-6.7", text) for _ in range(size.findings))
    plan = action(text or name, text[:200], date(2026, 12, 31), name, text[:200])
    results = tuple(
        dataclasses.replace(each, title=name, goal=text[:120], now=name, remark=text[:300]) for each in form.last_plan
    )
    return dataclasses.replace(
        form,
        company=name,
        title=form.title if size.name <= len(form.title) else name,
        person=person,
        items=_items(language, size),
        strengths=findings,
        weaknesses=findings,
        remarks=findings[:1],
        actions=(plan,) * size.findings,
        last_plan=results,
        target_note=text[:300],
        bonus=Decimal(size.amount),
        employee_opinion=text,
        difficulties=text[:300],
        agreements="",
    )


def named(language: str, length: int) -> str:
    """A name of so many characters, without a space at its end."""
    name = (_NAME[language] * length)[:length]
    return name if name == name.strip() else name[:-1] + "n"


def told(language: str, length: int) -> str:
    """A text of so many characters."""
    return (_WORDS[language] * (length // 40 + 1))[:length].strip()


def _items(language: str, size: Size) -> tuple[ReviewItem, ...]:
    units = (Unit.MONEY, Unit.PERCENT, Unit.COUNT, Unit.DAYS, Unit.POINTS)
    areas = ("结果", "过程", "质量") if language == "zh_CN" else ("Results", "Process", "Quality")
    made = []
    for place in range(size.items):
        unit, amount = units[place % len(units)], Decimal(size.amount)
        value = str(amount if unit is Unit.MONEY else min(amount, Decimal("99999.9")))
        name = named(language, max(size.name, 2))[:-1] + chr(ord("A") + place)
        made.append(builders.item(name, unit, 4, value, value, value, "120", areas[place * 3 // size.items]))
    return tuple(made)
