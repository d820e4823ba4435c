"""One deal with its history: stages, bearers, milestones, and the contract that came of it or could."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from desktop.models import Deal, DealOwner, DealStageChange, Milestone, Signing, Staff, Stage
from desktop.queries.deals.lines import DealLine, deal_lines
from desktop.queries.lookups import named


@dataclass(frozen=True, slots=True)
class StageVisit:
    """A stage a deal reached, and how long it stood there, None at the present one of a closed deal."""

    stage: str
    reached_on: date
    days: int | None


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who bore a deal from when to when; open ends are None."""

    staff: str
    started_on: date | None
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class Planned:
    """A milestone: planned and done, None where it is not done."""

    name: str
    planned_on: date
    done_on: date | None


@dataclass(frozen=True, slots=True)
class Contract:
    """A contract by which the deal is won, or could be; the amount in 元."""

    signing_id: int
    number: str
    signed_on: date
    amount: Decimal


@dataclass(frozen=True, slots=True)
class DealStory:
    """A deal as its panel shows it: oldest first; `signed` came of it, `fitting` belong to nobody's deal yet."""

    line: DealLine
    stages: tuple[StageVisit, ...]
    bearers: tuple[Bearer, ...]
    milestones: tuple[Planned, ...]
    signed: tuple[Contract, ...]
    fitting: tuple[Contract, ...]


def deal_story(session: Session, deal_id: int, today: date, language: str) -> DealStory | None:
    """One deal, or None where there is none of that key."""
    row = session.get(Deal, deal_id)
    if row is None or row.deleted_at is not None:
        return None
    line = deal_lines(session, [deal_id], today, language)[0]
    return DealStory(
        line,
        _stages(session, line, today, language),
        _bearers(session, deal_id),
        _milestones(session, deal_id),
        _contracts(session, Signing.deal_id == deal_id),
        _contracts(
            session,
            or_(Signing.customer_id == row.customer_id, Signing.customer_id.is_(None)) & Signing.deal_id.is_(None),
        ),
    )


def _stages(session: Session, line: DealLine, today: date, language: str) -> tuple[StageVisit, ...]:
    rows = session.execute(
        select(Stage.name, Stage.name_en, DealStageChange.reached_on)
        .join(Stage, Stage.id == DealStageChange.stage_id)
        .where(DealStageChange.deal_id == line.deal_id)
        .order_by(DealStageChange.reached_on, DealStageChange.id)
    ).all()
    ends = [row.reached_on for row in rows[1:]] + [None if line.closed_on else today]
    return tuple(
        StageVisit(named(name, name_en, language), day, None if end is None else (end - day).days)
        for (name, name_en, day), end in zip(rows, ends, strict=True)
    )


def _bearers(session: Session, deal_id: int) -> tuple[Bearer, ...]:
    rows = session.execute(
        select(Staff.name, DealOwner.started_on, DealOwner.ended_on)
        .join(Staff, Staff.id == DealOwner.staff_id)
        .where(DealOwner.deal_id == deal_id)
        .order_by(DealOwner.started_on, DealOwner.id)
    )
    return tuple(Bearer(*row) for row in rows)


def _milestones(session: Session, deal_id: int) -> tuple[Planned, ...]:
    rows = session.execute(
        select(Milestone.name, Milestone.planned_on, Milestone.done_on)
        .where(Milestone.deal_id == deal_id, Milestone.deleted_at.is_(None))
        .order_by(Milestone.planned_on, Milestone.id)
    )
    return tuple(Planned(*row) for row in rows)


def _contracts(session: Session, belongs: ColumnElement[bool]) -> tuple[Contract, ...]:
    rows = session.execute(
        select(Signing.id, Signing.number, Signing.signed_on, Signing.amount)
        .where(belongs, Signing.deleted_at.is_(None))
        .order_by(Signing.signed_on.desc(), Signing.id.desc())
        .limit(50)
    )
    return tuple(Contract(key, number or "", day, amount) for key, number, day, amount in rows)
