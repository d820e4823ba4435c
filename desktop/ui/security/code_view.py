"""The recovery code to be kept: its groups in large signs, to print or to save somewhere else."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop.domain.recovery_code import groups_of
from desktop.errors import RequestError
from desktop.ui.kit.buttons import plain_button
from desktop.ui.kit.look import Look
from desktop.ui.kit.save_place import FileKind, ask_where_to_save
from desktop.ui.kit.surfaces import column, row, surface
from desktop.ui.kit.system_printer import refuse_without_printer
from desktop.ui.kit.words import words

COLUMNS = 3


class CodeView(QWidget):
    """Shows one code; `subject` says whose file it opens."""

    def __init__(self, look: Look, subject: str) -> None:
        super().__init__()
        _ = look.texts
        self._look = look
        self._subject = subject
        self._code = ""
        self._shown = datetime.now().astimezone()  # of two sheets the later one may be the one that holds
        self.choose_file: Callable[[], Path | None] = self._ask_for_file
        self.print_sheet: Callable[[str], None] = self._print
        body = column(self, 10)
        frame = surface("sunken")
        self._grid = QGridLayout(frame)
        self._grid.setContentsMargins(16, 14, 16, 14)
        self._grid.setHorizontalSpacing(12)
        for place in range(COLUMNS):
            self._grid.setColumnStretch(place * 2 + 1, 1)
        self._grid.setVerticalSpacing(10)
        body.addWidget(frame)
        line = row(spacing=10)
        self.print_button = plain_button(look, _("Print …"), lambda: self.print_sheet(self.sheet()), "printer")
        self.save_button = plain_button(look, _("Save as text …"), self._save, "download")
        line.addWidget(self.print_button)
        line.addWidget(self.save_button)
        line.addStretch(1)
        body.addLayout(line)
        self.told = words("", "caption", wrap=True)
        self.told.hide()
        body.addWidget(self.told)

    def show_code(self, code: str) -> None:
        """Show the groups of a code, numbered."""
        self._code, self._shown = code, datetime.now().astimezone()
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for place, group in enumerate(groups_of(code)):
            line, at = place // COLUMNS, place % COLUMNS * 2
            self._grid.addWidget(words(f"{place + 1}", "faint"), line, at)
            self._grid.addWidget(self._group(place, group), line, at + 1)
        self.told.hide()

    @property
    def has_code(self) -> bool:
        """Whether a code was shown."""
        return bool(self._code)

    def sheet(self) -> str:
        """What is printed or saved: whose code it is and how it is used."""
        _ = self._look.texts
        lines = (
            _("Qianji: recovery code"),
            self._subject,
            "",
            self._code,
            "",
            _("Made on {moment}.").format(moment=f"{self._shown:%Y-%m-%d %H:%M}"),
            _("It opens the file when the password is forgotten. Keep it apart from the computer, like a key."),
        )
        return "\n".join(lines) + "\n"

    def _group(self, place: int, group: str) -> QLabel:
        label = words(group, "figure")
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        told = self._look.texts("Group {number}: {signs}")
        label.setAccessibleName(told.format(number=place + 1, signs=" ".join(group)))
        return label

    def _save(self) -> None:
        place = self.choose_file()
        if place is None:
            return
        _ = self._look.texts
        try:
            place.write_text(self.sheet(), encoding="utf-8-sig")
            told = _(
                "Saved as {file}. Move it to a stick or another place; beside the data it opens it for everybody."
            )
        except OSError:
            told = _("{file} cannot be written. Choose another folder.")
        self.told.setText(told.format(file=place.name))
        self.told.show()

    def _ask_for_file(self) -> Path | None:
        _ = self._look.texts
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        start = str(Path(folder) / (_("recovery code") + ".txt"))
        return ask_where_to_save(self, _("Save the recovery code"), start, [FileKind(_("Text"), ".txt")])

    def _print(self, text: str) -> None:
        from PySide6.QtGui import QTextDocument
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter()
        try:
            refuse_without_printer(printer)
        except RequestError as refused:
            self.told.setText(refused.sentence(self._look.texts))
            self.told.show()
            return
        if QPrintDialog(printer, self).exec():
            document = QTextDocument()
            document.setDefaultFont(self.font())
            document.setPlainText(text)
            document.print_(printer)
