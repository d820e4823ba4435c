"""A day, typed or picked from a month."""

from datetime import date
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLineEdit

from desktop.ui.kit.days import parse_day
from desktop.ui.kit.fields import Field, text_of
from desktop.ui.kit.look import Look
from desktop.ui.kit.month_grid import MonthGrid


class DateField(Field):
    """One day; leaving the field spells it out as 2026-11-20."""

    def __init__(
        self, look: Look, name: str, label: str, today: date, required: bool = False, hint: str = ""
    ) -> None:
        self.box = QLineEdit()
        super().__init__(name, label, self.box, required, hint)
        self._look = look
        self._today = today
        self.box.setPlaceholderText(look.texts("e.g. 2026-11-20"))
        self._pick = self.box.addAction(QIcon(), QLineEdit.ActionPosition.TrailingPosition)
        self._pick.setToolTip(look.texts("Pick a day"))
        self._pick.triggered.connect(self.open_month)
        self.box.textEdited.connect(lambda _text: self.edited.emit())
        self.box.editingFinished.connect(self._spell_out)
        look.theme.changed.connect(self._draw)
        self._draw()

    def value(self) -> date | None:
        """The day, None where the field is empty or not understood."""
        return parse_day(self.box.text(), self._today)

    def set_value(self, value: date | None) -> None:
        """Show a day."""
        self.box.setText(value.isoformat() if value else "")

    def kept(self) -> str:
        """The day as it was typed, understood or not."""
        return self.box.text()

    def take(self, kept: Any) -> None:
        """Put in a day as it was typed."""
        self.box.setText(text_of(kept))

    @property
    def is_understood(self) -> bool:
        """Whether the field is empty or holds a day."""
        return not self.box.text().strip() or self.value() is not None

    def open_month(self) -> None:
        """Open the month under the field."""
        grid = MonthGrid(self._look, self._today, self)
        grid.picked.connect(self._picked)
        grid.show_day(self.value() or self._today)
        grid.adjustSize()
        corner = self.box.mapToGlobal(QPoint(0, self.box.height() + 4))
        screen = self.screen().availableGeometry()
        x = min(corner.x(), screen.right() - grid.width())
        grid.move(max(screen.left(), x), min(corner.y(), screen.bottom() - grid.height()))
        grid.show()

    def _picked(self, day: date) -> None:
        self.set_value(day)
        self.box.setFocus()
        self.edited.emit()

    def _spell_out(self) -> None:
        day = self.value()
        if day is not None:
            self.set_value(day)

    def _draw(self) -> None:
        self._pick.setIcon(QIcon(self._look.icons.pixmap("calendar", "text2", 16)))
