"""Decides what becomes of the owner's own words on a review: findings, the plan, the interview."""

from collections.abc import Callable
from datetime import date
from functools import partial

from desktop.domain.review import ReviewAction
from desktop.errors import QianjiError
from desktop.i18n import Translator
from desktop.services.computed_words import Rewritten
from desktop.services.left import Left
from desktop.services.seen import ChangedElsewhereError, Seen, Shown
from desktop.ui.evaluations.text_ports import NEW, Talk, TextVerbs, TextView
from desktop.ui.kit.values import Values
from desktop.ui.ports import Messages, Tasks, Topic
from desktop.ui.presenter import Presenter

CHANGED = frozenset({Topic.EVALUATIONS})
LONGEST = 300  # letters of a text that a question shows


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

    def finding_as_computed(
        self, finding_id: int, written: tuple[str, str | None] | None, seen: Seen | None = None
    ) -> None:
        """Put a finding's computed words in the place of the owner's; what was `written` half is saved before."""
        language = self._texts.language
        first = None if written is None else partial(self._verbs.edit_finding, finding_id, language, *written)
        if written is not None and not written[0].strip():
            first = None  # nothing that could be brought back
        self._as_computed(first, partial(self._verbs.return_finding, finding_id, language), seen)

    # -- the plan

    def save_action(self, review_id: int, action_id: int, values: Values, seen: Seen | None = None) -> None:
        """Keep an action, or add it where its key is NEW."""
        rest = self._told(values)
        if rest is None:
            return
        text = rest[1]
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

    def action_as_computed(self, action: ReviewAction, entered: Values | None, seen: Seen | None = None) -> None:
        """Put an action's computed words, day and owner in the place of the owner's; half-written ones are saved."""
        first = None
        if entered is not None:
            rest = self._told(entered)
            if rest is None:
                return
            first = partial(self._verbs.edit_action, action.action_id, *rest)
        work = partial(self._verbs.return_action, action.action_id, self._texts.language)
        self._as_computed(first, work, seen)

    def _told(self, values: Values) -> tuple[str, str, str, str, date, str] | None:
        """What was entered of an action as the verbs take it; what is wrong is said, and there is none."""
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
            return None
        goal, support, owner = values.text("goal"), values.text("support"), values.text("owner")
        return self._texts.language, text, goal, support, due_on, owner

    def _as_computed(
        self, first: Callable[[], None] | None, work: Callable[[], Rewritten], seen: Seen | None
    ) -> None:
        left = Left()

        def both() -> Rewritten:
            if first is not None:
                (first if seen is None else seen.guarding(first))()
            return left.noting(work)()

        def returned(before: Rewritten) -> None:
            self.view.close_editor(seen)
            undo = left.guarding(partial(self._verbs.rewrite_again, before))
            told = self._texts("The computed words stand there again.")
            self._messages.tell(told, self._texts("Undo"), lambda: self._tasks.act(undo, _nothing, topics=CHANGED))

        self._tasks.act(both, returned, self._refused, CHANGED)

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


def _nothing(_answer: None) -> None:
    """Nothing more to do: the page asks again by itself."""


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"
