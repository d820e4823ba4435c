"""Where the focus stands in what is laid out anew, so that it stands there again afterwards."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

_PLACE = "place"


def name_place(widget: QWidget, place: str) -> None:
    """Say what a widget is about; whatever stands in it is about that, too, unless it is named itself."""
    widget.setProperty(_PLACE, place)


def place_of_focus(area: QWidget) -> str | None:
    """What the focused widget inside `area` is about, "" without a name; None where the focus is elsewhere."""
    widget = QApplication.focusWidget()
    if widget is None or not area.isAncestorOf(widget):
        return None
    while widget is not None and widget is not area:
        place = widget.property(_PLACE)
        if place:
            return str(place)
        widget = widget.parentWidget()
    return ""


def give_focus(area: QWidget, place: str) -> bool:
    """Focus what is about a place; whether there is such a control."""
    for widget in area.findChildren(QWidget):
        is_control = widget.focusPolicy() is not Qt.FocusPolicy.NoFocus and widget.isEnabled()
        if place and is_control and widget.property(_PLACE) == place:
            widget.setFocus()
            return True
    return False
