"""The targets that hold in a period, of everybody, in one statement."""

from collections import defaultdict
from decimal import Decimal
from functools import lru_cache

from sqlalchemy import BigInteger, select, type_coerce
from sqlalchemy.orm import Session, aliased

from desktop.domain.period import Period
from desktop.domain.scheme import Filter
from desktop.domain.targets import Bearer, SetTarget, TargetFigure, TargetKey, TargetLevel, Targets, target_for
from desktop.models import Lookup, Target
from desktop.queries.facts.question import day_from, numbers_of

_LEVELS = {level.value: level for level in TargetLevel}
_PLACES = 4  # decimals a target is kept with


def targets_for(session: Session, period: Period) -> Targets:
    """What each person, each team and the company is to reach in the period, by indicator, filter and level."""
    product, region, customer_kind, source = (aliased(Lookup) for _ in range(4))
    rows = numbers_of(
        session,
        select(
            Target.staff_id, Target.team_id, Target.indicator, Target.level, Target.start, Target.end,
            type_coerce(Target.value, BigInteger),
            product.name, region.name, customer_kind.name, source.name,
        )
        .outerjoin(product, product.id == Target.product_id)
        .outerjoin(region, region.id == Target.region_id)
        .outerjoin(customer_kind, customer_kind.id == Target.customer_kind_id)
        .outerjoin(source, source.id == Target.source_id)
        .where(Target.deleted_at.is_(None), Target.start >= period.start, Target.end <= period.end)
        .order_by(Target.id),
    )  # fmt: skip
    inside: dict[TargetKey, list[SetTarget]] = defaultdict(list)
    figures: dict[TargetKey, TargetFigure] = {}
    for staff_id, team_id, indicator, level, start, end, value, *words in rows:
        key = TargetKey(*_bearer(staff_id, team_id), indicator, _filter(*words), _LEVELS[level])
        first, last = day_from(start), day_from(end)
        if first == period.start and last == period.end:  # most are; of two the later one holds
            figures[key] = TargetFigure(_value(value), 0, period.days, period.days)
        else:
            inside[key].append(SetTarget(first, last, _value(value)))
    for key, set_targets in inside.items():
        if key in figures:
            continue
        figure = target_for(key.indicator, period.start, period.end, set_targets)
        if figure is not None:
            figures[key] = figure
    return Targets(figures)


@lru_cache(maxsize=1024)  # many people are asked for the same
def _value(given: int) -> Decimal:
    return Decimal(given).scaleb(-_PLACES)


def _bearer(staff_id: int | None, team_id: int | None) -> tuple[Bearer, int]:
    if staff_id is not None:
        return Bearer.STAFF, staff_id
    return (Bearer.COMPANY, 0) if team_id is None else (Bearer.TEAM, team_id)


@lru_cache(maxsize=256)  # most targets are narrowed by nothing
def _filter(product: str | None, region: str | None, customer_kind: str | None, source: str | None) -> Filter:
    return Filter(product or "", region or "", customer_kind or "", source or "")
