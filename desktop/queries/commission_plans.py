"""Commission plans as the owner set them up."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.domain.commission import Basis, Counted, Mode, Terms
from desktop.domain.commission_documents import tiers_from
from desktop.domain.period import PeriodKind
from desktop.models import CommissionPlan, CommissionStatement, Lookup, Position
from desktop.queries.lookups import named


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A plan; product and position are "" where it holds for all. `kept` counts statements settled or overridden."""

    plan_id: int
    name: str
    name_en: str
    label: str
    terms: Terms
    cycle: PeriodKind
    product_id: int | None
    product: str
    position_id: int | None
    position: str
    valid_from: date | None
    valid_to: date | None
    kept: int


def commission_plans(session: Session, language: str, plan_id: int | None = None) -> tuple[PlanLine, ...]:
    """The plans that were not removed, the latest first; two statements."""
    kept_ones = select(CommissionStatement.plan_id, func.count()).where(CommissionStatement.deleted_at.is_(None))
    counts = kept_ones.group_by(CommissionStatement.plan_id)
    kept: dict[int, int] = dict(session.execute(counts).all())
    question = (
        select(
            CommissionPlan,
            Lookup.name.label("product"), Lookup.name_en.label("product_en"),
            Position.name.label("position"), Position.name_en.label("position_en"),
        )
        .outerjoin(Lookup, Lookup.id == CommissionPlan.product_id)
        .outerjoin(Position, Position.id == CommissionPlan.position_id)
        .where(CommissionPlan.deleted_at.is_(None))
        .order_by(CommissionPlan.valid_from.desc().nulls_last(), CommissionPlan.id)
    )  # fmt: skip
    if plan_id is not None:
        question = question.where(CommissionPlan.id == plan_id)
    return tuple(
        _line(
            row.CommissionPlan,
            named(row.product or "", row.product_en or "", language),
            named(row.position or "", row.position_en or "", language),
            kept.get(row.CommissionPlan.id, 0),
            language,
        )
        for row in session.execute(question)
    )


def terms_of(row: CommissionPlan) -> Terms:
    """What a plan says, as commissions are computed by it."""
    return Terms(Basis(row.basis), Mode(row.mode), Counted(row.counted), tiers_from(row.tiers), row.repeat_rate)


def _line(row: CommissionPlan, product: str, position: str, kept: int, language: str) -> PlanLine:
    return PlanLine(
        plan_id=row.id,
        name=row.name,
        name_en=row.name_en,
        label=named(row.name, row.name_en, language),
        terms=terms_of(row),
        cycle=PeriodKind(row.cycle),
        product_id=row.product_id,
        product=product,
        position_id=row.position_id,
        position=position,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        kept=kept,
    )
