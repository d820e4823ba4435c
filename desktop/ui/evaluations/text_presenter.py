"""Decides what becomes of the owner's own words on a review: findings, the plan, the interview."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Protocol

from desktop.domain.review import ReviewAction
from desktop.errors import QianjiError
from desktop.i18n import Translator
from desktop.services.left import Left
from desktop.services.seen import ChangedElsewhereError, Seen, Shown
from desktop.ui.kit.values import Values
from desktop.ui.ports import Messages, Tasks, Topic
from desktop.ui.presenter import Presenter

CHANGED = frozenset({Topic.EVALUATIONS})
LONGEST = 300  # letters of a text that a question shows
NEW = 0  # the key of an action that is not on the plan yet


@dataclass(frozen=True, slots=True)
class Talk:
    """What was written down of an interview."""

    review_id: int
    day: date | None
    opinion: str
    difficulties: str
    agreements: str


class TextVerbs(Protocol):
    """The verbs on one person's review."""

    def edit_finding(self, finding_id: int, language: str, text: str, cause: str | None = None) -> None:
        """Replace a finding's text."""
        ...

    def edit_action(
        self, action_id: int, language: str, text: str, goal: str, support: str, due_on: date, owner: str
    ) -> None:
        """Replace an action's texts, day and owner."""
        ...

    def add_action(
        self, review_id: int, language: str, text: str, goal: str, support: str, due_on: date, owner: str
    ) -> int:
        """Add an action of the owner's own."""
        ...

    def remove_action(self, action_id: int) -> None:
        """Take an action off the plan."""
        ...

    def restore_action(self, action_id: int) -> None:
        """Put an action back."""
        ...

    def record_interview(
        self, review_id: int, interviewed_on: date | None, employee_opinion: str, difficulties: str, agreements: str
    ) -> None:
        """Keep what was said in the interview."""
        ...


class TextView(Protocol):
    """What the presenter expects of the column with texts, plan and interview."""

    @property
    def is_editing(self) -> bool:
        """Whether a finding or an action is being edited."""
        ...

    def close_editor(self, filled: Seen | None) -> None:
        """Put away the editor of a finding or an action that was filled with this, unless another is open by now."""
        ...

    def show_errors(self, errors: dict[str, str], sentence: str = "") -> None:
        """Say what is wrong in the open editor."""
        ...

    def show_changed_elsewhere(self, seen: Seen, theirs: Shown) -> bool:
        """Show in its editor what was made elsewhere of what was seen; whether that editor is still there."""
        ...

    def talk_kept(self, talk: Talk) -> None:
        """Take what was written as saved."""
        ...

    def show_talk_errors(self, errors: dict[str, str], sentence: str = "") -> None:
        """Say what is wrong in the interview's form."""
        ...


