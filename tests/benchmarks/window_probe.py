"""One start of a window in a process of its own: when it was painted first, and when its first page showed figures.

`python -m tests.benchmarks.window_probe bare|program BEGAN` prints four numbers: seconds of the processor and
on the clock until the first paint, and the same until the figures. BEGAN is `time.monotonic()` when the process was
asked for.
"""

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget, QTableWidgetItem, QWidget

ROWS, COLUMNS = 30, 8
SIZE = (1440, 900)


class Stopwatch(QObject):
    """Notes the moment after a window's first paint and the moment its figures stand."""

    def __init__(self, began: float) -> None:
        super().__init__()
        self._began = began
        self.read: list[float] = []

    def watch(self, window: QWidget, painted: Callable[[], None]) -> None:
        """Call `painted` once the window and all in it have been painted."""
        self._painted = painted
        window.installEventFilter(self)

    def stop(self) -> None:
        """Note this moment."""
        self.read += [time.process_time(), time.monotonic() - self._began]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """After the first paint of the window everything in it has been painted, too."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._note)
        return super().eventFilter(watched, event)

    def _note(self) -> None:
        self.stop()
        self._painted()


def show_bare(watch: Stopwatch) -> None:
    """The least a window with a table can cost."""
    application = QApplication([])
    window = QMainWindow()
    table = QTableWidget(ROWS, COLUMNS)
    for row in range(ROWS):
        for column in range(COLUMNS):
            table.setItem(row, column, QTableWidgetItem(f"{row} {column}"))
    window.setCentralWidget(table)
    window.resize(*SIZE)
    watch.watch(window, application.quit)
    window.show()
    application.exec()
    watch.stop()


def show_program(watch: Stopwatch) -> None:
    """The program by its own door, until the first page has its figures."""
    from desktop.__main__ import main
    from desktop.app import program as door

    class Watched(door.Program):
        """A program whose first moments are noted."""

        def start(self) -> None:
            super().start()
            watch.watch(self.desk.window, lambda: None)
            self.desk.tasks.busy_changed.connect(lambda _is_busy: QTimer.singleShot(0, self._look))

        def _look(self) -> None:
            page = self.desk.window.page()
            has_figures = getattr(page, "has_figures", False)  # not by its class, which would be imported too early
            if page is not None and (has_figures or self.desk.tasks.is_idle):
                page.grab()
                watch.stop()
                QApplication.quit()

    door.Program = Watched  # type: ignore[misc] # the same program with a stopwatch
    sys.argv = sys.argv[:1]
    try:
        main()
    except SystemExit as ended:
        if ended.code:
            raise


if __name__ == "__main__":
    stopwatch = Stopwatch(float(sys.argv[2]))
    {"bare": show_bare, "program": show_program}[sys.argv[1]](stopwatch)
    print(*stopwatch.read[:4])
