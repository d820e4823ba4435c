"""Scheme values for tests: only what matters is stated."""

from decimal import Decimal
from typing import Any

from desktop.domain.facts import Measure
from desktop.domain.indicators import INDICATORS, Indicator
from desktop.domain.ramp import Ramp
from desktop.domain.scheme import Grade, Rule, RuleKind, Scheme, SchemeItem, Tier

HIGHER = INDICATORS["effective_visits"]
LOWER = INDICATORS["complaints"]
PERCENT = INDICATORS["collection_rate"]
WHOLE = Ramp(None, Decimal(1), 92, 0, 92)

GRADES = (
    Grade("excellent", {"zh_CN": "优秀"}, Decimal(90), None),
    Grade("good", {"zh_CN": "良好"}, Decimal(80), Decimal(90)),
    Grade("pass", {"zh_CN": "合格"}, Decimal(60), Decimal(80)),
    Grade("fail", {"zh_CN": "不合格"}, Decimal(0), Decimal(60)),
)
TIERS = (
    Tier(Decimal(0), Decimal(60), Decimal(0)),
    Tier(Decimal(60), Decimal(80), Decimal("0.8")),
    Tier(Decimal(80), Decimal(100), Decimal("1.2")),
    Tier(Decimal(100), Decimal(120), Decimal("1.5")),
    Tier(Decimal(120), None, Decimal("1.8")),
)


def number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def rule(kind: RuleKind = RuleKind.RATIO, **parameters: str) -> Rule:
    values: dict[str, Any] = {name: Decimal(value) for name, value in parameters.items()}
    return Rule(kind, **values)


def item(
    indicator: Indicator = HIGHER, weight: str = "100", scored_by: Rule | None = None, **more: Any
) -> SchemeItem:
    return SchemeItem(indicator.code, Decimal(weight), scored_by or rule(), **more)


def scheme(*items: SchemeItem, **more: Any) -> Scheme:
    return Scheme({"zh_CN": "考核"}, 1, items or (item(),), **{"grades": GRADES, "tiers": TIERS, **more})


def measure(actual: str | None, numerator: str | None = None, denominator: str | None = None) -> Measure:
    return Measure(number(actual), number(numerator), number(denominator))
