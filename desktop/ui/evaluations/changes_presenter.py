"""Decides what is said about records that changed after an evaluation was frozen."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

from desktop.i18n import Translator, translator
from desktop.queries.evaluations import EvaluationRow
from desktop.queries.own_indicators import own_indicators
from desktop.reports.figures import NONE, measure_for
from desktop.services.evaluation_changes import Change, changed_since
from desktop.ui.ports import Tasks
from desktop.ui.presenter import Presenter


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A frozen figure and what the records say today, both in words."""

    staff_id: int
    person: str
    code: str
    indicator: str
    frozen: str
    now: str


class ChangesView(Protocol):
    """What the presenter expects of the page."""

    def show_changes(self, lines: Sequence[ChangeLine]) -> None:
        """Mark that so much changed since."""
        ...


def changes(session: Any, evaluation_id: int, language: str) -> tuple[ChangeLine, ...]:
    """The changed figures in words."""
    found = changed_since(session, evaluation_id)
    if not found:
        return ()
    catalogue, texts = own_indicators(session, with_removed=True).catalogue, translator(language)
    lines = []
    for each in found:
        known = catalogue.get(each.indicator)
        name = known.called(texts) if known is not None else each.indicator
        frozen, now = (str(each.frozen), str(each.present)) if known is None else _worded(each, known, texts)
        lines.append(ChangeLine(each.staff_id, each.name, each.indicator, name, frozen, now))
    return tuple(lines)


def _worded(each: Change, known: Any, texts: Translator) -> tuple[str, str]:
    values = [value for value in (each.frozen, each.present) if value is not None]
    measure = measure_for(known.unit, known.measure_word and texts(known.measure_word), values, texts)
    unit = f" {measure.unit}" if measure.unit else ""

    def told(value: Any) -> str:
        return NONE if value is None else f"{measure.text(value)}{unit}"

    return told(each.frozen), told(each.present)


class ChangesPresenter(Presenter[ChangesView]):
    """Asks once an evaluation that is finalised is shown."""

    def __init__(self, tasks: Tasks, texts: Translator) -> None:
        self._tasks = tasks
        self._texts = texts

    def show(self, row: EvaluationRow) -> None:
        """Look what changed since; nothing is asked about what may still be computed again."""
        if self._view is None:
            return
        self._view.show_changes(())
        if row.is_finalised:
            ask = partial(changes, evaluation_id=row.evaluation_id, language=self._texts.language)
            self._tasks.query(ask, self._view.show_changes)
