"""What a filter is called, to be written anew where it stands."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from desktop.queries.saved_filters import FilterLine
from desktop.ui.kit.look import Look


class FilterName(QLineEdit):
    """Enter or going on keeps the new name, Escape and an empty one bring the old one back."""

    def __init__(self, look: Look, line: FilterLine, rename: Callable[[FilterLine, str], None]) -> None:
        super().__init__(line.name)
        self._line = line
        self._rename = rename
        self.setAccessibleName(look.texts("Name of the filter “{name}”").format(name=line.name))
        self.setToolTip(look.texts("Write another name and press Enter"))
        self.setCursorPosition(0)
        self.editingFinished.connect(self._keep)

    def event(self, event: QEvent) -> bool:
        """Escape brings the old name back before it closes the panel."""
        is_key = event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if not is_key or not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Escape:
            return super().event(event)
        if self.text() == self._line.name:
            return super().event(event)
        if event.type() is QEvent.Type.KeyPress:
            self.setText(self._line.name)
        event.accept()
        return True

    def _keep(self) -> None:
        name = self.text().strip()
        if not name or name == self._line.name:
            self.setText(self._line.name)
        elif self.isModified():
            self.setModified(False)  # going on after Enter asks no second time
            self._rename(self._line, name)
