"""Decides what the board shows and what happens to an action: check in, tick off, another due day; all undoable."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Protocol

from desktop.errors import QianjiError
from desktop.i18n import Translator
from desktop.queries.plans import PlanChoice, PlanLine
from desktop.services.left import Left, while_shown
from desktop.services.seen import ChangedElsewhereError
from desktop.ui.kit.values import Values
from desktop.ui.plans.action_sheet import ActionSheet, sheet_of
from desktop.ui.plans.cards import PlanCard, card_of
from desktop.ui.plans.check_in import check_in_of, due_of
from desktop.ui.plans.questions import BoardAnswer, board_answer
from desktop.ui.plans.standing import changed_told, due_now, seen
from desktop.ui.ports import Messages, Tasks, Topic, Wish
from desktop.ui.presenter import Presenter

CHANGED = frozenset({Topic.EVALUATIONS})


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which actions the board shows: one plan's or everybody's latest, a team's, a person's."""

    evaluation_id: int | None = None
    team: str = ""
    staff_id: int | None = None


class Verbs(Protocol):
    """The verbs on actions."""

    def check_in(self, action_id: int, noted_on: date, value: Decimal | None, note: str) -> int:
        """Keep how an action stands; returns the check-in's key."""
        ...

    def remove_check_in(self, check_in_id: int) -> None:
        """Take a check-in out of the history."""
        ...

    def restore_check_in(self, check_in_id: int) -> None:
        """Bring it back."""
        ...

    def complete(self, action_id: int, done_on: date | None) -> date | None:
        """Tick an action off, or open it again; returns what was noted before."""
        ...

    def change_due(self, action_id: int, due_on: date, reason: str) -> int:
        """Set another due day."""
        ...

    def undo_due(self, action_id: int) -> None:
        """Take the latest change of the due day back."""
        ...


class PlansView(Protocol):
    """What the presenter expects of its page."""

    def show_board(self, cards: Sequence[PlanCard], note: str) -> None:
        """Show the cards with a line under the title."""
        ...

    def offer(
        self, plans: Sequence[PlanChoice], teams: Sequence[str], people: Sequence[tuple[int, str]], wanted: Wanted
    ) -> None:
        """Offer what there is to choose from."""
        ...

    def show_none(self, is_filtered: bool) -> None:
        """Show that there are no actions, or that none matches."""
        ...

    def show_trouble(self, sentence: str) -> None:
        """Show why there is no board."""
        ...

    def open_action(self, sheet: ActionSheet, is_fresh: bool) -> None:
        """Show one action in the side panel; `is_fresh` empties what was entered."""
        ...

    def show_errors(self, errors: dict[str, str], sentence: str = "") -> None:
        """Say what is wrong in the panel."""
        ...

    def forgetting(self, verb: Callable[[], int]) -> Callable[[], int]:
        """The verb that saves the check-in, which from then on is not offered again as unsaved."""
        ...

    def set_saving(self, is_saving: bool) -> None:
        """While something is being saved nobody saves it twice."""
        ...


