"""Views of which one is shown, as part of a page."""

from PySide6.QtWidgets import QStackedWidget, QWidget


class Stages(QStackedWidget):
    """Asks for the least its views can do with; Qt's own asks for the height at which they need not scroll."""

    def hasHeightForWidth(self) -> bool:
        """What stands in it scrolls."""
        return False


def activate(view: QWidget) -> None:
    """Let a view that may be hidden, so that Qt leaves it as it was, know at once what it needs."""
    layout = view.layout()
    if layout is not None:
        layout.activate()
