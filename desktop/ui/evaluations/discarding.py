"""Decides how an evaluation made by mistake is deleted: what it would take along is told first."""

from functools import partial
from typing import Protocol

from desktop.i18n import Translator
from desktop.queries.evaluations import EvaluationRow
from desktop.queries.owner_words import OwnerWords
from desktop.ui.evaluations.questions import words_of
from desktop.ui.periods import period_title
from desktop.ui.ports import Messages, Tasks, Topic

CHANGED = frozenset({Topic.EVALUATIONS})


class Discard(Protocol):
    """The verb that deletes an evaluation."""

    def discard(self, evaluation_id: int) -> None:
        """Delete an evaluation that is not finalised, with all that was written on it."""
        ...


class Discarding:
    """Asks with the number of what would be lost, deletes, and says so."""

    def __init__(self, tasks: Tasks, messages: Messages, texts: Translator, verbs: Discard) -> None:
        self._tasks = tasks
        self._messages = messages
        self._texts = texts
        self._verbs = verbs

    def ask(self, row: EvaluationRow) -> None:
        """Ask whether to delete an evaluation; a finalised one is not asked about."""
        if not row.is_finalised:
            self._tasks.query(partial(words_of, evaluation_id=row.evaluation_id), partial(self._ask, row))

    def _ask(self, row: EvaluationRow, lost: OwnerWords) -> None:
        _ = self._texts
        parts = [
            _.ngettext(
                "The result of {number} person goes; visits, signings and other records stay.",
                "The results of {number} people go; visits, signings and other records stay.",
                row.people,
            ).format(number=row.people)
        ]
        if lost.interviews:
            parts.append(
                _.ngettext(
                    "{number} recorded interview is lost.", "{number} recorded interviews are lost.", lost.interviews
                ).format(number=lost.interviews)
            )
        if lost.texts:
            parts.append(
                _.ngettext(
                    "{number} text or grade of your own is lost.",
                    "{number} texts or grades of your own are lost.",
                    lost.texts,
                ).format(number=lost.texts)
            )
        if lost.self_evaluations:
            parts.append(
                _.ngettext(
                    "{number} self-evaluation is lost.", "{number} self-evaluations are lost.", lost.self_evaluations
                ).format(number=lost.self_evaluations)
            )
        parts.append(_("It cannot be undone, but the period can be computed again."))
        self._messages.ask(
            _("Delete the evaluation of {period}?").format(period=period_title(row.period, _)),
            "\n".join(parts),
            _("Delete this evaluation"),
            _.pgettext("act", "Keep"),
            partial(self._discard, row),
        )

    def _discard(self, row: EvaluationRow) -> None:
        def discarded(_answer: None) -> None:
            sentence = self._texts("The evaluation of {period} was deleted.")
            self._messages.tell(sentence.format(period=period_title(row.period, self._texts)))

        self._tasks.act(partial(self._verbs.discard, row.evaluation_id), discarded, topics=CHANGED)
