"""Verbs on commission plans: add, change, let another take over, remove, restore."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from desktop.domain.commission import Terms, check_terms
from desktop.domain.commission_documents import tiers_document
from desktop.domain.period import PeriodKind
from desktop.errors import N_, RequestError
from desktop.models import CommissionPlan, CommissionStatement, LookupKind, Position
from desktop.models.base import now
from desktop.services import audit
from desktop.services.gone import GoneError
from desktop.services.lookups import lookup_named
from desktop.services.texts import line_of, required_line
from desktop.store.database import Database

_DAY = timedelta(days=1)
_CYCLES = (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.YEAR)
_TELLING_APART = ("name", "valid_from", "valid_to")
_TOLD = ("name", "name_en", "valid_to")  # what may change once money was settled by the plan


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """A plan; product by name, "" for all; it holds for contracts signed between its days, None is open."""

    name: str
    terms: Terms
    name_en: str = ""
    cycle: PeriodKind = PeriodKind.MONTH
    product: str = ""
    position_id: int | None = None
    valid_from: date | None = None
    valid_to: date | None = None


class CommissionPlans:
    """The plans by which commissions are computed; each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, draft: PlanDraft) -> int:
        """The key of a new plan."""
        with self._database.write() as session:
            return _add(session, draft)

    def change(self, plan_id: int, draft: PlanDraft) -> None:
        """Keep what the owner changed; a plan by which money was settled keeps its terms."""
        with self._database.write() as session:
            row, columns = _existing(session, plan_id), _columns(session, draft)
            if _is_used(session, plan_id) and any(
                getattr(row, name) != value for name, value in columns.items() if name not in _TOLD
            ):
                raise RequestError(
                    N_(
                        "Commissions were settled by this plan, so its terms stay. Let a new plan take over from a "
                        "day on instead."
                    )
                )
            _refuse_twice(session, columns, plan_id)
            for name, value in columns.items():
                setattr(row, name, value)
            row.revision += 1
            audit.append(session, "commission_plan.changed", "commission_plan", plan_id, columns)

    def take_over(self, plan_id: int, draft: PlanDraft, first_day: date) -> int:
        """The key of a new plan for contracts signed from `first_day` on; the old one ends the day before."""
        with self._database.write() as session:
            row = _existing(session, plan_id)
            if row.valid_from is not None and first_day <= row.valid_from:
                raise RequestError(
                    N_("The plan itself holds only from {start} on. Choose a later day."),
                    start=row.valid_from.isoformat(),
                )
            if row.valid_to is not None and first_day > row.valid_to + _DAY:
                raise RequestError(
                    N_("The plan itself ends on {end}. Choose the day after it, or add a new plan."),
                    end=row.valid_to.isoformat(),
                )
            row.valid_to = first_day - _DAY
            row.revision += 1
            session.flush()
            details = {"valid_to": row.valid_to}
            audit.append(session, "commission_plan.ended", "commission_plan", plan_id, details)
            return _add(session, draft, first_day)

    def go_on(self, plan_id: int, follower_id: int, valid_to: date | None) -> None:
        """Undo a taking over: the plan ends when it ended before, and the follower goes."""
        with self._database.write() as session:
            row = _existing(session, plan_id)
            _remove(session, follower_id)
            row.valid_to = valid_to
            row.revision += 1
            session.flush()
            _refuse_twice(session, {name: getattr(row, name) for name in _TELLING_APART}, plan_id)
            audit.append(session, "commission_plan.changed", "commission_plan", plan_id, {"valid_to": valid_to})

    def remove(self, plan_id: int) -> None:
        """Take a plan away by which nothing was settled; `restore` brings it back."""
        with self._database.write() as session:
            _remove(session, plan_id)

    def restore(self, plan_id: int) -> None:
        """Bring a removed plan back."""
        with self._database.write() as session:
            row = session.get(CommissionPlan, plan_id)
            if row is None or row.deleted_at is None:
                raise GoneError(_GONE)
            _refuse_twice(session, {name: getattr(row, name) for name in _TELLING_APART}, plan_id)
            row.deleted_at = None
            audit.append(session, "commission_plan.restored", "commission_plan", plan_id)


