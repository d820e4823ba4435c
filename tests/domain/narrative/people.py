"""Invented people whose figures the texts are tried on; a builder needs only what matters."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from desktop.domain.facts import ConductEvent, Evidence, Measure, OverdueMoney, SignedContract
from desktop.domain.indicators import INDICATORS
from desktop.domain.narrative import PastAction, PersonFigures, ScoredItem, Standing
from desktop.domain.period import parse_period
from desktop.domain.scoring import Reason

QUARTER = parse_period("2026Q3")


def measure(actual: float | str | None, part: float | str | None = None, whole: float | str | None = None) -> Measure:
    """A measure from plain numbers."""
    values = [None if value is None else Decimal(str(value)) for value in (actual, part, whole)]
    return Measure(values[0], values[1], values[2])


def rate(part: float, whole: float) -> Measure:
    """A percentage of two parts."""
    return Measure(Decimal(100) * Decimal(str(part)) / Decimal(str(whole)), Decimal(str(part)), Decimal(str(whole)))


def item(
    code: str,
    weight: float,
    points: float | None,
    actual: Measure | float | None = None,
    target: float | None = None,
    *,
    effective: float | None = None,
    previous: Measure | float | None = None,
    previous_points: float | None = None,
    is_team_scope: bool = False,
    assumed: Reason = Reason.NONE,
    narrowed: str = "",
) -> ScoredItem:
    """A line of the score card."""
    return ScoredItem(
        indicator=INDICATORS[code],
        weight=Decimal(str(weight)),
        points=None if points is None else Decimal(str(points)),
        actual=_measured(actual),
        target=None if target is None else Decimal(str(target)),
        effective_target=_decimal(effective if effective is not None else target),
        previous=_measured(previous),
        previous_points=_decimal(previous_points),
        is_team_scope=is_team_scope,
        assumed=assumed,
        narrowed=narrowed,
    )


def person(
    name: str,
    items: Sequence[ScoredItem],
    *,
    facts: Mapping[str, Measure] | None = None,
    mates: Sequence[Sequence[ScoredItem]] = (),
    mates_facts: Sequence[Mapping[str, Measure]] = (),
    **others: Any,
) -> PersonFigures:
    """A person in the third quarter of 2026; `mates` are the others' score cards."""
    own = Standing(1, tuple(items), _facts(items, facts))
    peers = [own]
    for number, cards in enumerate(mates):
        extra = mates_facts[number] if number < len(mates_facts) else None
        peers.append(Standing(number + 2, tuple(cards), _facts(cards, extra)))
    built = PersonFigures(
        name=name,
        period=QUARTER,
        previous_period=QUARTER.previous(),
        next_period=QUARTER.next(),
        standing=own,
        scored_weight=sum((one.weight for one in items if one.points is not None), Decimal(0)),
        peers=tuple(peers),
        superior="周敏",
    )
    return replace(built, **others)


def contract(number: str, customer: str, signed_on: str, amount: float, is_first: bool = True) -> SignedContract:
    """A signed contract."""
    return SignedContract(
        int(number), number, customer, date.fromisoformat(signed_on), Decimal(str(amount)), is_first
    )


def overdue(customer: str, due_on: str, unpaid: float, number: int = 1) -> OverdueMoney:
    """An unpaid instalment."""
    return OverdueMoney(number, f"HT-{number}", customer, date.fromisoformat(due_on), Decimal(str(unpaid)))


def visit_days(start: str, end: str, every: int = 2, *, without: tuple[str, str] | None = None) -> tuple[date, ...]:
    """Weekdays with a visit, all `every` days, none between the days of `without`."""
    day, last = date.fromisoformat(start), date.fromisoformat(end)
    gap = tuple(map(date.fromisoformat, without)) if without else ()
    days = []
    while day <= last:
        if day.weekday() < 5 and not (gap and gap[0] <= day <= gap[1]):
            days.append(day)
        day += timedelta(days=every)
    return tuple(days)


