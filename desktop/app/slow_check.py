"""Looks through the open file piece by piece while nothing else is asked of it, so that nobody waits for it."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from desktop.errors import DamagedFileError, QianjiError

if TYPE_CHECKING:
    from desktop.app.desk import Desk
    from desktop.store.database import Database

BREATH = 200  # ms between two pieces, and until the next look where something else is asked


class SlowCheck:
    """Checks one table after the other; lives as long as its window, or until it is through."""

    def __init__(self, desk: "Desk", database: "Database", damaged: Callable[[], None]) -> None:
        self._desk = desk
        self._database = database
        self._damaged = damaged
        self._tables: list[str] | None = None
        self._go_on()

    def _go_on(self) -> None:
        QTimer.singleShot(BREATH, self._desk.window, lambda: self._next())  # a bare method would not keep this alive

    def _next(self) -> None:
        if self._desk.tasks.is_closed:
            return
        if not self._desk.tasks.is_idle:
            self._go_on()
        elif self._tables is None:
            self._desk.tasks.act(self._database.pieces, self._begin, self._fail)
        elif self._tables:
            table = self._tables.pop()
            self._desk.tasks.act(partial(self._database.is_piece_whole, table), self._judge, self._fail)

    def _begin(self, tables: list[str]) -> None:
        self._tables = tables
        self._go_on()

    def _judge(self, is_whole: bool) -> None:
        if is_whole:
            self._go_on()
        else:
            self._damaged()

    def _fail(self, trouble: QianjiError) -> None:
        if isinstance(trouble, DamagedFileError):
            self._damaged()
