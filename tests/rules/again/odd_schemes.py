"""Schemes unlike the usual ones: every rule, filters, led teams, other limits, so that nothing is true by habit."""

from decimal import Decimal
from typing import Any

from sqlalchemy.orm import Session

from desktop.domain.scheme import (
    Band,
    Filter,
    Grade,
    Missing,
    Rule,
    RuleKind,
    Scheme,
    SchemeItem,
    Scope,
    Tier,
    TierBasis,
)
from desktop.models import Scheme as SchemeRow
from desktop.services.schemes import save_version

NAMES = ("怪方案一", "怪方案二")


def _item(indicator: str, weight: str, kind: RuleKind, **more: Any) -> SchemeItem:
    parameters = {name: more.pop(name) for name in ("zero_point", "stretch", "factor", "bands") if name in more}
    values: dict[str, Any] = {name: tuple(v) if name == "bands" else Decimal(v) for name, v in parameters.items()}
    for name in ("cap", "default_target", "veto_below"):
        if name in more:
            more[name] = Decimal(more[name])
    return SchemeItem(indicator, Decimal(weight), Rule(kind, **values), **more)


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _bands(*edges: tuple[str | None, str | None, str]) -> list[Band]:
    return [Band(_number(lower), _number(upper), Decimal(points)) for lower, upper, points in edges]


WIN_BANDS = _bands((None, "10", "20"), ("10", "33.3", "77.7"), ("33.3", None, "130"))
ITEMS = {
    "怪方案一": (
        _item("signings", "13.5", RuleKind.RATIO, cap="150", missing=Missing.ZERO),
        _item("win_rate", "11", RuleKind.BANDS, bands=WIN_BANDS),
        _item("overdue_amount", "7", RuleKind.RATIO, default_target="30000"),
        _item("lost_deals", "6.3333", RuleKind.DEDUCT, factor="7.5"),
        _item("market_feedback", "8", RuleKind.ADD, factor="13", cap="100"),
        _item("visits", "10", RuleKind.THRESHOLD, default_target="40", missing=Missing.FULL),
        _item("deal_cycle_days", "9", RuleKind.LINEAR, zero_point="90", stretch="10", default_target="45"),
        _item("signed_amount", "12", RuleKind.RATIO, default_target="333333.33", filter=Filter(region="华东")),
        _item("average_deal", "5", RuleKind.LINEAR, zero_point="10000", stretch="400000", default_target="120000"),
        _item("churn_rate", "4.1667", RuleKind.RATIO, default_target="7"),
        _item("satisfaction", "7", RuleKind.POINTS, veto_below="70", missing=Missing.ZERO),
        _item("visited_customers", "7", RuleKind.RATIO, default_target="25"),
    ),
    "怪方案二": (
        _item("collection_rate", "30", RuleKind.RATIO, default_target="95", scope=Scope.TEAM),
        _item("new_customers", "20", RuleKind.RATIO, default_target="3", filter=Filter(source="Trade fair")),
        _item("complaint_rate", "10", RuleKind.THRESHOLD, default_target="0"),
        _item("raters", "10", RuleKind.POINTS, missing=Missing.FULL),
        _item("gross_profit", "20", RuleKind.RATIO, default_target="0"),
        _item("retention_rate", "10", RuleKind.LINEAR, zero_point="50", stretch="100", default_target="100"),
    ),
}  # fmt: skip
GRADES = (
    Grade("a", {"zh_CN": "甲", "en": "A"}, Decimal("77.7"), None),
    Grade("b", {"zh_CN": "乙", "en": "B"}, Decimal("33.3"), Decimal("77.7")),
    Grade("c", {"zh_CN": "丙", "en": "C"}, Decimal(0), Decimal("33.3")),
)
TIERS = {
    "怪方案一": (Tier(Decimal(40), Decimal(100), Decimal("0.3333")), Tier(Decimal(100), None, Decimal("1.7"))),
    "怪方案二": tuple(
        Tier(Decimal(0), None, Decimal(factor), code) for code, factor in (("a", "1.05"), ("b", "0.55"), ("c", "0"))
    ),
}


def add(session: Session) -> None:
    """Keep both beside the schemes there are; they are for everybody."""
    for name in NAMES:
        row = SchemeRow(name=name)
        session.add(row)
        session.flush()
        basis = TierBasis.ATTAINMENT if name == NAMES[0] else TierBasis.GRADE
        save_version(
            session,
            row.id,
            Scheme(
                {"zh_CN": name}, 1, ITEMS[name], GRADES, TIERS[name], basis,
                maximum=Decimal(150), conduct_limit=Decimal(3), ramp=(Decimal("0.3"), Decimal("0.9")),
            ),
        )  # fmt: skip
