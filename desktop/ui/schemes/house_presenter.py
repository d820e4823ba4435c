"""Decides about what all schemes share: how much each relation counts in 360° ratings, and the red lines."""

from collections.abc import Mapping
from decimal import Decimal
from functools import partial
from typing import Any, Protocol

from desktop.domain.exact import plain
from desktop.domain.raters import RelationWeights
from desktop.errors import QianjiError
from desktop.i18n import Translator
from desktop.queries.lookups import WordLine
from desktop.queries.own_indicators import own_indicators
from desktop.services.left import Left
from desktop.services.seen import ChangedElsewhereError, Seen
from desktop.services.word_lists import WordDraft
from desktop.ui.ports import Messages, Tasks, Topic
from desktop.ui.presenter import Presenter
from desktop.ui.schemes.questions import RED_LINES, Overview
from desktop.ui.schemes.typed import UnreadableError, number

CHANGED = frozenset({Topic.EVALUATIONS, Topic.QUALITY})
_HUNDRED = Decimal(100)


class Weigh(Protocol):
    """The verb that keeps raters' weights."""

    def weigh_raters(self, weights: RelationWeights) -> None:
        """Set how much each relation counts."""
        ...


class Words(Protocol):
    """The verbs on lists of words."""

    def add(self, kind: Any, draft: WordDraft) -> int:
        """The key of a new word."""
        ...

    def retire(self, word_id: int) -> None:
        """Offer a word no longer."""
        ...

    def bring_back(self, word_id: int) -> None:
        """Offer a retired word again."""
        ...


class HouseView(Protocol):
    """What the presenter expects of the view."""

    def show_house(self, weights: Mapping[str, str], red_lines: tuple[WordLine, ...]) -> None:
        """Show the weights and the red lines."""
        ...

    def show_sum(self, sentence: str, is_right: bool) -> None:
        """Say what the weights sum to, and whether that may be kept."""
        ...

    def show_word_error(self, sentence: str) -> None:
        """Say what is wrong with the new red line, "" for nothing."""
        ...


class HousePresenter(Presenter[HouseView]):
    """Speaks to the view."""

    def __init__(self, tasks: Tasks, messages: Messages, texts: Translator, verbs: Weigh, words: Words) -> None:
        self._tasks = tasks
        self._messages = messages
        self._texts = texts
        self._verbs = verbs
        self._words = words
        self._kept: RelationWeights = {}
        self._typed: Mapping[str, str] = {}

    def show(self, overview: Overview) -> None:
        """Show what is kept."""
        is_touched = bool(self._typed) and _read(self._typed) != self._kept
        if not is_touched:
            self._kept = overview.weights
            self._typed = {relation: plain(weight) for relation, weight in overview.weights.items()}
        shown = self._typed  # what is typed and not saved stays
        self.view.show_house(shown, overview.red_lines)
        self.type_weights(shown)

    def type_weights(self, typed: Mapping[str, str]) -> None:
        """Say at once what the weights sum to."""
        self._typed, weights = typed, _read(typed)
        if weights is None:
            self.view.show_sum(self._texts("Write each weight as a number of at least 0."), is_right=False)
            return
        total = sum(weights.values(), Decimal(0))
        sentence = self._texts("Weights: {sum} of 100").format(sum=plain(total))
        self.view.show_sum(sentence, total == _HUNDRED and weights != self._kept)

    def save_weights(self, typed: Mapping[str, str]) -> None:
        """Keep the weights."""
        weights = _read(typed)
        if weights is None:
            return

        def kept(_answer: None) -> None:
            self._messages.tell(self._texts("The weights of the relations were saved."))

        def refused(error: QianjiError) -> None:
            if isinstance(error, ChangedElsewhereError):
                self._learn(error.theirs)
            else:
                self._messages.fail(error.sentence(self._texts))

        seen = Seen(self._kept, lambda session: own_indicators(session).weights)
        work = seen.guarding(partial(self._verbs.weigh_raters, weights))
        self._tasks.act(work, kept, refused, CHANGED)

    def _learn(self, theirs: RelationWeights) -> None:
        """Say what the weights are by now; saving again replaces them knowingly."""
        self._kept = theirs
        self.type_weights(self._typed)
        told = self._texts("Changed elsewhere meanwhile: {weights}. Save again if yours hold.")
        self._messages.warn(told.format(weights=" / ".join(plain(weight) for weight in theirs.values())))

    def add_red_line(self, name: str, name_en: str) -> None:
        """Add a red line to the list."""
        if not name.strip():
            self.view.show_word_error(self._texts("Write what the red line is."))
            return

        def added(_word_id: int) -> None:
            self.view.show_word_error("")
            self._messages.tell(self._texts("{name} is a red line now.").format(name=name.strip()))

        draft = WordDraft(name, name_en)
        self._tasks.act(lambda: self._words.add(RED_LINES, draft), added, self._refused, CHANGED)

    def retire(self, word: WordLine) -> None:
        """Offer a red line no longer, with a way back."""
        left = Left()

        def retired(_answer: None) -> None:
            sentence = self._texts("{name} is no longer offered.").format(name=word.name)
            self._messages.tell(sentence, self._texts("Undo"), lambda: self._bring_back(word, left))

        self._tasks.act(left.noting(partial(self._words.retire, word.word_id)), retired, topics=CHANGED)

    def _bring_back(self, word: WordLine, left: Left) -> None:
        work = left.guarding(partial(self._words.bring_back, word.word_id))
        self._tasks.act(work, lambda _answer: None, topics=CHANGED)

    def _refused(self, error: QianjiError) -> None:
        self.view.show_word_error(error.sentence(self._texts))


def _read(typed: Mapping[str, str]) -> dict[str, Decimal] | None:
    """The weights, none where one cannot be read or is below 0; an empty one is 0."""
    try:
        weights = {relation: number(text) or Decimal(0) for relation, text in typed.items()}
    except UnreadableError:
        return None
    return None if any(weight < 0 for weight in weights.values()) else weights
