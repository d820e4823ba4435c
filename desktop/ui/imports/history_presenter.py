"""Decides about past imports: which there are, and taking one back after asking."""

from collections.abc import Callable
from functools import partial

from desktop.i18n import Translator
from desktop.queries.imports import PastImport, past_imports
from desktop.services.import_undo import TakenBack
from desktop.ui.imports.history_words import question_before, taken_back_sentence
from desktop.ui.ports import EVERYTHING, Messages, Tasks

ShowImports = Callable[[tuple[PastImport, ...]], None]


class HistoryPresenter:
    """Speaks to the list of past imports."""

    def __init__(
        self, tasks: Tasks, messages: Messages, texts: Translator, take_back: Callable[[int], TakenBack]
    ) -> None:
        self._tasks = tasks
        self._messages = messages
        self._texts = texts
        self._take_back = take_back
        self._show: ShowImports = lambda _imports: None

    def attach(self, show: ShowImports) -> None:
        """Show what is found by this."""
        self._show = show

    def refresh(self) -> None:
        """Ask what was imported."""
        self._tasks.query(past_imports, self._answered)

    def take_back(self, past: PastImport) -> None:
        """Take an import back once the owner agrees."""
        _ = self._texts
        question, explanation = question_before(past, _)
        agreed = partial(self._tasks.act, partial(self._take_back, past.batch_id), self._done, None, EVERYTHING)
        self._messages.ask(question, explanation, _("Take back"), _("Keep"), agreed)

    def _answered(self, imports: tuple[PastImport, ...]) -> None:
        self._show(imports)

    def _done(self, what: TakenBack) -> None:
        self._messages.tell(taken_back_sentence(what, self._texts))
        self.refresh()