class TextPresenter(Presenter[TextView]):
    """Speaks to the column beside the score card."""

    def __init__(
        self, tasks: Tasks, messages: Messages, texts: Translator, verbs: TextVerbs, today: Callable[[], date]
    ) -> None:
        self._tasks = tasks
        self._messages = messages
        self._texts = texts
        self._verbs = verbs
        self._today = today

    # -- findings

    def save_finding(self, finding_id: int, text: str, cause: str | None, seen: Seen | None = None) -> None:
        """Keep a finding's text and cause in the window's language; `cause` None leaves it as it is."""
        if not text.strip():
            self.view.show_errors({"text": self._texts("Write a sentence, or cancel to keep the old one.")})
            return
        work = partial(self._verbs.edit_finding, finding_id, self._texts.language, text, cause)
        self._act(work, partial(self._saved, seen), self._refused, seen, text)

    # -- the plan

    def save_action(self, review_id: int, action_id: int, values: Values, seen: Seen | None = None) -> None:
        """Keep an action, or add it where its key is NEW."""
        _ = self._texts
        errors: dict[str, str] = {}
        due_on, text = values.day("due_on"), values.text("text")
        if not text:
            errors["text"] = _("Write what is to be done.")
        if due_on is None:
            is_unclear = "due_on" in values.unclear
            errors["due_on"] = _("Write a day like 2026-11-20.") if is_unclear else _("Enter the day it is due.")
        if errors or due_on is None:
            self.view.show_errors(errors)
            return
        goal, support, owner = values.text("goal"), values.text("support"), values.text("owner")
        rest = (self._texts.language, text, goal, support, due_on, owner)
        if action_id == NEW:
            self._tasks.act(
                partial(self._verbs.add_action, review_id, *rest),
                partial(self._saved, seen),
                self._refused,
                CHANGED,
            )
        else:
            work = partial(self._verbs.edit_action, action_id, *rest)
            self._act(work, partial(self._saved, seen), self._refused, seen, text)

    def remove_action(self, action: ReviewAction, seen: Seen | None = None) -> None:
        """Take an action off the plan, with a way back."""
        left = Left()

        def removed(_answer: None) -> None:
            self.view.close_editor(seen)
            sentence = self._texts('"{text}" was taken off the plan.').format(text=action.text)
            self._messages.tell(sentence, self._texts("Undo"), lambda: self._restore(action.action_id, left))

        work = left.noting(partial(self._verbs.remove_action, action.action_id))
        self._tasks.act(work, removed, self._refused, CHANGED)

    def _restore(self, action_id: int, left: Left) -> None:
        def restored(_answer: None) -> None:
            self._messages.tell(self._texts("The action is back on the plan."))

        work = left.guarding(partial(self._verbs.restore_action, action_id))
        self._tasks.act(work, restored, topics=CHANGED)

    # -- the interview

    def save_talk(self, talk: Talk, is_unclear: bool, name: str, seen: Seen | None = None) -> None:
        """Keep what was said; without a day the interview counts as not held yet."""
        _ = self._texts
        errors: dict[str, str] = {}
        if is_unclear:
            errors["day"] = _("Write a day like 2026-11-20.")
        elif talk.day is not None and talk.day > self._today():
            errors["day"] = _("This day is still to come; enter the day on which you talked.")
        self.view.show_talk_errors(errors)
        if errors:
            return

        def kept(_answer: None) -> None:
            self.view.talk_kept(talk)
            told = _("The interview with {name} was saved.") if talk.day else _("The notes on {name} were saved.")
            self._messages.tell(told.format(name=name))

        def refused(error: QianjiError) -> None:
            self.view.show_talk_errors({}, error.sentence(_))

        work = partial(
            self._verbs.record_interview, talk.review_id, talk.day, talk.opinion, talk.difficulties, talk.agreements
        )
        mine = " ".join(each for each in (talk.opinion, talk.difficulties, talk.agreements) if each)
        self._act(work, kept, refused, seen, mine)

    def _act(
        self,
        work: Callable[[], None],
        done: Callable[[None], None],
        refused: Callable[[QianjiError], None],
        seen: Seen | None,
        mine: str,
    ) -> None:
        """Change what was `seen`; where it was changed elsewhere, show both in its editor, or ask if that is gone."""

        def not_done(error: QianjiError) -> None:
            if seen is None or not isinstance(error, ChangedElsewhereError):
                refused(error)
            elif not self.view.show_changed_elsewhere(seen, error.theirs):
                self._ask_about(work, done, refused, error.theirs, mine)

        self._tasks.act(work if seen is None else seen.guarding(work), done, not_done, CHANGED)

    def _ask_about(
        self,
        work: Callable[[], None],
        done: Callable[[None], None],
        refused: Callable[[QianjiError], None],
        theirs: Shown,
        mine: str,
    ) -> None:
        _ = self._texts
        told = _("Written elsewhere: “{theirs}” Yours: “{mine}”")
        written = " ".join(text for text in theirs.values() if isinstance(text, str) and text)
        self._messages.ask(
            _("This text was changed elsewhere before yours was saved. Which one is to stay?"),
            told.format(theirs=_shortened(written), mine=_shortened(mine)),
            _("Use mine instead"),
            _("Keep what was written elsewhere"),
            lambda: self._tasks.act(work, done, refused, CHANGED),
        )

    def _saved(self, seen: Seen | None, _answer: int | None) -> None:
        self.view.close_editor(seen)

    def _refused(self, error: QianjiError) -> None:
        sentence = error.sentence(self._texts)
        if self.view.is_editing:
            self.view.show_errors({}, sentence)
        else:
            self._messages.fail(sentence)  # saved on the way to another person


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"
