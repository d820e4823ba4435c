"""The panel that prints review forms: whose, language, files or printer, and how far it has come."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QLineEdit, QProgressBar, QWidget

from desktop.ui.evaluations.print_presenter import Order, PrintPresenter, Scope, Sheets, Whose
from desktop.ui.kit.buttons import plain_button, primary_button
from desktop.ui.kit.choice import PickField
from desktop.ui.kit.fields import Field
from desktop.ui.kit.look import Look
from desktop.ui.kit.notice import Notice
from desktop.ui.kit.options import Option
from desktop.ui.kit.printer import choose_printer
from desktop.ui.kit.segments import Segments
from desktop.ui.kit.side_panel import SidePanel
from desktop.ui.kit.surfaces import clear, column, row
from desktop.ui.kit.words import words
from desktop.ui.tones import Tone


class FolderField(Field):
    """A folder, chosen in the system's dialog or typed."""

    def __init__(self, look: Look, label: str) -> None:
        self._holder = QWidget()
        layout = row(self._holder, 8)
        self.box = QLineEdit()
        self.box.setAccessibleName(label)
        layout.addWidget(self.box, 1)
        self.button = plain_button(look, look.texts("Choose …"), self._choose, "folder-open")
        layout.addWidget(self.button)
        super().__init__("folder", label, self._holder)
        self.setFocusProxy(self.box)
        self._title = label
        self.ask_folder: Callable[[str, str], str] = self._ask_system

    def value(self) -> Path:
        """The folder."""
        return Path(self.box.text().strip()).expanduser()

    def set_value(self, value: Path) -> None:
        """Show a folder."""
        self.box.setText(str(value))

    def _choose(self) -> None:
        chosen = self.ask_folder(self._title, self.box.text())
        if chosen:
            self.box.setText(chosen)

    def _ask_system(self, title: str, start: str) -> str:
        return QFileDialog.getExistingDirectory(self.window(), title, start)


class PrintPanel(SidePanel):
    """Collects an order and passes it on."""

    def __init__(self, look: Look, host: QWidget, presenter: PrintPresenter) -> None:
        _ = look.texts
        super().__init__(look, host)
        self._texts = _
        self.ask_printer: Callable[[QWidget, str], Sheets | None] = choose_printer
        self.open_url: Callable[[QUrl], object] = QDesktopServices.openUrl
        self.whose = Segments([(Whose.ONE, _("This person")), (Whose.ALL, _("Everybody"))], _("Whose forms"))
        self.whose.chosen.connect(lambda _whose: self._show_whose())
        self.language = PickField("language", _("Language of the forms"))
        self.merged = Segments([(False, _("One file each")), (True, _("One file for all"))], _("How many files"))
        self._merged_box = _titled(_("Files"), self.merged)
        self.folder = FolderField(look, _("Folder"))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.progress = words("", "soft")
        self.cancel_button = plain_button(look, _("Cancel"), presenter.cancel, "x")
        self._under_way = QWidget()
        layout = column(self._under_way, 8)
        for widget in (self.progress, self.bar, self.cancel_button):
            layout.addWidget(widget)
        self._notes = column(spacing=8)
        for each in (_titled(_("Whose forms"), self.whose), self.language, self._merged_box, self.folder):
            self.body.addWidget(each)
        self.body.addLayout(self._notes)
        self.body.addWidget(self._under_way)
        self.body.addStretch(1)
        self.printer_button = plain_button(
            look, _("Print on paper …"), lambda: presenter.print_out(self.order()), "printer"
        )
        self.write_button = primary_button(look, _("Write PDF"), lambda: presenter.write(self.order()))
        self.foot_row.addWidget(self.printer_button)
        self.foot_row.addStretch(1)
        self.foot_row.addWidget(self.write_button)
        self.foot.show()
        self.show_busy(False)
        presenter.attach(self)

    def open_print(self, scope: Scope, languages: Sequence[Option], order: Order) -> None:
        """Show the panel with this order."""
        _ = self._texts
        self.whose.set_text(Whose.ONE, scope.name or _("This person"))
        self.whose.set_text(Whose.ALL, _("Everybody ({number})").format(number=scope.people))
        self.whose.setEnabled(bool(scope.code))
        self.whose.choose(order.whose)
        self.language.set_options(languages)
        self.language.set_value(order.language)
        self.folder.set_value(order.folder)
        self._show_whose()
        self.open(_("Print review forms"), scope.period)
        self.write_button.setFocus()

    def come_back(self) -> None:
        """Show the panel again as it stands."""
        self.show()
        self.raise_()

    def order(self) -> Order:
        """What was chosen."""
        return Order(self.whose.value(), self.language.value(), self.merged.value(), self.folder.value())

    def show_progress(self, done: int, of: int) -> None:
        """Show how far the work has come."""
        self.bar.setRange(0, of)
        self.bar.setValue(done)
        self.progress.setText(self._texts("{done} of {all}").format(done=done, all=of))

    def show_busy(self, is_busy: bool) -> None:
        """Show that printing is under way, or over."""
        self._under_way.setVisible(is_busy)
        self.write_button.setEnabled(not is_busy)
        self.printer_button.setEnabled(not is_busy)
        if is_busy:
            self.bar.setRange(0, 0)
            self.progress.setText(self._texts("Setting the forms …"))

    def show_notes(self, notes: Sequence[tuple[str, Tone]]) -> None:
        """Show what the owner should look at."""
        clear(self._notes)
        for sentence, tone in notes:
            notice = Notice(self._look)
            self._notes.addWidget(notice)
            notice.say(sentence, tone)

    def sentences(self) -> list[str]:
        """What the owner is asked to look at."""
        return [notice.sentence() for notice in self.findChildren(Notice)]

    def close_print(self) -> None:
        """Put the panel away."""
        self.dismiss()

    def choose_printer(self, title: str) -> Sheets | None:
        """Let the owner choose a printer in the system's dialog."""
        return self.ask_printer(self.window(), title)

    def open_path(self, path: Path) -> None:
        """Open a file or folder with the system's program for it."""
        self.open_url(QUrl.fromLocalFile(str(path)))

    def _show_whose(self) -> None:
        self._merged_box.setVisible(self.whose.value() is Whose.ALL)


def _titled(title: str, control: QWidget) -> QWidget:
    box = QWidget()
    layout = column(box, 5)
    layout.addWidget(words(title, "label"))
    layout.addWidget(control)
    return box