def past_action(
    code: str | None,
    start: float | None,
    goal: float | None,
    text: str = "每周五排好下周拜访名单",
    *,
    done: bool = False,
) -> PastAction:
    """An action of the last plan."""
    return PastAction(
        action_id=71,
        indicator=INDICATORS[code] if code else None,
        measure="",
        texts={"zh_CN": text, "en": "Plan next week's visits every Friday"},
        goals={"zh_CN": "", "en": ""},
        supports={"zh_CN": "", "en": ""},
        from_value=_decimal(start),
        to_value=_decimal(goal),
        due_on=QUARTER.end,
        done_on=QUARTER.end if done else None,
    )


def conduct(kind: str, happened_on: str, points: float, description: str) -> ConductEvent:
    """An award, penalty or red line."""
    return ConductEvent(9, kind, date.fromisoformat(happened_on), Decimal(str(points)), description)


def _facts(items: Sequence[ScoredItem], extra: Mapping[str, Measure] | None) -> Mapping[str, Measure]:
    return {one.indicator.code: one.actual for one in items} | dict(extra or {})


def _measured(value: Measure | float | None) -> Measure:
    return value if isinstance(value, Measure) else measure(value)


def _decimal(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def wang_gong() -> PersonFigures:
    """Signs much, visits little, one customer pays late: the person of the good examples."""
    mates = [
        [
            item("signed_amount", 25, 90, 2_300_000 - 100_000 * n, 2_600_000),
            item("collection_rate", 15, 95, rate(80, 100), 85),
            item("new_customers", 10, 100, 5, 5),
            item("effective_visits", 15, 90, 31 + n, 39),
            item("deal_cycle_days", 5, 90, 60, 55),
            item("log_timeliness", 5, 100, rate(40, 40), 95),
            item("customer_quality", 10, 74, 74),
            item("satisfaction", 5, None),
            item("market_feedback", 5, 100, 6, 6),
            item("raters", 5, 80, 80),
        ]
        for n in range(5)
    ]
    mates_facts = [
        {"visit_conversion": rate(6, 30), "visits": measure(45), "new_deals": measure(9)} for _n in range(5)
    ]
    items = [
        item("signed_amount", 25, 120, 3_120_000, 2_814_000, effective=2_600_000, previous=2_635_000),
        item("collection_rate", 15, 73.5, rate(500_000, 800_000), 85, previous=88),
        item("new_customers", 10, 86.6, 4, 5, effective=4.6),
        item("effective_visits", 15, 50, 18, 39, effective=36, previous=26),
        item("deal_cycle_days", 5, 96.5, measure(57, 342, 6), 55, previous=68),
        item("log_timeliness", 5, 105.3, rate(24, 24), 95, previous=82),
        item("customer_quality", 10, 74, 74),
        item("satisfaction", 5, None),
        item("market_feedback", 5, 120, 8, 6, effective=5.5),
        item("raters", 5, 80, 80),
    ]
    evidence = Evidence(
        contracts=(
            contract("1", "禾味餐饮", "2026-08-12", 800_000),
            contract("2", "城东广场", "2026-08-21", 660_000),
            contract("3", "山前茶铺", "2026-07-09", 600_000),
            contract("4", "老渔记", "2026-09-03", 560_000),
            contract("5", "小满烘焙", "2026-09-18", 500_000, is_first=False),
        ),
        overdue=(overdue("绿源超市", "2026-08-20", 300_000),),
        visit_days=visit_days("2026-07-01", "2026-09-30", 3, without=("2026-07-20", "2026-08-09")),
        record_ids={"effective_visits": (11, 12, 13), "signed_amount": (1, 2, 3, 4, 5)},
    )
    return person(
        "王龚", items, mates=mates, mates_facts=mates_facts, evidence=evidence,
        facts={"visit_conversion": rate(5, 15), "visits": measure(24), "new_deals": measure(6)},
        last_plan=(
            past_action("deal_cycle_days", 68, 55, "立项后 30 天内开方案会"),
            past_action("log_timeliness", 82, 95, "当天录入拜访"),
            past_action("effective_visits", 26, 36),
        ),
    )  # fmt: skip
