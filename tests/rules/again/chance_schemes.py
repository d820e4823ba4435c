"""Schemes made by chance: any indicators by any rule, caps, filters, led teams, vetoes, lines without data."""

import random
from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Any

from sqlalchemy.orm import Session

from desktop.domain.indicators import INDICATORS, Indicator, RecordKind, Unit
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

GRADES = tuple(
    Grade(code, {"zh_CN": code, "en": code}, Decimal(lower), None if upper is None else Decimal(upper))
    for code, lower, upper in (("a", 90, None), ("b", 80, 90), ("c", 60, 80), ("d", 0, 60))
)
TIERS = (
    Tier(Decimal(40), Decimal(80), Decimal("0.3333")),
    Tier(Decimal(80), Decimal(120), Decimal("1.2")),
    Tier(Decimal(120), None, Decimal("1.7")),
)
BY_GRADE = tuple(Tier(Decimal(0), None, Decimal(each), code) for code, each in zip("abcd", (2, 1, 0, 0), strict=True))
RAMPS = ((), (Decimal("0.5"), Decimal("0.67"), Decimal("0.83"), Decimal(1)), (Decimal("0.3"), Decimal("0.9")))
NARROWINGS: Mapping[str, str] = {"product": "A 产品", "region": "华东", "customer_kind": "加盟商", "source": "转介绍"}
OF_NO_CUSTOMER = {RecordKind.FEEDBACK, RecordKind.ACTIVITY, RecordKind.ACTION, RecordKind.RATING}


def add(session: Session, seed: int, name: str) -> None:
    """Keep one beside the schemes there are; it is for everybody."""
    row = SchemeRow(name=name)
    session.add(row)
    session.flush()
    save_version(session, row.id, scheme(seed, name))


def scheme(seed: int, name: str) -> Scheme:
    """The scheme of a number."""
    chance = random.Random(seed)  # noqa: S311 - the same scheme each time is the point
    codes = chance.sample(sorted(INDICATORS), chance.randrange(5, 13))
    cuts = [0, *sorted(chance.sample(range(1, 1000), len(codes) - 1)), 1000]
    weights = [Decimal(after - before) / 10 for before, after in pairwise(cuts)]
    basis = chance.choice(list(TierBasis))
    return Scheme(
        {"zh_CN": name}, 1,
        tuple(_item(chance, INDICATORS[code], weight) for code, weight in zip(codes, weights, strict=True)),
        GRADES, BY_GRADE if basis is TierBasis.GRADE else TIERS, basis,
        maximum=Decimal(chance.choice([100, 120, 150])), conduct_limit=Decimal(chance.choice([0, 3, 10])),
        ramp=chance.choice(RAMPS),
    )  # fmt: skip


def _item(chance: random.Random, indicator: Indicator, weight: Decimal) -> SchemeItem:
    usual = Decimal({Unit.MONEY: 50_000, Unit.COUNT: 5}.get(indicator.unit, 50))
    return SchemeItem(
        indicator.code, weight, _rule(chance, indicator, usual),
        cap=Decimal(chance.choice(["100", "110.5", "120", "150"])),
        scope=chance.choice([Scope.OWN, Scope.OWN, Scope.OWN, Scope.TEAM]),
        missing=chance.choice(list(Missing)),
        default_target=usual if chance.random() < 0.4 else None,
        veto_below=Decimal(chance.choice([20, 60])) if chance.random() < 0.1 else None,
        filter=_filter(chance, indicator),
    )  # fmt: skip


def _rule(chance: random.Random, indicator: Indicator, usual: Decimal) -> Rule:
    higher = indicator.higher_is_better
    kinds = [RuleKind.RATIO, RuleKind.LINEAR, RuleKind.BANDS, RuleKind.THRESHOLD]
    kinds.append(RuleKind.ADD if higher else RuleKind.DEDUCT)
    if higher and indicator.unit in (Unit.POINTS, Unit.PERCENT):
        kinds.append(RuleKind.POINTS)
    kind = chance.choice(kinds)
    values: dict[str, Any] = {}
    if kind is RuleKind.LINEAR:
        zero, stretch = (Decimal(0), usual * 3) if higher else (usual * 3, Decimal(0))
        values = {"zero_point": zero, "stretch": stretch}
    elif kind in (RuleKind.ADD, RuleKind.DEDUCT):
        values = {"factor": Decimal(chance.choice(["0.001", "7.5", "13"]))}
    elif kind is RuleKind.BANDS:
        edges = (None, usual / 2, usual, None)
        points = (Decimal("33.3"), Decimal("77.7"), Decimal(130))
        values = {"bands": tuple(Band(edges[n], edges[n + 1], points[n]) for n in range(3))}
    return Rule(kind, **values)


def _filter(chance: random.Random, indicator: Indicator) -> Filter:
    """A narrowing the indicator's records know, if any."""
    name = chance.choice(list(NARROWINGS))
    if chance.random() > 0.35 or indicator.records in OF_NO_CUSTOMER:
        return Filter()
    if name == "product" and indicator.records in (RecordKind.SURVEY, RecordKind.COMPLAINT):
        return Filter()
    return Filter(**{name: NARROWINGS[name]})
