"""What stands where the grid would be while there is no target at all: two ways to begin."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.kit.buttons import plain_button
from desktop.ui.kit.look import Look
from desktop.ui.kit.states import StateView
from desktop.ui.kit.surfaces import column


class EmptyTargets(QWidget):
    """Break a year's target down, or enter by hand."""

    split_wanted = Signal()
    hand_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        _ = look.texts
        state = StateView(look)
        state.show_empty(
            "target",
            _("No targets yet"),
            _(
                "Enter this year's total first: Qianji breaks it down to months and people in proportion to last "
                "year, and you change what you see differently."
            ),
            _("Break a year's target down"),
            self.split_wanted.emit,
        )
        self.by_hand = plain_button(look, _("Enter targets by hand"), self.hand_wanted.emit)
        layout = column(self, 10)
        layout.addStretch(1)
        layout.addWidget(state)
        layout.addWidget(self.by_hand, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
