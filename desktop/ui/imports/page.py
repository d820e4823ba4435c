"""The import page: from a file to records in four steps, each of which can be gone back from."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QProgressBar, QWidget

from desktop.exchange.editing import Edits
from desktop.exchange.report import ImportReport
from desktop.services.import_desk import Understanding
from desktop.ui.imports.columns_view import ColumnsView
from desktop.ui.imports.done_view import DoneView
from desktop.ui.imports.headings_view import HeadingsView
from desktop.ui.imports.history_presenter import HistoryPresenter
from desktop.ui.imports.marks import Marks
from desktop.ui.imports.presenter import ImportsPresenter
from desktop.ui.imports.rows_view import RowsView
from desktop.ui.imports.start_view import StartView
from desktop.ui.imports.wanted import Step, Wanted
from desktop.ui.kit.buttons import plain_button, primary_button
from desktop.ui.kit.dropped import files_in, take_as_copy
from desktop.ui.kit.list_tools import ListTools
from desktop.ui.kit.look import Look
from desktop.ui.kit.notice import Notice
from desktop.ui.kit.page import Page
from desktop.ui.kit.save_place import WORKBOOK, ask_where_to_save
from desktop.ui.kit.stages import Stages
from desktop.ui.kit.stepper import Step as Stage
from desktop.ui.kit.stepper import Stepper
from desktop.ui.kit.surfaces import row
from desktop.ui.kit.words import words
from desktop.ui.ports import Wish
from desktop.ui.tones import Tone

TABLES = "*.xlsx *.xlsm *.xls *.ods *.csv *.tsv *.txt"
PATIENCE = 400  # ms before work under way is shown: shorter work only flickers


class ImportsPage(Page):
    """Lays out and forwards; files may be dropped on it."""

    def __init__(self, look: Look, presenter: ImportsPresenter, history: HistoryPresenter, tools: ListTools) -> None:
        _ = look.texts
        super().__init__(look, _.pgettext("page", "Import"), _("Records from Excel, WPS or text files"))
        self._presenter = presenter
        self._history = history
        self.choose_file: Callable[[str, str], Path | None] = self._ask_for_file
        self.choose_target: Callable[[], Path | None] = self._ask_for_target
        self.other_button = plain_button(look, _("Another file …"), self._choose, "folder-open")
        self.back_button = plain_button(look, _("Back"), presenter.go_back, "chevron-left")
        self.next_button = primary_button(look, _("Next"), self._go_on)
        for button in (self.other_button, self.back_button, self.next_button):
            self.buttons.addWidget(button)
        self.setAcceptDrops(True)
        self._build(tools)
        self._connect()
        presenter.attach(self)
        history.attach(self.start.history.show_imports)
        self.show_start()

    def _build(self, tools: ListTools) -> None:
        self.stepper = Stepper(self.look)
        self.notice = Notice(self.look)
        self.busy = self._busy_strip()
        self.start = StartView(self.look, self._choose, self, tools)
        self.headings = HeadingsView(self.look)
        self.columns = ColumnsView(self.look)
        self.rows = RowsView(self.look, self._presenter.may_write_everywhere)
        self.done = DoneView(self.look, self._presenter.take_back, self._save_rejects)
        self.stages = Stages()
        self._views: dict[Step, QWidget] = {
            Step.FILE: self.start, Step.HEADINGS: self.headings, Step.COLUMNS: self.columns, Step.ROWS: self.rows,
            Step.DONE: self.done,
        }  # fmt: skip
        for view in self._views.values():
            self.stages.addWidget(view)
        for part in (self.stepper, self.busy, self.notice):
            self.body.addWidget(part)
        self.body.addWidget(self.stages, 1)

    def _busy_strip(self) -> QWidget:
        _ = self.look.texts
        strip = QWidget()
        line = row(strip, 12)
        self.busy_words = words("", "soft")
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Work under way"))
        self.stop_button = plain_button(self.look, _("Stop"), self._presenter.stop)
        line.addWidget(self.busy_words)
        line.addWidget(self.bar, 1, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.stop_button)
        strip.hide()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE)
        self._patience.timeout.connect(strip.show)
        return strip

    def _connect(self) -> None:
        presenter, columns, rows = self._presenter, self.columns, self.rows
        self.start.kind.box.picked.connect(presenter.choose_kind)
        self.start.history.take_back_wanted.connect(self._history.take_back)
        self.headings.row_chosen.connect(presenter.choose_header_row)
        self.headings.sheet_chosen.connect(presenter.choose_sheet)
        columns.kind_chosen.connect(presenter.choose_kind)
        columns.headers_chosen.connect(presenter.choose_columns)
        columns.constant_given.connect(presenter.choose_constant)
        columns.filled.connect(presenter.fill_down)
        columns.options_chosen.connect(presenter.choose_options)
        columns.map_wanted.connect(self._choose_map)
        columns.forget_wanted.connect(presenter.forget_shape)
        rows.written.connect(presenter.write_cell)
        rows.written_everywhere.connect(presenter.write_everywhere)
        rows.left_out.connect(presenter.leave_out)
        rows.check_wanted.connect(presenter.try_out)
        rows.creates_chosen.connect(presenter.choose_creates)

    # -- what the window asks

    def refresh(self) -> None:
        """Read the file again; before a file is chosen, ask what was imported."""
        if self._presenter.step is Step.FILE:
            self._history.refresh()
        self._presenter.look_again()

    def keep_written(self) -> bool:
        """Whether no rows were changed by hand that are not taken in yet."""
        return not self._presenter.is_half_done

    def create_new(self) -> None:
        """Choose a file."""
        self._choose()

    def focus_filter(self) -> None:
        """Put the cursor into what narrows the past imports, where these are shown."""
        if self.start.isVisibleTo(self):
            self.start.history.sieve.focus()

    # -- what the presenter calls

    def show_start(self) -> None:
        """Ask for a file."""
        self.set_subtitle(self.look.texts("Records from Excel, WPS or text files"))
        self.start.kind.set_value(None)
        self.show_step(Step.FILE)
        self._history.refresh()

    def show_busy(self, sentence: str) -> None:
        """Say what is under way, with a way to stop it."""
        self.busy_words.setText(sentence)
        self.next_button.setEnabled(False)
        self.notice.say("")
        self._patience.start()

    def show_step(self, step: Step) -> None:
        """Show a step again as it was left."""
        self._end_busy()
        self.notice.say("")
        self.stages.setCurrentWidget(self._views[step])
        self._show_buttons(step)
        self._show_steps(step)

    def show_understood(self, wanted: Wanted, made: Understanding, step: Step, question: str) -> None:
        """Show how the file is understood and what is still to be said."""
        self._tell_file(made)
        self.headings.show_file(made)
        self.columns.show_file(wanted, made)
        self.show_step(step)
        self.next_button.setEnabled(step is Step.HEADINGS or not question)
        if step is Step.COLUMNS:
            self.notice.say(question, Tone.WARN)

    def show_trouble(self, sentence: str) -> None:
        """Say what stands in the way; what was chosen stays."""
        self._end_busy()
        self.notice.say(sentence, Tone.BAD)

    def show_rows(self, made: Understanding, wanted: Wanted, marks: Marks, report: ImportReport) -> None:
        """Show every row with what is wrong, and what an import would do."""
        if self.rows.file is not made:
            self.rows.show_file(made)
        self.rows.creates.setChecked(bool(wanted.stated.create))
        self.rows.show_marks(marks, wanted.edits, report)
        self.show_step(Step.ROWS)
        number = report.created + report.updated
        _ = self.look.texts
        text = _.ngettext("Import {number} record", "Import {number} records", number) if number else _("Import")
        self.next_button.setText(text.format(number=f"{number:,}"))
        self.next_button.setEnabled(number > 0)

    def show_edits(self, edits: Edits) -> None:
        """Show changed rows that are to be checked again before they are taken in."""
        self.rows.show_edits(edits)
        self.next_button.setEnabled(False)

    def show_done(self, report: ImportReport) -> None:
        """Show what the import did."""
        self.done.show_report(report)
        self.show_step(Step.DONE)
        self.next_button.setFocus()  # which lost it while the rows were taken in: Enter must not take them back

    # -- inside

    def _end_busy(self) -> None:
        self._patience.stop()
        self.busy.hide()

    def _tell_file(self, made: Understanding) -> None:
        table = made.table
        parts = (table.file_name, table.sheet, table.encoding)
        self.set_subtitle(" · ".join(part for part in parts if part))

    def _show_buttons(self, step: Step) -> None:
        _ = self.look.texts
        self.other_button.setVisible(step in (Step.HEADINGS, Step.COLUMNS, Step.ROWS))
        self.back_button.setVisible(step in (Step.HEADINGS, Step.COLUMNS, Step.ROWS))
        self.next_button.setVisible(step is not Step.FILE)
        self.next_button.setText(_("Import another file") if step is Step.DONE else _("Next"))
        self.next_button.setEnabled(True)

    def _show_steps(self, step: Step) -> None:
        _ = self.look.texts
        names = (_("File"), _("Headings"), _("Columns"), _("Rows"))
        self.stepper.show_steps([Stage(name) for name in names], list(Step).index(step))

    def _go_on(self) -> None:
        if self._presenter.step is Step.DONE:
            self._presenter.start_over()
        else:
            self._presenter.go_on()

    def _choose(self) -> None:
        file = self.choose_file(self.look.texts("Tables"), TABLES)
        if file is not None:
            self._presenter.choose_file(file)

    def _choose_map(self) -> None:
        file = self.choose_file(self.look.texts("Mapping files"), "*.toml")
        if file is not None:
            self._presenter.load_map(file)

    def _save_rejects(self) -> None:
        file = self.choose_target()
        if file is not None:
            self._presenter.save_rejects(file)

    def _ask_for_file(self, kind: str, patterns: str) -> Path | None:
        name, _chosen = QFileDialog.getOpenFileName(
            self, self.look.texts("Choose a file"), self.look.folders.begin(), f"{kind} ({patterns})"
        )
        return self.look.folders.chosen_file(name)

    def _ask_for_target(self) -> Path | None:
        _, folders = self.look.texts, self.look.folders
        proposed = folders.begin(_("Rejected rows") + ".xlsx")
        return folders.remembered(ask_where_to_save(self, _("Save the rejected rows"), proposed, [WORKBOOK]))

    def arrive(self, wish: Wish) -> None:
        """Look at a file dropped elsewhere on the window."""
        if wish.text:
            self._presenter.choose_file(Path(wish.text))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file."""
        if len(event.mimeData().urls()) == 1 == len(files_in(event.mimeData())):
            take_as_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at the file dropped."""
        if take_as_copy(event):
            self._presenter.choose_file(files_in(event.mimeData())[0])
