"""One start of another program, run by that program's own Python: when its window was painted first.

`python peer_probe.py MODULE:FUNCTION BEGAN [its arguments]` prints seconds of the processor and on the clock, BEGAN
being `time.monotonic()` when the process was asked for. What is shown before the main window does not count.
"""

import importlib
import os
import sys
import time
from typing import Any

# Theirs, not ours: it is installed in the environment of the other program only.
QtCore: Any = importlib.import_module("PyQt6.QtCore")
QtWidgets: Any = importlib.import_module("PyQt6.QtWidgets")


class Watch(QtCore.QObject):  # type: ignore[misc] # of a library this project does not have
    """Ends the process after the first paint of its main window."""

    def __init__(self, began: float) -> None:
        super().__init__()
        self._began = began

    def eventFilter(self, watched: Any, event: Any) -> bool:  # noqa: N802 - Qt's own name
        """Note the turn after the paint: then everything in the window has been painted, too."""
        if event.type() == QtCore.QEvent.Type.Paint and isinstance(watched, QtWidgets.QMainWindow):
            QtCore.QTimer.singleShot(0, self._tell)
        return False

    def _tell(self) -> None:
        print(time.process_time(), time.monotonic() - self._began, flush=True)
        os._exit(0)  # nothing of it is to be kept


def main(entry: str, began: float) -> None:
    """Start the program by its own door, with our look at its events."""
    watch, made = Watch(began), QtWidgets.QApplication.__init__

    def make(self: Any, *given: Any) -> None:
        made(self, *given)
        self.installEventFilter(watch)

    QtWidgets.QApplication.__init__ = make
    module, _colon, function = entry.partition(":")
    getattr(importlib.import_module(module), function)()


if __name__ == "__main__":
    asked_entry, asked_began = sys.argv[1:3]
    sys.argv = [asked_entry.partition(":")[0], *sys.argv[3:]]
    main(asked_entry, float(asked_began))
