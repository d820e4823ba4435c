"""Decides how an evaluation is finalised: what that freezes, and what speaks against it, is told first."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Protocol

from desktop.errors import QianjiError
from desktop.i18n import Translator
from desktop.queries.evaluations import EvaluationRow
from desktop.queries.reviews import ReviewRow
from desktop.ui.evaluations.changes_presenter import ChangeLine, changes
from desktop.ui.evaluations.progress import missing_talks, without_total
from desktop.ui.periods import period_title
from desktop.ui.ports import Messages, Tasks, Topic

CHANGED = frozenset({Topic.EVALUATIONS})


class Finalise(Protocol):
    """The verb that freezes an evaluation."""

    def finalise(self, evaluation_id: int, seen: datetime | None = None) -> str:
        """Freeze an evaluation, computed when it was seen, and return its seal."""
        ...


class Finalising:
    """Looks whether the figures are still those of the records, asks, freezes, and says so."""

    def __init__(
        self, tasks: Tasks, messages: Messages, texts: Translator, verbs: Finalise, refresh: Callable[[], None]
    ) -> None:
        self._tasks = tasks
        self._messages = messages
        self._texts = texts
        self._verbs = verbs
        self._refresh = refresh

    def ask(self, row: EvaluationRow, people: Sequence[ReviewRow]) -> None:
        """Ask whether to freeze an evaluation; one that is frozen is not asked about."""
        if not row.is_finalised:
            look = partial(changes, evaluation_id=row.evaluation_id, language=self._texts.language)
            self._tasks.query(look, partial(self._ask, row, people), holds=True)

    def _ask(self, row: EvaluationRow, people: Sequence[ReviewRow], changed: Sequence[ChangeLine]) -> None:
        _ = self._texts
        parts = [
            _.ngettext(
                "The figures, grades and texts of {number} person are frozen under a seal.",
                "The figures, grades and texts of {number} people are frozen under a seal.",
                row.people,
            ).format(number=row.people),
            _("Later changes to visits, signings and other records no longer change this result."),
        ]
        parts.extend(_scheme_told(each, _) for each in changed if each.is_scheme)
        figures = [each for each in changed if not each.is_scheme]
        if figures:
            parts.append(_changed_told(figures, _))
        missing = missing_talks(people, _)
        if missing:
            parts.append(_("There was no interview yet with: {people}.").format(people=missing))
        unscored = without_total(people, _)
        if unscored:
            parts.append(_("Nothing could be scored for: {people}.").format(people=unscored))
        parts.append(_("It can be reopened, with a reason that is kept."))
        self._messages.ask(
            _("Finalise the evaluation of {period}?").format(period=period_title(row.period, _)),
            "\n".join(parts),
            _.pgettext("act", "Finalise"),
            _.pgettext("finalise", "Not yet"),
            partial(self._finalise, row),
        )

    def _finalise(self, row: EvaluationRow) -> None:
        def finalised(_seal: str) -> None:
            sentence = self._texts("The evaluation of {period} is finalised.")
            self._messages.tell(sentence.format(period=period_title(row.period, self._texts)))

        def refused(error: QianjiError) -> None:
            self._messages.fail(error.sentence(self._texts))
            self._refresh()

        finalise = partial(self._verbs.finalise, row.evaluation_id, row.computed_at)
        self._tasks.act(finalise, finalised, refused, CHANGED)


def _scheme_told(line: ChangeLine, texts: Translator) -> str:
    """That the scheme was changed since: nobody else would notice before the next period."""
    return texts(
        "This was computed by version {used} of the scheme; version {newest} is there by now and may give other "
        "points. If that is to count, choose “Not yet” and compute again."
    ).format(used=line.frozen, newest=line.now)


def _changed_told(changed: Sequence[ChangeLine], texts: Translator) -> str:
    """That the records say something else by now, with the first of it."""
    first = changed[0]
    return texts.ngettext(
        "The records have changed since computing; {number} place is out of date: {person} ({indicator}). "
        "If that is to count, choose “Not yet” and compute again.",
        "The records have changed since computing; {number} places are out of date, such as {person} ({indicator}). "
        "If that is to count, choose “Not yet” and compute again.",
        len(changed),
    ).format(number=len(changed), person=first.person, indicator=first.indicator)
