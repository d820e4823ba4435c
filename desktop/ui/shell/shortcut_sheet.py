"""The sheet of shortcuts: a panel over the page shown, opened and closed by F1."""

from PySide6.QtCore import QMargins, Qt
from PySide6.QtWidgets import QWidget

from desktop.ui.kit.look import Look
from desktop.ui.kit.side_panel import SidePanel
from desktop.ui.kit.surfaces import row
from desktop.ui.kit.words import words
from desktop.ui.shell.shortcuts import Shortcut, groups

WIDTH = 440
KEYS = 132  # px; the keys stand in a column of their own


class ShortcutSheet(SidePanel):
    """Lists the keys of the window, of forms and of lists."""

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__(look, host, WIDTH)
        for caption, shortcuts in groups(look.texts):
            self.body.addWidget(words(caption, "heading"))
            for shortcut in shortcuts:
                self.body.addWidget(_line(shortcut))
        self.body.addStretch(1)

    def switch(self) -> None:
        """Open the sheet, or close it where it is open."""
        if self.isVisible():
            self.dismiss()
        else:
            self.open(self._look.texts("Shortcuts"), self._look.texts("F1 closes this sheet."))


def _line(shortcut: Shortcut) -> QWidget:
    line = QWidget()
    line.setAccessibleName(f"{shortcut.keys}: {shortcut.meaning}")
    layout = row(line, 12, QMargins())
    keys = words(shortcut.keys, "strong")
    keys.setFixedWidth(KEYS)
    layout.addWidget(keys, 0, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(words(shortcut.meaning, wrap=True), 1)
    return line
