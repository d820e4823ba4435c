"""A figure with its name: small tiles side by side."""

from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QFrame

from desktop.ui.kit.surfaces import column, surface
from desktop.ui.kit.words import words


def tile(name: str, figure: str) -> QFrame:
    """A sunken tile: the name small above, the figure bold below."""
    frame = surface("tile")
    layout = column(frame, 2, QMargins(12, 8, 12, 8))
    layout.addWidget(words(name, "caption"))
    layout.addWidget(words(figure, "strong"))
    return frame
