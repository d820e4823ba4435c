"""A figure with its name: small tiles side by side."""

from collections.abc import Callable

from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QFrame

from desktop.ui.kit.buttons import link_button
from desktop.ui.kit.surfaces import column, row, surface
from desktop.ui.kit.words import words


def tile(name: str, figure: str, opened: Callable[[], None] | None = None) -> QFrame:
    """A sunken tile: the name small above, the figure bold below; with `opened` the figure leads to its records."""
    frame = surface("tile")
    layout = column(frame, 2, QMargins(12, 8, 12, 8))
    layout.addWidget(words(name, "caption", wrap=True))
    if opened is None:
        layout.addWidget(words(figure, "strong"))
        return frame
    button = link_button(figure, opened)
    button.setAccessibleName(f"{name}: {figure}")
    font = button.font()
    font.setBold(True)
    button.setFont(font)
    inset = row()
    inset.addWidget(button)
    inset.addStretch(1)
    layout.addLayout(inset)
    return frame
