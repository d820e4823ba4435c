"""Decides what the card of word lists shows: one list at a time, its order, and the form of a word."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Protocol

from desktop.errors import N_
from desktop.i18n import Translator
from desktop.queries.lookups import WordLine, word_list
from desktop.services.seen import Seen, Shown
from desktop.services.word_lists import WordDraft
from desktop.ui.kit.field_specs import FieldSpec, Input
from desktop.ui.kit.form_flow import FormFlow, FormView
from desktop.ui.kit.values import Values
from desktop.ui.ports import EVERYTHING, Messages, Tasks
from desktop.ui.presenter import Presenter

OUTCOME = "outcome"
EFFECTIVE = ((False, N_("Does not count as effective")), (True, N_("Counts as an effective visit")))
NAME = FieldSpec("name", N_("Word"), Input.TEXT, is_required=True, missing=N_("Enter the word."))
ENGLISH_NAME = FieldSpec("name_en", N_("In English"), Input.TEXT, hint=N_("Empty: the same word"))
IS_EFFECTIVE = FieldSpec("is_effective", N_("Counts as effective"), Input.PICK, options=EFFECTIVE, is_wide=True)
FIELDS: tuple[FieldSpec, ...] = (NAME, ENGLISH_NAME)


def list_names(texts: Translator) -> dict[str, str]:
    """The lists there are, as the owner calls them."""
    return {
        OUTCOME: texts.pgettext("list", "Outcomes of visits"),
        "method": texts.pgettext("list", "Methods of visits"),
        "product": texts.pgettext("list", "Products"),
        "region": texts.pgettext("list", "Regions"),
        "source": texts.pgettext("list", "Sources of customers"),
        "customer_kind": texts.pgettext("list", "Kinds of customers"),
        "industry": texts.pgettext("list", "Industries"),
        "lost_reason": texts.pgettext("list", "Reasons for losing"),
    }


class Words(Protocol):
    """The verbs on words."""

    def add(self, kind: str, draft: WordDraft) -> int:
        """The key of a new word."""
        ...

    def change(self, word_id: int, draft: WordDraft) -> None:
        """Call a word otherwise."""
        ...

    def retire(self, word_id: int) -> None:
        """Offer a word no longer."""
        ...

    def bring_back(self, word_id: int) -> None:
        """Offer a retired word again."""
        ...

    def order(self, kind: str, word_ids: Sequence[int]) -> None:
        """Put the words of a list into this order."""
        ...


class ListsView(Protocol):
    """What the presenter expects of its card."""

    def show_words(self, lines: Sequence[WordLine], has_effective: bool) -> None:
        """Show the words of the list chosen."""
        ...

    def open_editor(self, values: Mapping[str, object], title: str, has_effective: bool, is_new: bool) -> None:
        """Show the form of a word."""
        ...

    @property
    def editor(self) -> FormView:
        """The form."""
        ...

    def close_editor(self) -> None:
        """Put the form away."""
        ...


class ListsPresenter(Presenter[ListsView]):
    """Speaks to one card."""

    def __init__(self, tasks: Tasks, messages: Messages, texts: Translator, words: Words) -> None:
        self._tasks = tasks
        self._texts = texts
        self._words = words
        self._flow = FormFlow(tasks, messages, texts, lambda: self.view.editor, EVERYTHING)
        self._lines: tuple[WordLine, ...] = ()
        self._edited: WordLine | None = None
        self.kind = OUTCOME

    def refresh(self) -> None:
        """Ask for the words of the list chosen."""
        self._tasks.query(partial(word_list, kind=self.kind), self._show)

    def choose(self, kind: str) -> None:
        """Show another list."""
        self.kind = kind
        self.refresh()

    def create(self) -> None:
        """Open a form for a new word."""
        self._edited = None
        self.view.open_editor({}, self._texts("New word"), self._has_effective, is_new=True)

    def edit(self, line: WordLine) -> None:
        """Open the form of a word."""
        self._edited = line
        values = _values_of(line)
        self._flow.begin(Seen(values, partial(_values_now, line.word_id, self.kind)))
        self.view.open_editor(values, self._texts("Change a word"), self._has_effective, is_new=False)

    def save(self, values: Values, goes_on: bool = False) -> None:
        """Keep what was entered; `goes_on` opens the next form."""
        draft = WordDraft(values.text("name"), values.text("name_en"), bool(values.chosen("is_effective")))
        errors = {} if draft.name else {"name": self._texts("Enter the word.")}
        self.view.editor.show_errors(errors)
        if errors:
            return
        if self._edited is None:
            self._flow.keep(lambda: self._words.add(self.kind, draft), lambda key: self._added(key, draft, goes_on))
        else:
            line = self._edited
            former = WordDraft(line.name, line.name_en, line.is_effective)
            told = self._texts("The word was changed; all records that bear it follow.")

            def kept(_answer: None) -> None:
                if self._flow.was_merged:  # what stood there before is not what the form began with
                    self.view.close_editor()
                    self._flow.say(told)
                else:
                    self._kept(told, lambda: self._words.change(line.word_id, former))

            self._flow.keep_seen(lambda: self._words.change(line.word_id, draft), kept)

    def move(self, line: WordLine, steps: int) -> None:
        """Move a word up (negative) or down among the words in use."""
        ids = [each.word_id for each in self._lines if each.is_active]
        if line.word_id not in ids:
            return
        place = ids.index(line.word_id)
        wanted = place + steps
        if 0 <= wanted < len(ids):
            ids[place], ids[wanted] = ids[wanted], ids[place]
            self._flow.keep(lambda: self._words.order(self.kind, ids), lambda _answer: None)

    def retire_or_bring_back(self, line: WordLine) -> None:
        """Offer a word no longer, or again."""
        retire, bring_back = partial(self._words.retire, line.word_id), partial(self._words.bring_back, line.word_id)
        if line.is_active:
            sentence = self._texts("“{name}” is offered no longer; records keep it.").format(name=line.name)
            self._flow.keep(retire, lambda _answer: self._told(sentence, bring_back))
        else:
            sentence = self._texts("“{name}” is offered again.").format(name=line.name)
            self._flow.keep(bring_back, lambda _answer: self._told(sentence, retire))

    def abandoned(self, reopen: Callable[[], None]) -> None:
        """Tell that the form was closed unsaved, with a way back to what was entered."""
        self._flow.abandoned(reopen)

    @property
    def _has_effective(self) -> bool:
        return self.kind == OUTCOME

    def _show(self, lines: tuple[WordLine, ...]) -> None:
        self._lines = lines
        self.view.show_words(lines, self._has_effective)

    def _added(self, word_id: int, draft: WordDraft, goes_on: bool) -> None:
        self._kept(
            self._texts("“{name}” is on the list.").format(name=draft.name), lambda: self._words.retire(word_id)
        )
        if goes_on:
            self.create()

    def _kept(self, sentence: str, undo: Callable[[], Any]) -> None:
        self.view.close_editor()
        self._told(sentence, undo)

    def _told(self, sentence: str, undo: Callable[[], Any]) -> None:
        self._flow.tell(sentence, undo, self._texts("That was taken back."))


def _values_of(line: WordLine) -> dict[str, object]:
    """A word as its form shows it."""
    return {"name": line.name, "name_en": line.name_en, "is_effective": line.is_effective}


def _values_now(word_id: int, kind: str, session: Any) -> Shown:
    return next((_values_of(line) for line in word_list(session, kind) if line.word_id == word_id), {})
