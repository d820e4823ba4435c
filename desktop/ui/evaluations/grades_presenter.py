"""Decides what the panel of grades shows: the guide beside the heads, who would move, and grades the owner sets."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any, Protocol

from desktop.errors import QianjiError
from desktop.i18n import Translator
from desktop.queries.distribution import Distribution, distribution
from desktop.queries.evaluations import EvaluationRow
from desktop.queries.reviews import ReviewRow, review_list
from desktop.services.left import Left
from desktop.services.seen import ChangedElsewhereError, Seen, Shown
from desktop.ui.kit.form_flow import tell_abandoned
from desktop.ui.ports import Messages, Tasks, Topic
from desktop.ui.presenter import Presenter

CHANGED = frozenset({Topic.EVALUATIONS})


@dataclass(frozen=True, slots=True)
class Grades:
    """The distribution and everybody it is about."""

    seen: Distribution
    people: tuple[ReviewRow, ...]


class GradeVerbs(Protocol):
    """The verbs on grades."""

    def set_guide(self, evaluation_id: int, percents: Mapping[str, Decimal]) -> None:
        """Keep how many percent of the people may have a grade."""
        ...

    def move(self, evaluation_id: int, grades: Mapping[int, str], reason: str) -> None:
        """Give several people other grades with one reason."""
        ...

    def bring_back(self, evaluation_id: int, standing: Mapping[int, tuple[str, str]]) -> None:
        """Give several people the grades they had, each with its own reason."""
        ...


class GradesView(Protocol):
    """What the presenter expects of the panel."""

    def open_grades(self, found: Grades, review_id: int | None, is_final: bool) -> None:
        """Show the panel, that person chosen."""
        ...

    def show_grades(self, found: Grades) -> None:
        """Show the same panel with other figures; what is typed stays."""
        ...

    def show_refused(self, sentence: str, is_guide: bool) -> None:
        """Say beside the guide or the reason why nothing was kept; "" takes that away."""
        ...

    def empty_move(self) -> None:
        """Take away what was chosen and the reason once it is done."""
        ...


def grades(session: Any, evaluation_id: int, language: str) -> Grades:
    """What the panel needs, in one question."""
    people = tuple(review_list(session, evaluation_id, language))
    return Grades(distribution(session, evaluation_id, language), people)


class GradesPresenter(Presenter[GradesView]):
    """Speaks to one panel."""

    def __init__(self, tasks: Tasks, messages: Messages, texts: Translator, verbs: GradeVerbs) -> None:
        self._tasks = tasks
        self._messages = messages
        self._texts = texts
        self._verbs = verbs
        self._row: EvaluationRow | None = None
        self._found: Grades | None = None
        self._review_id: int | None = None

    def open(self, row: EvaluationRow, review_id: int | None) -> None:
        """Show the grades of an evaluation."""
        self._row, self._review_id = row, review_id
        self._ask(self._open)

    def keep_guide(self, percents: Mapping[str, Decimal]) -> None:
        """Keep the guide; who would move follows from it."""
        if self._row is None:
            return

        def kept(_answer: None) -> None:
            self.view.show_refused("", is_guide=True)
            self._messages.tell(self._texts("Guide saved. It changes no grade by itself."))
            self._ask(self._again)

        act = partial(self._verbs.set_guide, self._row.evaluation_id, dict(percents))
        self._tasks.act(self._seen(_guide, act), kept, partial(self._refuse, is_guide=True), CHANGED)

    def move(self, wanted: Mapping[int, str], reason: str) -> None:
        """Set these grades with a reason; what was before can be brought back."""
        _ = self._texts
        if not wanted:
            self.view.show_refused(_("Choose whom to give which grade."), is_guide=False)
        elif not reason:
            self.view.show_refused(
                _("Write down why the grade differs from the computed one; the form prints it."), is_guide=False
            )
        else:
            before = self._before(wanted)
            self._move(dict(wanted), reason, before)

    def abandoned(self, reopen: Callable[[], None]) -> None:
        """Tell that the panel was put away with a grade or a reason unsaved, with a way back to it."""
        tell_abandoned(self._messages, self._texts, reopen)

    def undo(self, review_id: int) -> None:
        """Give one person the computed grade again."""
        held = self._calibrated().get(review_id)
        if held is not None:
            before = self._before([review_id])
            self._move({review_id: held[0]}, "", before)

    def _moved(self, before: Mapping[int, tuple[str, str]], number: int, left: Left) -> None:
        _ = self._texts
        told = _.ngettext("{number} grade was set.", "{number} grades were set.", number).format(number=number)
        self.view.show_refused("", is_guide=False)
        self.view.empty_move()
        self._messages.tell(told, _("Undo"), partial(self._bring_back, before, left))
        self._ask(self._again)

    def _bring_back(self, before: Mapping[int, tuple[str, str]], left: Left) -> None:
        """The grades as they stood, each with its own reason."""
        if self._row is not None:
            work = partial(self._verbs.bring_back, self._row.evaluation_id, before)
            self._act(left.guarding(work), lambda: self._ask(self._again))

    def _move(self, wanted: dict[int, str], reason: str, before: Mapping[int, tuple[str, str]]) -> None:
        if self._row is not None:
            left, work = Left(), partial(self._verbs.move, self._row.evaluation_id, wanted, reason)
            seen = self._seen(partial(_standing, keys=tuple(wanted)), work)
            self._act(left.noting(seen), partial(self._moved, before, len(wanted), left))

    def _act(self, work: Callable[[], None], done: Callable[[], None]) -> None:
        self._tasks.act(work, lambda _answer: done(), partial(self._refuse, is_guide=False), CHANGED)

    def _before(self, keys: Collection[int]) -> dict[int, tuple[str, str]]:
        """Grade and reason of these people as they stand."""
        return {} if self._found is None else _standing(self._found, keys)

    def _seen(self, part: Callable[[Grades], Mapping[Any, Any]], work: Callable[[], None]) -> Callable[[], None]:
        """The work, refused where that part of what is shown is no longer so."""
        found, row = self._found, self._row
        if found is None or row is None:
            return work

        def now(session: Any) -> Shown:
            return part(grades(session, row.evaluation_id, self._texts.language))

        return Seen(part(found), now).guarding(work)

    def _calibrated(self) -> dict[int, tuple[str, str]]:
        """Computed grade and reason of those whose grade the owner set."""
        if self._found is None:
            return {}
        return {each.review_id: (each.computed, each.reason) for each in self._found.seen.calibrated}

    def _ask(self, done: Callable[[Grades], None]) -> None:
        if self._row is not None:
            ask = partial(grades, evaluation_id=self._row.evaluation_id, language=self._texts.language)
            self._tasks.query(ask, done, lambda error: self._messages.fail(error.sentence(self._texts)))

    def _open(self, found: Grades) -> None:
        self._found = found
        self.view.open_grades(found, self._review_id, self._row is not None and self._row.is_finalised)

    def _again(self, found: Grades) -> None:
        self._found = found
        self.view.show_grades(found)

    def _refuse(self, error: QianjiError, *, is_guide: bool) -> None:
        if isinstance(error, ChangedElsewhereError):
            self._ask(partial(self._changed_elsewhere, is_guide))
        else:
            self.view.show_refused(error.sentence(self._texts), is_guide)

    def _changed_elsewhere(self, is_guide: bool, found: Grades) -> None:
        self._again(found)
        told = self._texts(
            "This was changed elsewhere meanwhile and is shown as it is now. Keep yours again if it holds."
        )
        self.view.show_refused(told, is_guide)


def _standing(found: Grades, keys: Collection[int]) -> dict[int, tuple[str, str]]:
    """Grade and reason of these people."""
    reasons = {each.review_id: each.reason for each in found.seen.calibrated}
    people = (person for person in found.people if person.review_id in keys)
    return {person.review_id: (person.grade_code, reasons.get(person.review_id, "")) for person in people}


def _guide(found: Grades) -> dict[str, Decimal | None]:
    return {grade.code: grade.percent for grade in found.seen.grades}
