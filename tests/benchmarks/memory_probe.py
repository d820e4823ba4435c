"""A program that stands open for a while and prints how many MB it holds then: `… memory_probe SECONDS`."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

LOOK = 250  # ms between two looks whether all is done


def main(seconds: float) -> None:
    """Start the program by its own door and end it after it had nothing to do for so long."""
    from desktop.__main__ import main as start
    from desktop.app import program as door

    class Watched(door.Program):
        """A program that ends once it has rested."""

        def start(self) -> None:
            super().start()
            self._rested = 0
            self._timer = QTimer()
            self._timer.timeout.connect(self._look)
            self._timer.start(LOOK)

        def _look(self) -> None:
            self._rested = self._rested + LOOK if self.desk.tasks.is_idle else 0
            if self._rested >= 1000 * seconds:
                print(_held() / 1e6)
                QApplication.quit()

    door.Program = Watched  # type: ignore[misc] # the same program, which ends by itself
    sys.argv = sys.argv[:1]
    start()


def _held() -> int:
    """Bytes in memory as Linux counts them."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


if __name__ == "__main__":
    main(float(sys.argv[1]))