_GONE = N_("This commission plan was removed meanwhile, perhaps on another computer.")


def _existing(session: Session, plan_id: int) -> CommissionPlan:
    row = session.get(CommissionPlan, plan_id)
    if row is None or row.deleted_at is not None:
        raise GoneError(_GONE)
    return row


def _remove(session: Session, plan_id: int) -> None:
    row = _existing(session, plan_id)
    if _is_used(session, plan_id):
        raise RequestError(N_("Commissions were settled by this plan, so it stays. Give it a last day instead."))
    row.deleted_at = now()
    audit.append(session, "commission_plan.removed", "commission_plan", plan_id)


def _is_used(session: Session, plan_id: int) -> bool:
    count = select(func.count()).where(
        CommissionStatement.plan_id == plan_id, CommissionStatement.deleted_at.is_(None)
    )
    return bool(session.scalar(count))


def _add(session: Session, draft: PlanDraft, first_day: date | None = None) -> int:
    columns = _columns(session, draft)
    if first_day is not None:
        columns["valid_from"] = first_day
    _check_days(columns)
    _refuse_twice(session, columns, None)
    row = CommissionPlan(**columns)
    session.add(row)
    session.flush()
    audit.append(session, "commission_plan.added", "commission_plan", row.id, columns)
    return row.id


def _columns(session: Session, draft: PlanDraft) -> dict[str, Any]:
    check_terms(draft.terms)
    if draft.cycle not in _CYCLES:
        raise RequestError(N_("Commissions are settled by month, quarter, half-year or year."))
    if draft.position_id is not None and session.get(Position, draft.position_id) is None:
        raise RequestError(N_("This position is no longer there. Choose another one."))
    columns = {
        "name": required_line(draft.name, N_("Plan name")),
        "name_en": line_of(draft.name_en, N_("Plan name")),
        "basis": draft.terms.basis.value,
        "mode": draft.terms.mode.value,
        "counted": draft.terms.counted.value,
        "cycle": draft.cycle.value,
        "tiers": tiers_document(draft.terms.tiers),
        "repeat_rate": draft.terms.repeat_rate,
        "product_id": lookup_named(session, LookupKind.PRODUCT, line_of(draft.product, N_("Product"))),
        "position_id": draft.position_id,
        "valid_from": draft.valid_from,
        "valid_to": draft.valid_to,
    }
    _check_days(columns)
    return columns


def _check_days(columns: dict[str, Any]) -> None:
    start, end = columns["valid_from"], columns["valid_to"]
    if start is not None and end is not None and end < start:
        raise RequestError(
            N_("The plan would end on {end}, before it starts on {start}."),
            end=end.isoformat(),
            start=start.isoformat(),
        )


def _refuse_twice(session: Session, columns: dict[str, Any], plan_id: int | None) -> None:
    """Two plans of one name that hold on the same day could not be told apart."""
    others = select(CommissionPlan.id).where(
        CommissionPlan.name == columns["name"],
        CommissionPlan.deleted_at.is_(None),
        CommissionPlan.id != (plan_id or 0),
    )
    if columns["valid_to"] is not None:
        others = others.where(
            or_(CommissionPlan.valid_from.is_(None), CommissionPlan.valid_from <= columns["valid_to"])
        )
    if columns["valid_from"] is not None:
        others = others.where(
            or_(CommissionPlan.valid_to.is_(None), CommissionPlan.valid_to >= columns["valid_from"])
        )
    if session.scalar(others.limit(1)) is not None:
        raise RequestError(
            N_("There is a plan called {name} for the same days already. Choose another name or other days."),
            name=columns["name"],
        )
