"""What is asked of the records: of whom, in which period, narrowed how, and which indicators.

Putting a statement together takes longer than many a small company's answer: `ask` does it once for all periods.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import BindParameter, CompoundSelect, CursorResult, Date, Row, Select, bindparam
from sqlalchemy.orm import Session

from desktop.domain.period import DAY, Period
from desktop.domain.targets import Bearer
from desktop.queries.facts.narrowing import Narrowing


@dataclass(frozen=True, slots=True)
class Question:
    """One question to the records; `wanted` None asks for every indicator."""

    bearer: Bearer
    period: Period
    narrowing: Narrowing = Narrowing()  # noqa: RUF009 - a frozen value
    wanted: frozenset[str] | None = None

    def wants(self, *codes: str) -> bool:
        """Whether any of the indicators is asked for."""
        return self.wanted is None or not self.wanted.isdisjoint(codes)


@dataclass(frozen=True, slots=True)
class _AnyPeriod:
    """Stands for the period in a statement that is made before the period is known."""

    start: BindParameter[date]
    end: BindParameter[date]


_BEFORE = bindparam("before", type_=Date())
_ANY = _AnyPeriod(bindparam("start", type_=Date()), bindparam("end", type_=Date()))
ANY_PERIOD = cast(Period, _ANY)
Statement = Select[*tuple[Any, ...]] | CompoundSelect[*tuple[Any, ...]]


def ask(
    session: Session, build: Callable[[Question], Statement], question: Question
) -> Sequence[Row[*tuple[Any, ...]]]:
    """The rows of the statement that `build` makes for a question."""
    return _answer(session, build, question).all()


def ask_numbers(
    session: Session, build: Callable[[Question], Statement], question: Question
) -> Sequence[tuple[Any, ...]]:
    """The same where all columns are whole numbers or words: as the engine gives them, in half the time."""
    return _as_given(_answer(session, build, question))


def numbers_of(
    session: Session, statement: Statement, values: Mapping[str, Any] | None = None
) -> Sequence[tuple[Any, ...]]:
    """The rows of any such statement as the engine gives them; a day may be a text, see `day_from`."""
    return _as_given(session.connection().execute(statement, values))


@lru_cache(maxsize=4096)  # the records of a period lie on few days
def day_from(given: str | date) -> date:
    """The day as the engine gives it: some write it out."""
    return given if isinstance(given, date) else date.fromisoformat(given)


def _as_given(answer: CursorResult[*tuple[Any, ...]]) -> Sequence[tuple[Any, ...]]:
    rows: Sequence[tuple[Any, ...]] = answer.cursor.fetchall() if answer.cursor is not None else ()
    answer.close()
    return rows


def _answer(
    session: Session, build: Callable[[Question], Statement], question: Question
) -> CursorResult[*tuple[Any, ...]]:
    made = _made(build, question.bearer, question.narrowing, question.wanted)
    start, end = question.period.start, question.period.end
    # The connection's own answer: numbers need none of what a session does for objects.
    return session.connection().execute(made, {"start": start, "end": end, "before": start - DAY})


def day_before(period: Period) -> Any:
    """The day before the period, or the place for it in a statement for any period."""
    return _BEFORE if period is ANY_PERIOD else period.start - DAY


@lru_cache(maxsize=256)
def _made(
    build: Callable[[Question], Statement], bearer: Bearer, narrowing: Narrowing, wanted: frozenset[str] | None
) -> Statement:
    return build(Question(bearer, ANY_PERIOD, narrowing, wanted))
