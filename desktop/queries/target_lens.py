"""What a look at targets is narrowed to, and whose target for which days is meant."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from desktop.domain.scheme import Filter
from desktop.domain.targets import Bearer, TargetLevel
from desktop.models import Lookup, Target


@dataclass(frozen=True, slots=True)
class Lens:
    """One indicator at one level, perhaps narrowed to words of the owner's lists by their keys."""

    indicator: str
    level: TargetLevel = TargetLevel.SPRINT
    product_id: int | None = None
    region_id: int | None = None
    customer_kind_id: int | None = None
    source_id: int | None = None

    @property
    def narrowed_to(self) -> tuple[int | None, ...]:
        """The keys of product, region, kind of customer and source."""
        return (self.product_id, self.region_id, self.customer_kind_id, self.source_id)


@dataclass(frozen=True, slots=True)
class TargetPlace:
    """Whose target it is and for which days, both included; `bearer_id` is 0 for the company."""

    bearer: Bearer
    bearer_id: int
    start: date
    end: date


FILTERS: tuple[InstrumentedAttribute[int | None], ...] = (
    Target.product_id,
    Target.region_id,
    Target.customer_kind_id,
    Target.source_id,
)


def seen_through(lens: Lens) -> list[ColumnElement[bool]]:
    """The conditions of a lens: exactly its filter, a target narrowed otherwise is another one."""
    return [Target.indicator == lens.indicator, Target.level == lens.level.value, *_exactly(lens.narrowed_to)]


def borne_by(bearer: Bearer, bearer_id: int) -> list[ColumnElement[bool]]:
    """The conditions of a bearer."""
    if bearer is Bearer.STAFF:
        return [Target.staff_id == bearer_id]
    if bearer is Bearer.TEAM:
        return [Target.team_id == bearer_id]
    return [Target.staff_id.is_(None), Target.team_id.is_(None)]


def bearer_of(staff_id: int | None, team_id: int | None) -> tuple[Bearer, int]:
    """Whose target a row is, from its two keys."""
    if staff_id is not None:
        return Bearer.STAFF, staff_id
    return (Bearer.TEAM, team_id) if team_id is not None else (Bearer.COMPANY, 0)


def filter_of(session: Session, lens: Lens) -> Filter:
    """The filter of a lens in the owner's words, as facts are narrowed by."""
    wanted = [key for key in lens.narrowed_to if key is not None]
    if not wanted:
        return Filter()
    rows = session.execute(select(Lookup.id, Lookup.name).where(Lookup.id.in_(wanted)))
    names = {row.id: row.name for row in rows}
    return Filter(*(names.get(key, "") if key is not None else "" for key in lens.narrowed_to))


def _exactly(keys: Sequence[Any]) -> list[ColumnElement[bool]]:
    return [column.is_(None) if key is None else column == key for column, key in zip(FILTERS, keys, strict=True)]
