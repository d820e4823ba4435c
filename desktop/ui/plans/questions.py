"""What the page asks the data file; each answer is frozen."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.domain.indicators import Indicator
from desktop.queries.measures import MeasureRow, measure_rows
from desktop.queries.own_indicators import indicators_of
from desktop.queries.plans import PlanChoice, PlanLine, plan_board, plan_choices


@dataclass(frozen=True, slots=True)
class BoardAnswer:
    """The actions, and which plans there are to choose from."""

    lines: tuple[PlanLine, ...]
    choices: tuple[PlanChoice, ...]


@dataclass(frozen=True, slots=True)
class LibraryAnswer:
    """The entries, and the indicators an entry may move."""

    rows: tuple[MeasureRow, ...]
    indicators: tuple[Indicator, ...]


def board_answer(session: Any, today: date, language: str, evaluation_id: int | None) -> BoardAnswer:
    """One plan's actions, or those of everybody's latest plan."""
    chosen = None if evaluation_id is None else [evaluation_id]
    return BoardAnswer(plan_board(session, today, language, chosen), plan_choices(session))


def library_answer(session: Any) -> LibraryAnswer:
    """The library as it stands."""
    return LibraryAnswer(measure_rows(session), tuple(indicators_of(session).values()))
