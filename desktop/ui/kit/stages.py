"""Views of which one is shown, as part of a page."""

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget


class Stages(QStackedWidget):
    """Asks for the least its views can do with; Qt's own asks for the height at which they need not scroll."""

    def hasHeightForWidth(self) -> bool:
        """What stands in it scrolls."""
        return False

    def turn_to(self, view: QWidget, beside: Sequence[QWidget] = ()) -> None:
        """Show a view; whoever was in the one before, or at a button `beside` it, is at this one's focus proxy.

        Left to itself the toolkit takes the first control there is, be it one that deletes.
        """
        before, focus = self.currentWidget(), QApplication.focusWidget()
        is_in_it = before is not None and focus is not None and before.isAncestorOf(focus)
        was_inside = is_in_it or focus in beside
        self.setCurrentWidget(view)
        if was_inside and view is not before:
            view.setFocus()


def activate(view: QWidget) -> None:
    """Let a view that may be hidden, so that Qt leaves it as it was, know at once what it needs."""
    layout = view.layout()
    if layout is not None:
        layout.activate()
