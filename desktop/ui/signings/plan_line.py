"""One line that fills the instalments by a plan."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.ui.kit.buttons import plain_button
from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import row

PARTS_WIDTH, DAY_WIDTH, MONTHS_WIDTH = 112, 112, 122  # px; less where the button needs more


class PlanLine(QWidget):
    """Parts, first day and distance; `wanted` when the owner asks for the plan."""

    wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        _ = look.texts
        self.parts = self._box(_("3 or 50/30/20"), _("Number of parts, or percentages"), PARTS_WIDTH)
        self.first = self._box(_("First due day"), _("First due day"), DAY_WIDTH)
        self.months = self._box(_("Months apart"), _("Months between two instalments"), MONTHS_WIDTH)
        self.fill_button = plain_button(look, _("Make a plan"), self.wanted.emit)
        layout = row(self, 8)
        for widget in (self.parts, self.first, self.months, self.fill_button):
            layout.addWidget(widget)
        layout.addStretch(1)

    def clear(self) -> None:
        """Empty the line."""
        for box in (self.parts, self.first, self.months):
            box.clear()

    def _box(self, hint: str, name: str, width: int) -> QLineEdit:
        box = QLineEdit()
        box.setPlaceholderText(hint)
        box.setAccessibleName(name)
        box.setToolTip(name)
        box.setMaximumWidth(width)
        box.setMinimumWidth(width // 2)
        box.returnPressed.connect(self.wanted)
        return box
