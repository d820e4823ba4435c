"""Words that stand by themselves and begin with a small letter."""

from PySide6.QtWidgets import QLabel, QWidget

from desktop.ui.kit.choice import Picker


def beginning_small(window: QWidget) -> list[str]:
    """The chips and the choices of short lists that begin with a small letter; words of the company may."""
    chips = [label.text() for label in window.findChildren(QLabel) if label.property("chip")]
    choices = [box.itemText(place) for box in window.findChildren(Picker) for place in range(box.count())]
    return sorted({text for text in (*chips, *choices) if text[:1].islower()})