class PlansPresenter(Presenter[PlansView]):
    """Speaks to one page."""

    def __init__(
        self, tasks: Tasks, messages: Messages, texts: Translator, verbs: Verbs, today: Callable[[], date]
    ) -> None:
        self._tasks = tasks
        self._messages = messages
        self._texts = texts
        self._verbs = verbs
        self._today = today
        self._wanted = Wanted()
        self._lines: dict[int, PlanLine] = {}
        self._opened: int | None = None
        self._last: int | None = None
        self._is_saving = False

    # -- the board

    def refresh(self) -> None:
        """Ask for the actions."""
        ask = partial(
            board_answer,
            today=self._today(),
            language=self._texts.language,
            evaluation_id=self._wanted.evaluation_id,
        )
        self._tasks.query(ask, self._show, self._show_trouble)

    def want(self, wanted: Wanted) -> None:
        """Show other actions."""
        self._wanted = wanted
        self.refresh()

    def arrive(self, wish: Wish) -> None:
        """Show the plan of the person another page leads to."""
        self.want(Wanted(staff_id=wish.staff_id))

    def _show(self, found: BoardAnswer) -> None:
        self._lines = {line.action_id: line for line in found.lines}
        teams = sorted({line.team for line in found.lines if line.team})
        people = sorted({(line.code, line.staff_id, line.name) for line in found.lines})
        self.view.offer(found.choices, teams, [(key, name) for _code, key, name in people], self._wanted)
        shown = [line for line in found.lines if self._is_wanted(line)]
        if not shown:
            self.view.show_none(bool(found.lines) or self._wanted != Wanted())
        else:
            self.view.show_board([card_of(line, self._today(), self._texts) for line in shown], self._note(shown))
        if self._opened is not None and self._opened in self._lines:
            self.view.open_action(self._sheet(self._opened), is_fresh=False)

    def _is_wanted(self, line: PlanLine) -> bool:
        is_of_team = not self._wanted.team or line.team == self._wanted.team
        return is_of_team and self._wanted.staff_id in (None, line.staff_id)

    def _note(self, shown: Sequence[PlanLine]) -> str:
        """For which periods, and how many of the actions are done."""
        periods = list(dict.fromkeys(line.period.title(self._texts) for line in shown))
        return self._texts.ngettext(
            "{periods} · {number} action · figures up to {day}",
            "{periods} · {number} actions · figures up to {day}",
            len(shown),
        ).format(periods=self._texts(", ").join(periods[:3]), number=len(shown), day=self._today().isoformat())

    def _show_trouble(self, error: QianjiError) -> None:
        self.view.show_trouble(error.sentence(self._texts))

    # -- one action

    def open(self, action_id: int) -> None:
        """Show an action with its history."""
        if action_id in self._lines:
            self._opened = action_id
            self.view.open_action(self._sheet(action_id), is_fresh=True)

    def put_away(self) -> int | None:
        """The panel was closed; returns the action it showed."""
        self._last, self._opened = self._opened, None
        return self._last

    def resume(self) -> None:
        """The panel that was closed is open again."""
        self._opened = self._last

    def check_in(self, values: Values) -> None:
        """Keep what was entered about the action shown, or say what is wrong."""
        line = self._shown()
        if line is None or self._is_saving:
            return
        entered, errors = check_in_of(values, line.indicator, self._today(), self._texts)
        self.view.show_errors(errors)
        if entered is None:
            return
        self._set_saving(True)
        left = Left()
        work = partial(self._verbs.check_in, line.action_id, entered.noted_on, entered.value, entered.note)

        def kept(key: int) -> None:
            self._set_saving(False)
            self.view.open_action(self._sheet(line.action_id), is_fresh=True)
            undo = left.guarding(partial(self._verbs.remove_check_in, key))
            self._tell_undoable(self._texts("Check-in kept."), undo)

        self._tasks.act(left.noting(self.view.forgetting(work)), kept, self._refused, CHANGED)

    def remove_check_in(self, check_in_id: int) -> None:
        """Take a check-in out of the history, with a way back."""
        left = Left()

        def removed(_answer: None) -> None:
            restore = left.guarding(partial(self._verbs.restore_check_in, check_in_id))
            self._tell_undoable(self._texts("The check-in was removed."), restore)

        work = left.noting(partial(self._verbs.remove_check_in, check_in_id))
        self._tasks.act(work, removed, self._refused, CHANGED)

    def complete(self) -> None:
        """Tick the action shown off, or open it again."""
        if (line := self._shown()) is not None:
            self._tick(line, self._refused)

    def tick(self, action_id: int) -> None:
        """The same on the board, where a refusal has no panel to stand in."""
        if (line := self._lines.get(action_id)) is not None:
            self._tick(line, self._refused_on_board)

    def _tick(self, line: PlanLine, refused: Callable[[QianjiError], None]) -> None:
        done_on, left = None if line.done_on is not None else self._today(), Left()

        def ticked(before: date | None) -> None:
            sentence = self._texts("Open again.") if done_on is None else self._texts("Ticked off.")
            self._tell_undoable(sentence, left.guarding(partial(self._verbs.complete, line.action_id, before)))

        work = left.noting(partial(self._verbs.complete, line.action_id, done_on))
        self._tasks.act(seen(line, {"done_on": line.done_on}).guarding(work), ticked, refused, CHANGED)

    def change_due(self, values: Values) -> None:
        """Set another due day for the action shown, or say what is wrong."""
        line = self._shown()
        if line is None:
            return
        entered, errors = due_of(values, self._texts)
        self.view.show_errors(errors)
        if entered is None:
            return
        work = partial(self._verbs.change_due, line.action_id, entered.due_on, entered.reason)

        def changed(_key: int) -> None:
            sentence = self._texts("Due on {day} now.").format(day=entered.due_on.isoformat())
            read, undo = partial(due_now, line.action_id), partial(self._verbs.undo_due, line.action_id)
            self._tell_undoable(sentence, while_shown({"due_on": entered.due_on}, read, undo))
            self.view.open_action(self._sheet(line.action_id), is_fresh=True)

        self._tasks.act(seen(line, {"due_on": line.due_on}).guarding(work), changed, self._refused, CHANGED)

    def abandoned(self, come_back: Callable[[], None]) -> None:
        """The panel was closed with something entered in it."""
        self._tell(self._texts("What you entered was not saved."), come_back, self._texts("Back to it"))

    def _shown(self) -> PlanLine | None:
        return None if self._opened is None else self._lines.get(self._opened)

    def _sheet(self, action_id: int) -> ActionSheet:
        return sheet_of(self._lines[action_id], self._today(), self._texts)

    def _tell_undoable(self, sentence: str, undo: Callable[[], object]) -> None:
        self._tell(sentence, lambda: self._tasks.act(undo, _nothing, None, CHANGED))

    def _tell(self, sentence: str, action: Callable[[], None], act: str = "") -> None:
        self._messages.tell(sentence, act or self._texts("Undo"), action)

    def _refused(self, error: QianjiError) -> None:
        self._set_saving(False)
        if isinstance(error, ChangedElsewhereError):
            self.view.show_errors({}, changed_told(error.theirs, self._texts))
            self.refresh()  # what is done again then is done knowingly
        else:
            self.view.show_errors({}, error.sentence(self._texts))

    def _refused_on_board(self, error: QianjiError) -> None:
        if isinstance(error, ChangedElsewhereError):
            self._messages.fail(changed_told(error.theirs, self._texts))
        else:
            self._messages.fail(error.sentence(self._texts))
        self.refresh()

    def _set_saving(self, is_saving: bool) -> None:
        self._is_saving = is_saving
        self.view.set_saving(is_saving)


def _nothing(_answer: object) -> None:
    """Nothing more to do: the page asks again by itself."""
