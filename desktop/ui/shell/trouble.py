"""The report of something unforeseen: the owner reads it, saves it where it is wanted, and goes on."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from desktop.ui.kit.buttons import plain_button, primary_button
from desktop.ui.kit.look import Look
from desktop.ui.kit.save_place import FileKind, ask_where_to_save
from desktop.ui.kit.surfaces import column, row, surface
from desktop.ui.kit.words import words

WIDTH, HEIGHT = 680, 460


class TroubleReport(QDialog):
    """Shows a report beside the window, which stays usable; `save` writes it, or says why it cannot."""

    def __init__(self, look: Look, sentence: str, report: str, save: Callable[[Path], str], parent: QWidget) -> None:
        super().__init__(parent)
        _ = look.texts
        self._save = save
        self._look = look
        self.choose_file: Callable[[], Path | None] = self._ask_for_file
        self.setObjectName("stage")
        self.setWindowTitle(_("Report of an error"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(WIDTH, HEIGHT)
        outer = column(self)
        inside = column(spacing=10, margins=QMargins(24, 22, 24, 16))
        inside.addWidget(words(sentence, "heading", wrap=True))
        note = _(
            "This report says where the program stumbled. It holds no records of your company, but look it over "
            "before you send it to whoever helps you."
        )
        inside.addWidget(words(note, "soft", wrap=True))
        self.text = QPlainTextEdit(report)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(_("Report of an error"))
        inside.addWidget(self.text, 1)
        self.told = words("", "soft", wrap=True)
        self.told.hide()
        inside.addWidget(self.told)
        outer.addLayout(inside, 1)
        outer.addWidget(self._foot())
        self.save_button.setDefault(True)
        self.save_button.setFocus()

    def say(self, sentence: str) -> None:
        """Tell what became of the report."""
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))

    def _foot(self) -> QWidget:
        _ = self._look.texts
        foot = surface("foot")
        buttons = row(foot, 10, QMargins(24, 12, 24, 12))
        buttons.addStretch(1)
        self.save_button = primary_button(self._look, _("Save the report …"), self._keep, "download")
        self.close_button = plain_button(self._look, _("Close"), self.reject)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.close_button)
        return foot

    def _keep(self) -> None:
        file = self.choose_file()
        if file is not None:
            self.say(self._save(file))

    def _ask_for_file(self) -> Path | None:
        _ = self._look.texts
        begin = str(Path.home() / "qianji-report.txt")
        return ask_where_to_save(self, _("Save the report"), begin, [FileKind(_("Text files"), ".txt")])
