"""The list of visits on a real file with its real threads, moved as an owner moves it."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from desktop.i18n import CHINESE, translator
from desktop.queries.visit_list import VisitList, VisitSums
from desktop.queries.visits import VisitFilter, VisitLine
from desktop.store.database import Database
from desktop.ui.changes import Changes
from desktop.ui.kit.fonts import body_font, load_fonts
from desktop.ui.kit.icons import Icons
from desktop.ui.kit.look import Look
from desktop.ui.kit.row_window import RowWindow
from desktop.ui.kit.windowed_table import WindowedTable
from desktop.ui.messages import Messages
from desktop.ui.tasks import Tasks
from desktop.ui.theme import Theme
from desktop.ui.tones import Appearance
from desktop.ui.visits.table import visit_columns
from tests.benchmarks.gaps import GapWatch, wait_until

SIZE = (1224, 820)


@dataclass(frozen=True, slots=True)
class Took:
    """What one act took: seconds of the processor in all threads and on the clock, and the loop's longest wait.

    `held` is the longest stretch of the window's own work between two looks at the event loop.
    """

    work: float
    clock: float
    gap: float
    held: float


def look_of(application: QApplication) -> Look:
    """What the list is drawn with."""
    application.setFont(body_font(load_fonts()))
    theme = Theme(application, Appearance.LIGHT)
    return Look(theme, Icons(theme), translator(CHINESE))


class LogStage:
    """The list of visits over one file; `act` times what is done to it."""

    def __init__(self, look: Look, database: Database) -> None:
        self._look = look
        self.database = database
        self._watch = GapWatch()
        self.tasks = Tasks(Messages(), Changes(), look.texts)
        self.tasks.attach(database)
        self.sums: VisitSums | None = None
        self.table: WindowedTable[VisitLine] | None = None

    def act(self, do: Callable[[], None], until: Callable[[], bool]) -> Took:
        """Do something and wait until it shows, drawn; the loop is watched until all is done."""
        wait_until(lambda: self.tasks.is_idle)
        self._watch.start()
        work_began, began = time.process_time(), time.perf_counter()
        do()
        wait_until(until)
        self.draw()
        work, clock = time.process_time() - work_began, time.perf_counter() - began
        wait_until(lambda: self.tasks.is_idle)
        self._watch.stop()
        return Took(work, clock, self._watch.gap, self._watch.work)

    def open(self) -> None:
        """Build the list and ask for the whole log."""
        self.close()
        rows: RowWindow[VisitLine] = RowWindow(self.tasks, lambda line: line.visit_id)
        self.table = WindowedTable(self._look, visit_columns(self._look.texts), rows)
        self.table.resize(*SIZE)
        self.table.show()
        self.show()

    def show(self, text: str = "") -> None:
        """Ask for the visits that bear some words."""
        listed = VisitList(VisitFilter(text=text), CHINESE)

        def told(_number: int, is_counted: bool) -> None:
            if is_counted:
                self.tasks.query(listed.sums, self._summed)

        self.shown.rows.show(listed, told, _refused)

    @property
    def shown(self) -> WindowedTable[VisitLine]:
        """The list opened last."""
        assert self.table is not None
        return self.table

    def is_begun(self) -> bool:
        """Whether first rows stand there that answer the question asked last."""
        return self.shown.model.rowCount() > 0 and self.is_whole() and not self.shown.rows.is_asking

    def is_counted(self) -> bool:
        """Whether the whole order is known."""
        return self.is_begun() and self.shown.rows.is_counted

    def is_whole(self) -> bool:
        """Whether every row on screen is at hand."""
        view, model = self.shown.view, self.shown.model
        last = view.rowAt(view.viewport().height() - 1)
        rows = range(max(view.rowAt(0), 0), (last if last >= 0 else model.rowCount() - 1) + 1)
        return all(model.row_at(row) is not None for row in rows)

    def draw(self) -> None:
        """Draw what is on screen."""
        viewport = self.shown.view.viewport()
        image = QImage(viewport.size(), QImage.Format.Format_RGB32)
        viewport.render(image, QPoint())

    def close(self) -> None:
        """Put the list away for good."""
        if self.table is not None:
            self.table.deleteLater()
            self.table = None
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _summed(self, sums: VisitSums) -> None:
        self.sums = sums


def _refused(error: Exception) -> None:
    raise error
