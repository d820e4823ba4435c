"""Decides what is said about records that changed after an evaluation was computed."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any, Protocol

from desktop.domain.indicators import Indicator
from desktop.i18n import Translator, translator
from desktop.queries.evaluations import EvaluationRow
from desktop.queries.own_indicators import own_indicators
from desktop.reports.figures import NONE, measure_for, number
from desktop.services.evaluation_changes import Change, What, changed_since, may_differ
from desktop.ui.ports import Tasks
from desktop.ui.presenter import Presenter


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A figure as it was computed and what the records say today, both in words."""

    staff_id: int
    person: str
    code: str
    indicator: str
    frozen: str
    now: str
    is_scheme: bool = False  # no figure: a newer version of the scheme, for everybody


class ChangesView(Protocol):
    """What the presenter expects of the page."""

    def show_changes(self, lines: Sequence[ChangeLine]) -> None:
        """Mark that so much changed since."""
        ...


def changes(session: Any, evaluation_id: int, language: str) -> tuple[ChangeLine, ...]:
    """What differs, in words; nothing is computed where nothing was recorded since."""
    found = changed_since(session, evaluation_id) if may_differ(session, evaluation_id) else ()
    if not found:
        return ()
    catalogue, texts = own_indicators(session, with_removed=True).catalogue, translator(language)
    return tuple(_line(each, catalogue.get(each.indicator), texts) for each in found)


def _line(each: Change, known: Indicator | None, texts: Translator) -> ChangeLine:
    if each.what is What.PERSON:
        return ChangeLine(each.staff_id, each.name, "", texts("not evaluated yet"), NONE, NONE)
    if each.what is What.SCHEME:
        used, newest = str(each.frozen), str(each.present)
        return ChangeLine(0, texts("everybody"), "", texts("version of the scheme"), used, newest, is_scheme=True)
    name = known.called(texts) if known is not None else each.indicator
    frozen, now = (_figure(value, each.what, known, each, texts) for value in (each.frozen, each.present))
    if each.what is What.TARGET:
        name = texts("{indicator}: target").format(indicator=name)
    elif each.what is What.POINTS:
        name = texts("{indicator}: points").format(indicator=name)
    return ChangeLine(each.staff_id, each.name, each.indicator, name, frozen, now)


def _figure(value: Decimal | None, what: What, known: Indicator | None, each: Change, texts: Translator) -> str:
    if value is None:
        return NONE
    if what is What.POINTS:
        return number(value)
    if known is None:
        return str(value)
    values = [shown for shown in (each.frozen, each.present) if shown is not None]
    measure = measure_for(known.unit, known.measure_word and texts(known.measure_word), values, texts)
    return f"{measure.text(value)} {measure.unit}" if measure.unit else measure.text(value)


class ChangesPresenter(Presenter[ChangesView]):
    """Asks once an evaluation that is computed is shown."""

    def __init__(self, tasks: Tasks, texts: Translator) -> None:
        self._tasks = tasks
        self._texts = texts

    def show(self, row: EvaluationRow) -> None:
        """Look what changed since; nothing is computed yet of a draft."""
        if self._view is None:
            return
        self._view.show_changes(())
        if not row.is_draft:
            ask = partial(changes, evaluation_id=row.evaluation_id, language=self._texts.language)
            self._tasks.query(ask, self._view.show_changes)
