"""The sheet of shortcuts: a panel over the page shown, opened and closed by F1 or a question mark."""

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.kit.buttons import plain_button
from desktop.ui.kit.look import Look
from desktop.ui.kit.side_panel import SidePanel
from desktop.ui.kit.surfaces import row
from desktop.ui.kit.words import words
from desktop.ui.shell.shortcuts import Shortcut, groups

WIDTH = 440
KEYS = 132  # px; the keys stand in a column of their own


class ShortcutSheet(SidePanel):
    """Lists the keys of the window, of forms and of lists; leads to the guide where there is one."""

    guide_wanted = Signal()

    def __init__(self, look: Look, host: QWidget, has_guide: bool) -> None:
        super().__init__(look, host, WIDTH)
        for caption, shortcuts in groups(look.texts):
            self.body.addWidget(words(caption, "heading"))
            for shortcut in shortcuts:
                self.body.addWidget(_line(shortcut))
        self.body.addStretch(1)
        if has_guide:
            self.guide_button = plain_button(look, look.texts("Open the guide"), self.guide_wanted.emit, "book-open")
            self.foot_row.addWidget(self.guide_button)
            self.foot_row.addStretch(1)
            self.foot.show()

    def switch(self) -> None:
        """Open the sheet, or close it where it is open."""
        if self.isVisible():
            self.dismiss()
        else:
            self.open(self._look.texts("Shortcuts"), self._look.texts("F1 or ? closes this sheet."))


def _line(shortcut: Shortcut) -> QWidget:
    line = QWidget()
    line.setAccessibleName(f"{shortcut.keys}: {shortcut.meaning}")
    layout = row(line, 12, QMargins())
    keys = words(shortcut.keys, "strong")
    keys.setFixedWidth(KEYS)
    layout.addWidget(keys, 0, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(words(shortcut.meaning, wrap=True), 1)
    return line
