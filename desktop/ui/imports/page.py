"""The import page: a file at the left, its rows at the right, and what taking it in would do."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QStackedWidget, QWidget

from desktop.exchange.report import ImportReport
from desktop.services.imports import ColumnChoice, Preview
from desktop.ui.imports.file_form import FileForm
from desktop.ui.imports.kinds import kind_options
from desktop.ui.imports.presenter import ImportsPresenter
from desktop.ui.imports.preview_table import PreviewTable
from desktop.ui.imports.problems import ProblemLine, problem_columns, problem_lines
from desktop.ui.imports.wanted import Wanted
from desktop.ui.kit.buttons import plain_button, primary_button
from desktop.ui.kit.choice import PickField
from desktop.ui.kit.look import Look
from desktop.ui.kit.notice import Notice
from desktop.ui.kit.page import Page
from desktop.ui.kit.segments import Segments
from desktop.ui.kit.surfaces import Card, column, row
from desktop.ui.kit.table import DataTable
from desktop.ui.kit.words import words
from desktop.ui.tones import Tone

TABLES = "*.xlsx *.xlsm *.xls *.ods *.csv *.tsv *.txt"


class ImportsPage(Page):
    """Lays out and forwards; files may be dropped on it."""

    def __init__(self, look: Look, presenter: ImportsPresenter) -> None:
        _ = look.texts
        super().__init__(look, _.pgettext("page", "Import"), _("Records from Excel, WPS or text files"))
        self._presenter = presenter
        self.choose_file = self._ask_for_file
        self.choose_target = self._ask_for_target
        self.file_button = plain_button(look, _("Choose a file …"), self._choose, "folder-open")
        self.import_button = primary_button(look, _("Import"), presenter.take_in, "file-up")
        self.buttons.addWidget(self.file_button)
        self.buttons.addWidget(self.import_button)
        self.setAcceptDrops(True)
        self._build_stages()
        self._connect()
        presenter.attach(self)
        presenter.look()

    def _build_stages(self) -> None:
        _ = self.look.texts
        self.stages = QStackedWidget()
        self.start = self._start_stage()
        self.form = FileForm(self.look)
        self.notice = Notice(self.look)
        self.rejects_button = plain_button(self.look, _("Save the rejected rows …"), self._save_rejects, "file-up")
        self.next_button = plain_button(self.look, _("Import another file"), self._presenter.start_over, "file-plus")
        self.parts = Segments([("rows", _("First rows")), ("problems", _("Problems"))], _("What is shown"))
        self.rows = PreviewTable(self.look)
        self.problems: DataTable[ProblemLine] = DataTable(
            self.look, problem_columns(_), lambda line: line.number, _("Problems")
        )
        self.whole_reason = words("", "soft", wrap=True)  # a table's cell may cut a sentence short
        self.tables = QStackedWidget()
        self.tables.addWidget(self.rows)
        self.tables.addWidget(self.problems)
        self.stages.addWidget(self.start)
        self.stages.addWidget(self._file_stage())
        self.body.addWidget(self.stages, 1)

    def _start_stage(self) -> QWidget:
        _ = self.look.texts
        card = Card()
        icon = QLabel()
        self.look.icons.put(icon, "file-up", "text3", 32)
        sentence = words(
            _(
                "Excel, WPS, ODS, CSV or text; headers in Chinese or English are recognised. Nothing is saved "
                "before you have seen what would change."
            ),
            "soft",
            wrap=True,
        )
        sentence.setFixedWidth(420)
        sentence.setMinimumHeight(sentence.heightForWidth(420))  # centred, a label forgets its second line
        sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.first_kind = PickField("kind", _("What the file holds"), kind_options(_))
        self.first_kind.setFixedWidth(300)
        self.first_button = primary_button(self.look, _("Choose a file …"), self._choose, "folder-open")
        inside = column(spacing=10)
        inside.addStretch(2)
        heading = words(_("Choose a file, or drop it here"), "heading")
        parts: tuple[QWidget, ...] = (icon, heading, sentence, self.first_kind, self.first_button)
        for part in parts:
            inside.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch(3)
        card.body.addLayout(inside, 1)
        return card

    def _file_stage(self) -> QWidget:
        stage = QWidget()
        across = row(stage, 14)
        across.addWidget(self.form)
        right = column(spacing=12)
        right.addWidget(self.notice)
        tools = row(spacing=10)
        tools.addWidget(self.parts)
        tools.addStretch(1)
        tools.addWidget(self.rejects_button)
        tools.addWidget(self.next_button)
        right.addLayout(tools)
        card = Card(padded=False)
        card.body.addWidget(self.tables, 1)
        right.addWidget(card, 1)
        right.addWidget(self.whole_reason)
        across.addLayout(right, 1)
        return stage

    def _connect(self) -> None:
        presenter, form = self._presenter, self.form
        self.first_kind.box.picked.connect(presenter.choose_kind)
        form.kind_chosen.connect(presenter.choose_kind)
        form.column_chosen.connect(lambda ours, theirs: presenter.choose_columns({ours: theirs}))
        form.stated.connect(self._state)
        form.map_wanted.connect(self._choose_map)
        self.parts.chosen.connect(self._show_part)
        self.problems.selected.connect(self._show_reason)

    # -- what the window asks

    def refresh(self) -> None:
        """Read the file again."""
        self._presenter.look_again()

    def create_new(self) -> None:
        """Choose a file."""
        self._choose()

    # -- what the presenter calls

    def show_start(self) -> None:
        """Ask for a file."""
        self.set_subtitle(self.look.texts("Records from Excel, WPS or text files"))
        self.first_kind.set_value(self._presenter.wanted.kind)
        self.stages.setCurrentWidget(self.start)
        self._offer_import(0)
        self.file_button.hide()
        self.import_button.hide()

    def show_busy(self, sentence: str) -> None:
        """Say what is under way."""
        self.stages.setCurrentIndex(1)
        self.file_button.show()
        self.import_button.show()
        self._offer_import(0)
        self.form.setEnabled(False)
        self.rejects_button.hide()
        self.next_button.hide()
        self.notice.say(sentence, Tone.NEUTRAL)

    def show_file(self, wanted: Wanted, found: Preview, columns: tuple[ColumnChoice, ...]) -> None:
        """Show how the file is understood."""
        _ = self.look.texts
        self.form.setEnabled(True)
        self.form.show_file(wanted, found, columns)
        self.rows.show_file(found)
        self.problems.show_rows(())
        told = [found.file, *([found.sheet] if found.sheet else []), *([found.encoding] if found.encoding else [])]
        self.set_subtitle(" · ".join(told))
        self.notice.say(_("Checking every row …"), Tone.NEUTRAL)
        self._show_part("rows")

    def show_trouble(self, sentence: str) -> None:
        """Say what stands in the way."""
        self.stages.setCurrentIndex(1)
        self.form.setEnabled(True)
        self._offer_import(0)
        self.notice.say(sentence, Tone.BAD)
        self.next_button.show()

    def show_trial(self, report: ImportReport) -> None:
        """Show what an import would do, and offer it."""
        _ = self.look.texts
        self._offer_import(report.created + report.updated)
        if report.created + report.updated:
            sentence = _(
                "{created} new, {updated} changed, {unchanged} unchanged, {rejected} rejected. Nothing is saved yet."
            )
        elif report.unchanged:
            sentence = _("Nothing new: {unchanged} records are on file already, {rejected} rows are rejected.")
        else:
            sentence = _("No row can be taken: {rejected} rows are rejected. The reasons stand below.")
        self._show_numbers(report, sentence)

    def show_done(self, report: ImportReport) -> None:
        """Show what the import did."""
        _ = self.look.texts
        self._offer_import(0)
        self.form.setEnabled(False)
        self.next_button.show()
        self._show_numbers(
            report, _("Imported: {created} new, {updated} changed, {unchanged} unchanged, {rejected} rejected.")
        )

    # -- inside

    def _show_numbers(self, report: ImportReport, sentence: str) -> None:
        numbers = {
            "created": report.created,
            "updated": report.updated,
            "unchanged": report.unchanged,
            "rejected": report.rejected,
        }
        self.notice.say(sentence.format(**numbers), Tone.WARN if report.rejected else Tone.OK)
        self.rejects_button.setVisible(report.rejected > 0)
        lines = problem_lines(report, self.look.texts)
        self.whole_reason.clear()
        if lines:
            self.problems.show_rows(lines)
            self.problems.select(0)
        else:
            self.problems.show_empty(
                "circle-check", self.look.texts("No problems"), self.look.texts("Every row can be taken.")
            )
        self._show_part("problems" if report.errors else "rows")

    def _offer_import(self, number: int) -> None:
        _ = self.look.texts
        text = _.ngettext("Import {number} record", "Import {number} records", number) if number else _("Import")
        self.import_button.setText(text.format(number=number))
        self.import_button.setEnabled(number > 0)

    def _show_part(self, part: str) -> None:
        self.parts.choose(part)
        self.tables.setCurrentWidget(self.rows if part == "rows" else self.problems)
        self.whole_reason.setVisible(part == "problems" and bool(self.whole_reason.text()))

    def _show_reason(self, line: ProblemLine) -> None:
        self.whole_reason.setText(line.reason)
        self.whole_reason.show()

    def _state(self) -> None:
        form = self.form
        self._presenter.state(
            form.sheet.value() if not form.sheet.isHidden() else None,
            form.header_row.value(),
            form.date_order.value(),
            form.multiplier.value(),
            form.creates.isChecked(),
        )

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
            self, self.look.texts("Choose a file"), "", f"{kind} ({patterns})"
        )
        return Path(name) if name else None

    def _ask_for_target(self) -> Path | None:
        _ = self.look.texts
        name, _chosen = QFileDialog.getSaveFileName(
            self, _("Save the rejected rows"), _("Rejected rows") + ".xlsx", "Excel (*.xlsx)"
        )
        return Path(name) if name else None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file."""
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at the file dropped."""
        self._presenter.choose_file(Path(event.mimeData().urls()[0].toLocalFile()))
