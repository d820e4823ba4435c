"""The targets that hold in a period, of everybody, in one statement."""

from collections import defaultdict
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session, aliased

from desktop.domain.period import Period
from desktop.domain.scheme import Filter
from desktop.domain.targets import Bearer, SetTarget, TargetKey, TargetLevel, Targets, target_for
from desktop.models import Lookup, Target


def targets_for(session: Session, period: Period) -> Targets:
    """What each person, each team and the company is to reach in the period, by indicator, filter and level."""
    product, region, customer_kind, source = (aliased(Lookup) for _ in range(4))
    rows = session.execute(
        select(
            Target.staff_id, Target.team_id, Target.indicator, Target.level, Target.start, Target.end, Target.value,
            product.name.label("product"), region.name.label("region"),
            customer_kind.name.label("customer_kind"), source.name.label("source"),
        )
        .outerjoin(product, product.id == Target.product_id)
        .outerjoin(region, region.id == Target.region_id)
        .outerjoin(customer_kind, customer_kind.id == Target.customer_kind_id)
        .outerjoin(source, source.id == Target.source_id)
        .where(Target.deleted_at.is_(None), Target.start >= period.start, Target.end <= period.end)
        .order_by(Target.id)
    )  # fmt: skip
    inside: dict[TargetKey, list[SetTarget]] = defaultdict(list)
    for row in rows:
        inside[_key(row)].append(SetTarget(row.start, row.end, row.value))
    figures = {}
    for key, set_targets in inside.items():
        figure = target_for(key.indicator, period.start, period.end, set_targets)
        if figure is not None:
            figures[key] = figure
    return Targets(figures)


def _key(row: Row[*tuple[Any, ...]]) -> TargetKey:
    filter_ = Filter(row.product or "", row.region or "", row.customer_kind or "", row.source or "")
    level = TargetLevel(row.level)
    if row.staff_id is not None:
        return TargetKey(Bearer.STAFF, row.staff_id, row.indicator, filter_, level)
    if row.team_id is not None:
        return TargetKey(Bearer.TEAM, row.team_id, row.indicator, filter_, level)
    return TargetKey(Bearer.COMPANY, 0, row.indicator, filter_, level)
