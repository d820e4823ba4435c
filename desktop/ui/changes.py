"""One signal: these topics changed."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.ui.ports import Topic


class Changes(QObject):
    """Tells listeners on the window's thread which topics changed."""

    announced = Signal(object)  # frozenset[Topic]

    def announce(self, topics: frozenset[Topic]) -> None:
        """Tell everybody who listens; nothing changed, nothing said."""
        if topics:
            self.announced.emit(topics)

    def listen(self, listener: Callable[[frozenset[Topic]], None]) -> None:
        """Be told of every change."""
        self.announced.connect(listener)
