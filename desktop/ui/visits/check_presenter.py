"""Decides what the list of visits worth a look shows, and what becomes of "checked, fine"."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Protocol

from desktop.domain.visit_notices import Notice, notices_in
from desktop.errors import QianjiError
from desktop.i18n import Translator
from desktop.queries.visit_notices import checked_marks, logged_visits
from desktop.services.left import Left
from desktop.services.visit_notices import NoticeBook
from desktop.ui.ports import Messages, Tasks
from desktop.ui.presenter import Presenter


class CheckView(Protocol):
    """What the presenter expects of its list."""

    def show_notices(self, notices: tuple[Notice, ...]) -> None:
        """Show what was noticed, or that there is nothing."""
        ...

    def show_trouble(self, sentence: str) -> None:
        """Show why there is no list."""
        ...


@dataclass(frozen=True, slots=True)
class Around:
    """What the presenter works with."""

    tasks: Tasks
    messages: Messages
    texts: Translator


class CheckPresenter(Presenter[CheckView]):
    """Speaks to one list."""

    def __init__(self, around: Around, book: NoticeBook, today: Callable[[], date]) -> None:
        self._around, self._book, self._today = around, book, today

    def refresh(self) -> None:
        """Ask what is worth a look."""
        self._around.tasks.query(partial(_notices, today=self._today()), self._show, self._fail)

    def find_fine(self, notice: Notice) -> None:
        """The owner looked and found it fine; with a way back."""
        marks, left = notice.marks, Left()
        texts = self._around.texts

        def done(_answer: None) -> None:
            self.refresh()
            self._around.messages.tell(
                texts("Checked and fine; it is not remarked again."),
                texts("Undo"),
                partial(self._look_again, marks, left),
            )

        self._around.tasks.act(left.noting(partial(self._book.find_fine, marks)), done)

    def _look_again(self, marks: tuple[str, ...], left: Left) -> None:
        work = left.guarding(partial(self._book.look_again, marks))
        self._around.tasks.act(work, lambda _answer: self.refresh())

    def _show(self, notices: tuple[Notice, ...]) -> None:
        self.view.show_notices(notices)

    def _fail(self, error: QianjiError) -> None:
        self.view.show_trouble(error.sentence(self._around.texts))


def _notices(session: Any, today: date) -> tuple[Notice, ...]:
    return notices_in(logged_visits(session, today), today, checked_marks(session))
