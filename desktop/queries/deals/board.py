"""The board of deals: a column for each stage with how many stand there and what they may bring."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.models import Deal, DealResult, Stage
from desktop.queries.deals.lines import DealLine, deal_lines
from desktop.queries.deals.narrowing import DealFilter, deals_matching
from desktop.queries.lookups import Choice, named

MOST_CARDS = 1500
FROM_SIGNING = ("signing", "landing", "collection")


@dataclass(frozen=True, slots=True)
class StageColumn:
    """One stage; money in 元, `weighted` × the stage's probability; `stage_id` None holds deals without a stage."""

    stage_id: int | None
    name: str
    step: str
    probability: int
    number: int
    amount: Decimal

    @property
    def weighted(self) -> Decimal:
        """What the stage's deals may bring × its probability, in 元, unrounded."""
        return self.amount * self.probability / 100


@dataclass(frozen=True, slots=True)
class Closed:
    """The deals closed in some days: how many, and what the won ones brought, the lost ones might have, in 元."""

    won: int
    won_amount: Decimal
    lost: int
    lost_amount: Decimal


@dataclass(frozen=True, slots=True)
class Board:
    """The columns in the stages' order, and the cards, the most valuable first; `is_cut` where there are more."""

    columns: tuple[StageColumn, ...]
    cards: tuple[DealLine, ...]
    is_cut: bool


def deal_board(session: Session, wanted: DealFilter, today: date, language: str, after: bool = False) -> Board:
    """Open deals at the stages up to signing, or `after` it the won ones on their way to landing and collection.

    Stages beyond those are shown where deals stand there all the same.
    """
    result = DealResult.WON if after else DealResult.OPEN
    asked = replace(wanted, result=result.value)
    columns = _columns(session, asked, today, language, is_open=not after)
    value = func.coalesce(Deal.amount, Deal.expected_amount, 0)
    matching = select(Deal.id).where(*deals_matching(session, asked, today))
    keys = session.scalars(matching.order_by(value.desc(), Deal.id).limit(MOST_CARDS)).all()
    cards = deal_lines(session, keys, today, language)
    return Board(columns, cards, sum(column.number for column in columns) > len(cards))


def open_columns(session: Session, wanted: DealFilter, today: date, language: str) -> tuple[StageColumn, ...]:
    """The columns of the open deals without their cards."""
    return _columns(session, replace(wanted, result=DealResult.OPEN.value), today, language, is_open=True)


def stages(session: Session, language: str, is_open: bool) -> tuple[Choice, ...]:
    """The stages an open deal may reach before it is signed, or a won one from its signing on, in their order."""
    return tuple(
        Choice(stage.id, named(stage.name, stage.name_en, language))
        for stage in _every(session)
        if _belongs(stage, is_open)
    )


def closed_deals(session: Session, wanted: DealFilter, today: date, start: date, end: date) -> Closed:
    """What was won and lost in these days, both included."""
    value = func.sum(func.coalesce(Deal.amount, Deal.expected_amount, 0))
    asked = replace(wanted, result="", is_stalled=False, stage_id=None, start=start, end=end)
    question = select(Deal.result, func.count(), value).where(
        Deal.result != DealResult.OPEN, *deals_matching(session, asked, today)
    )
    rows = {row[0]: row for row in session.execute(question.group_by(Deal.result))}
    none = ("", 0, Decimal(0))
    won, lost = rows.get(DealResult.WON, none), rows.get(DealResult.LOST, none)
    return Closed(won[1], won[2], lost[1], lost[2])


def _columns(
    session: Session, wanted: DealFilter, today: date, language: str, is_open: bool
) -> tuple[StageColumn, ...]:
    sums = _sums(session, wanted, today)
    columns = []
    for stage in _every(session):
        number, amount = sums.pop(stage.id, (0, Decimal(0)))
        if _belongs(stage, is_open) or number:
            name = named(stage.name, stage.name_en, language)
            columns.append(StageColumn(stage.id, name, stage.step, stage.probability, number, amount))
    if None in sums:
        number, amount = sums[None]
        columns.insert(0, StageColumn(None, "", "", 0, number, amount))
    return tuple(columns)


def _every(session: Session) -> Sequence[Stage]:
    return session.scalars(select(Stage).order_by(Stage.sort_order, Stage.id)).all()


def _belongs(stage: Stage, is_open: bool) -> bool:
    return (stage.step in FROM_SIGNING) is not is_open


def _sums(session: Session, wanted: DealFilter, today: date) -> dict[int | None, tuple[int, Decimal]]:
    value = func.sum(func.coalesce(Deal.amount, Deal.expected_amount, 0))
    question = select(Deal.stage_id, func.count(), value).where(*deals_matching(session, wanted, today))
    rows = session.execute(question.group_by(Deal.stage_id))
    return {stage_id: (number, amount) for stage_id, number, amount in rows}
