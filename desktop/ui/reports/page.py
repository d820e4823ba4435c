"""The page of everything that is printed: what at the left, the paper as it will be at the right."""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.ui.kit.buttons import plain_button, primary_button
from desktop.ui.kit.folding_row import FoldingRow
from desktop.ui.kit.look import Look
from desktop.ui.kit.page import Page
from desktop.ui.kit.resting import Resting
from desktop.ui.kit.save_place import FileKind, save_place
from desktop.ui.kit.surfaces import column
from desktop.ui.ports import EVERYTHING, Wish
from desktop.ui.reports.busy_strip import BusyStrip
from desktop.ui.reports.choice_card import ChoiceCard
from desktop.ui.reports.failures_panel import FailuresPanel
from desktop.ui.reports.job_presenter import Failure
from desktop.ui.reports.ports import Printer
from desktop.ui.reports.presenter import ReportsPresenter, Shown
from desktop.ui.reports.preview_card import PreviewCard
from desktop.ui.reports.printer import choose_printer

FOLDED = 900  # px of the page below which the paper stands under what is chosen
LEAST_CHOICE, LEAST_PAPER = 300, 420  # px of height then


class ReportsPage(Page):
    """Lays out and forwards."""

    topics = EVERYTHING

    def __init__(self, look: Look, presenter: ReportsPresenter) -> None:
        _ = look.texts
        told = _("Preview every form and report, then print it or save it as a file")
        super().__init__(look, _.pgettext("page", "Reports"), told)
        self._presenter = presenter
        self.printouts = presenter.printouts
        self.ask_printer: Callable[[QWidget, str, int], Printer | None] = choose_printer
        self.ask_file: Callable[[str, str, str], str] = self._ask_system_file
        self.ask_folder: Callable[[str], str] = self._ask_system_folder
        self.open_url: Callable[[QUrl], object] = QDesktopServices.openUrl
        self.table_button = plain_button(look, _("Excel …"), presenter.write_table, "table")
        self.each_button = plain_button(look, _("One PDF per person …"), presenter.write_each)
        self.write_button = plain_button(look, _("Export PDF …"), presenter.write_one, "download")
        self.print_button = primary_button(look, _("Print …"), presenter.print_out, "printer")
        self._resting = Resting(self)
        self._has_table = self._is_several = self._is_ready = self._is_busy = False
        for button in (self.table_button, self.each_button, self.write_button, self.print_button):
            self.buttons.addWidget(button)
        self.choice = ChoiceCard(look, presenter)
        self.preview = PreviewCard(look, presenter.preview)
        self.busy = BusyStrip(look, presenter.jobs.cancel)
        paper = QWidget()
        inside = column(paper, 10)
        inside.addWidget(self.busy)
        inside.addWidget(self.preview, 1)
        self._both = FoldingRow(FOLDED, 14)
        self._both.add(self.choice, LEAST_CHOICE)
        self._both.add(paper, LEAST_PAPER, share=1)
        self.body.addLayout(self._both.layout, 1)
        self.failures = FailuresPanel(look, self, presenter.jobs.try_again)
        presenter.jobs.attach(self)
        presenter.attach(self)
        self.setFocusProxy(self.choice.list)
        self._enable()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a small window the paper stands under what is chosen."""
        super().resizeEvent(event)
        self._both.fit(event.size().width())

    # -- what the window asks

    def refresh(self) -> None:
        """Set everything again from today's records."""
        self._presenter.refresh()

    def arrive(self, wish: Wish) -> None:
        """Show the printout another page leads to."""
        self._presenter.arrive(wish)

    def print_out(self) -> None:
        """Print what is shown."""
        self._presenter.print_out()

    # -- what the presenters call

    def show_questions(self, shown: Shown) -> None:
        """Show what is chosen and what could be."""
        self.choice.show_questions(shown)
        self._has_table, self._is_several = shown.printout.has_table, shown.printout.asks_people

    def show_loading(self) -> None:
        """Say that the pages are being set."""
        self._is_ready = False
        self._enable()
        self.preview.show_loading()

    def show_found(self, pieces: int) -> None:
        """Say how many forms would be printed."""
        told = self.look.texts.ngettext("{number} form", "{number} forms", pieces)
        self.preview.say(told.format(number=pieces) if pieces > 1 else "")
        self._is_ready, self._is_several = True, pieces > 1
        self._enable()

    def show_nothing(self, sentence: str) -> None:
        """Say why there is nothing to print and what to do."""
        self._is_ready = False
        self._enable()
        self.preview.show_nothing(sentence)

    def show_busy(self, told: str) -> None:
        """Show that something is under way; "" that nothing is."""
        self._is_busy = bool(told)
        self.busy.say(told)
        self._enable()

    def show_progress(self, done: int, of: int) -> None:
        """Show how far it has come."""
        self.busy.show_progress(done, of)

    def show_failures(self, failures: Sequence[Failure]) -> None:
        """List what was not printed, with a way to try again."""
        self.failures.show_failures(failures)

    def choose_file(self, title: str, name: str, ending: str) -> Path | None:
        """Let the owner choose where to write; of a name that gets its ending here the dialog is asked once more."""
        kind = FileKind(ending.upper(), f".{ending}")
        return save_place(lambda proposed: (self.ask_file(title, proposed, ending), kind.pattern), name, [kind])

    def choose_folder(self, title: str) -> Path | None:
        """Let the owner choose a folder."""
        chosen = self.ask_folder(title)
        return Path(chosen) if chosen else None

    def choose_printer(self, title: str, pages: int) -> Printer | None:
        """Let the owner choose a printer in the system's dialog."""
        return self.ask_printer(self.window(), title, pages)

    def open_path(self, path: Path) -> None:
        """Open a file or folder with the system's program for it."""
        self.open_url(QUrl.fromLocalFile(str(path)))

    def _enable(self) -> None:
        buttons = (self.table_button, self.each_button, self.write_button, self.print_button)
        (self._resting.wake if self._is_ready and not self._is_busy else self._resting.rest)(buttons)
        self.table_button.setVisible(self._has_table)
        self.each_button.setVisible(self._is_several)

    @cached_property
    def _file_dialog(self) -> QFileDialog:
        # It stays with the page: deleted after each question, it ended twice now and then, and the program with it.
        dialog = QFileDialog(self)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        return dialog

    def _ask_system_file(self, title: str, name: str, ending: str) -> str:
        dialog = self._file_dialog
        dialog.setWindowTitle(title)
        dialog.setNameFilter(f"{ending.upper()} (*.{ending})")
        dialog.setDefaultSuffix(ending)
        dialog.setDirectory(self.look.folders.begin())
        dialog.selectFile(name)
        is_chosen = dialog.exec() == QFileDialog.DialogCode.Accepted
        chosen = self.look.folders.chosen_file(dialog.selectedFiles()[0] if is_chosen else "")
        return str(chosen or "")

    def _ask_system_folder(self, title: str) -> str:
        folders = self.look.folders
        folder = folders.chosen_folder(QFileDialog.getExistingDirectory(self.window(), title, folders.begin()))
        return str(folder or "")
