"""Decides what is noted about forms that were handed out: signed, refused, or open again; each with a way back."""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from functools import partial
from typing import Any, Protocol

from desktop.domain.acknowledgement import Outcome
from desktop.errors import QianjiError
from desktop.i18n import Translator
from desktop.queries.acknowledgements import Handout, handouts
from desktop.services.left import while_shown
from desktop.services.seen import Shown
from desktop.ui.ports import Guide, Messages, Tasks, Topic, Wish
from desktop.ui.presenter import Presenter
from desktop.ui.printables import PRINTING, UNSIGNED

CHANGED = frozenset({Topic.EVALUATIONS})


class SignatureVerbs(Protocol):
    """The verbs on printed forms."""

    def note(
        self, review_ids: Sequence[int], outcome: Outcome, happened_on: date, witness: str, delivery: str
    ) -> Any:
        """Note the same for some forms; gives back what undoes it."""
        ...

    def forget(self, review_ids: Sequence[int]) -> Any:
        """Note that these forms were not handed out after all; gives back what undoes it."""
        ...

    def put_back(self, former: Any) -> None:
        """Let the notes be as they were before."""
        ...


class SignaturesView(Protocol):
    """What the presenter expects of the panel."""

    def show_handouts(self, found: Sequence[Handout], ticked: Sequence[int]) -> None:
        """List everybody with what is noted, some of them ticked."""
        ...

    def show_error(self, sentence: str, is_about_day: bool = False) -> None:
        """Say what is wrong; "" clears it."""
        ...


class SignaturesPresenter(Presenter[SignaturesView]):
    """Speaks to the panel; `guide` leads to the page that prints."""

    def __init__(
        self,
        tasks: Tasks,
        messages: Messages,
        texts: Translator,
        verbs: SignatureVerbs,
        today: Callable[[], date],
        guide: Guide,
    ) -> None:
        self._tasks = tasks
        self._messages = messages
        self._texts = texts
        self._verbs = verbs
        self.today = today
        self._guide = guide
        self._evaluation_id = 0

    def open(self, evaluation_id: int, review_id: int | None = None) -> None:
        """List the forms of an evaluation, one person's ticked."""
        self._evaluation_id = evaluation_id
        self.view.show_error("")
        self._ask((review_id,) if review_id is not None else ())

    def print_unsigned(self, evaluation_id: int) -> None:
        """Lead to the forms that are still open, ready to be printed."""
        self._guide.go(PRINTING, Wish(record_id=evaluation_id, state=UNSIGNED))

    def sign(self, review_ids: Sequence[int], day: date | None) -> None:
        """Note that these forms were signed."""
        self._note(review_ids, Outcome.SIGNED, day)

    def refuse(self, review_ids: Sequence[int], day: date | None, witness: str, delivery: str) -> None:
        """Note that signing was refused, who saw it, and how the form was delivered."""
        self._note(review_ids, Outcome.REFUSED, day, witness, delivery)

    def forget(self, review_ids: Sequence[int]) -> None:
        """Note that these forms were not handed out after all."""
        _ = self._texts
        if not self._is_any(review_ids):
            return
        told = _.ngettext(
            "The note on {number} form was taken out.", "The notes on {number} forms were taken out.", len(review_ids)
        ).format(number=len(review_ids))
        work = partial(self._verbs.forget, tuple(review_ids))
        self._tasks.act(work, partial(self._noted, told, review_ids), self._refused, CHANGED)

    def _note(
        self, review_ids: Sequence[int], outcome: Outcome, day: date | None, witness: str = "", delivery: str = ""
    ) -> None:
        _ = self._texts
        if not self._is_any(review_ids):
            return
        if day is None:
            self.view.show_error(_("Write a day like 2026-11-20."), is_about_day=True)
            return
        number = len(review_ids)
        if outcome is Outcome.SIGNED:
            told = _.ngettext("{number} form was noted as signed.", "{number} forms were noted as signed.", number)
        else:
            told = _.ngettext("{number} refusal was noted.", "{number} refusals were noted.", number)
        work = partial(self._verbs.note, tuple(review_ids), outcome, day, witness, delivery)
        self._tasks.act(work, partial(self._noted, told.format(number=number), review_ids), self._refused, CHANGED)

    def _is_any(self, review_ids: Sequence[int]) -> bool:
        self.view.show_error("" if review_ids else self._texts("Tick the people whose forms are meant."))
        return bool(review_ids)

    def _noted(self, told: str, review_ids: Sequence[int], former: Any) -> None:
        read = partial(_noted_now, self._evaluation_id, frozenset(review_ids))

        def offer(left: Shown) -> None:
            undo = while_shown(left, read, partial(self._verbs.put_back, former))
            self._messages.tell(told, self._texts("Undo"), partial(self._put_back, undo))

        self._ask(())
        self._tasks.query(read, offer)

    def _put_back(self, undo: Callable[[], None]) -> None:
        self._tasks.act(undo, lambda _answer: self._ask(()), self._refused, CHANGED)

    def _ask(self, ticked: Sequence[int]) -> None:
        work = partial(handouts, evaluation_id=self._evaluation_id)
        self._tasks.query(work, lambda found: self.view.show_handouts(found, ticked), self._refused)

    def _refused(self, error: QianjiError) -> None:
        self.view.show_error(error.sentence(self._texts))


def _noted_now(evaluation_id: int, review_ids: Collection[int], session: Any) -> Shown:
    """What is noted about these forms."""
    found = handouts(session, evaluation_id)
    return {str(each.review_id): each.acknowledged for each in found if each.review_id in review_ids}
