"""The rows before they are taken in: what is wrong is marked in its cell, mended right there or left out."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QItemSelection, QMargins, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from desktop.exchange.editing import Edits
from desktop.exchange.report import ImportReport
from desktop.services.import_desk import Understanding
from desktop.ui.imports.creates_field import creates_field
from desktop.ui.imports.marks import Marks
from desktop.ui.imports.rows_model import RowsModel, Shown
from desktop.ui.imports.told import MOST_NAMED, added_told, cell_told, leaving_told, numbers_told
from desktop.ui.kit.buttons import link_button, plain_button
from desktop.ui.kit.look import Look
from desktop.ui.kit.notice import Notice
from desktop.ui.kit.segments import Segments
from desktop.ui.kit.stages import Stages
from desktop.ui.kit.states import StateView
from desktop.ui.kit.surfaces import Card, column, row, surface
from desktop.ui.kit.words import set_role, words
from desktop.ui.kit.wrapping_row import WrappingRow
from desktop.ui.tones import Tone

ROW, WIDEST, NARROWEST = 32, 260, 72
CELL = 40  # px of air in a cell
MEASURED = 60  # rows that decide how wide the columns are


class RowsView(QWidget):
    """Forwards what is written and left out."""

    written = Signal(int, int, str)  # row in Excel, place, text
    written_everywhere = Signal(int, str, str)  # place, the text in the file, what it means
    left_out = Signal(object, bool)  # rows in Excel, whether they are left out
    check_wanted = Signal()
    creates_chosen = Signal(bool)  # whether new names are added on the way

    def __init__(self, look: Look, may_write_everywhere: Callable[[int], bool]) -> None:
        super().__init__()
        self._look = look
        self._may_write_everywhere = may_write_everywhere
        self._offered: tuple[int, str, str] | None = None
        self.file: Understanding | None = None  # whose rows are shown
        self.model = RowsModel(look, self._write)
        self.notice = Notice(look)
        self.added = words("", "soft", wrap=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        _ = self._look.texts
        body = column(self, 10)
        body.addWidget(self.notice)
        body.addWidget(self.added)
        self.parts: Segments[Shown] = Segments(
            ((Shown.ALL, _("All rows")), (Shown.PROBLEMS, _("With problems")), (Shown.LEFT_OUT, _("Left out"))),
            _("Rows shown"),
        )
        self.next_button = plain_button(self._look, _("Next problem"), self.go_to_next_problem, "arrow-down")
        self.next_button.setToolTip("F8")
        self.check_button = plain_button(self._look, _("Check again"), self.check_wanted.emit, "refresh-cw")
        tools = WrappingRow(spacing=10)
        tools.addWidget(self.parts)
        tools.addStretch()
        self.creates = creates_field(self._look.texts)
        self.creates.clicked.connect(lambda is_on: self.creates_chosen.emit(is_on))
        tools.addWidget(self.creates)
        tools.addWidget(self.check_button)
        tools.addWidget(self.next_button)
        body.addLayout(tools)
        self.table = self._table()
        self.state = StateView(self._look)
        self.stack = Stages()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.state)
        card = Card(padded=False)
        card.body.setSpacing(0)
        card.body.addWidget(self.stack, 1)
        card.body.addWidget(self._foot())
        body.addWidget(card, 1)
        self.check_button.hide()

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setObjectName("preview")
        table.setAccessibleName(self._look.texts("Rows of the file"))
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setShowGrid(True)  # cells are edited
        table.horizontalHeader().setStretchLastSection(True)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().setDefaultSectionSize(ROW)
        return table

    def _foot(self) -> QFrame:
        """What is said of the cell chosen, and what can be done about it."""
        _ = self._look.texts
        foot = surface("foot")
        line = row(foot, 12, QMargins(14, 8, 14, 8))
        self.reason = words("", "soft", wrap=True)
        self.everywhere_button = link_button("", self._write_everywhere)
        self.out_button = link_button("", self._leave_out)
        line.addWidget(self.reason, 1)
        line.addWidget(self.everywhere_button)
        line.addWidget(self.out_button)
        foot.setMinimumHeight(52)
        return foot

    def _connect(self) -> None:
        self.parts.chosen.connect(self.show_only)
        self.table.selectionModel().currentChanged.connect(lambda _now, _before: self._tell_cell())
        self.table.selectionModel().selectionChanged.connect(self._selection_changed)
        QShortcut(QKeySequence(Qt.Key.Key_F8), self, self.go_to_next_problem)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table, self._leave_out)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            write = QShortcut(QKeySequence(key), self.table, self._write_here)
            write.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._look.theme.changed.connect(self.table.viewport().update)

    # -- shown

    def show_file(self, made: Understanding) -> None:
        """Show the rows of a file."""
        self.file = made
        used = frozenset(place for places in made.taken.values() for place in places) | made.wide
        rows = [row for row in made.table.rows if row[0] > (made.header_row or 0)]
        self.model.show_file(made.headers, rows, used)
        self._size_columns()

    def show_marks(self, marks: Marks, edits: Edits, report: ImportReport) -> None:
        """Show what is wrong, what was changed, and what an import would do."""
        self.model.show_marks(marks, edits)
        self.check_button.hide()
        self._offered = None if not self._offered or self._is_settled(self._offered) else self._offered
        self.notice.say(numbers_told(report, self._look.texts), Tone.WARN if report.rejected else Tone.OK)
        self.added.setText("\n".join([*added_told(report, self._look.texts), *marks.remarks[:MOST_NAMED]]))
        self.added.setVisible(bool(self.added.text()))
        self._count()
        self._tell_cell()
        if not marks.rows.keys() - edits.left_out and self.parts.value() is Shown.PROBLEMS:
            self.show_only(Shown.ALL)

    def show_edits(self, edits: Edits) -> None:
        """Show changes that wait for a check."""
        self.model.show_marks(self.model.marks, edits)
        self._count()
        self._tell_cell()
        self.notice.say(
            self._look.texts("Rows were changed. Check them again before they are taken in."), Tone.NEUTRAL
        )
        self.check_button.show()

    def show_only(self, shown: Shown) -> None:
        """Show some of the rows."""
        self.parts.choose(shown)
        self.model.show_only(shown)
        _ = self._look.texts
        if not self.model.rowCount():
            if shown is Shown.PROBLEMS:
                self.state.show_empty("circle-check", _("No problems"), _("Every row can be taken."))
            else:
                self.state.show_empty("inbox", _("No rows"), _("Rows you leave out are kept here until you import."))
        self.stack.setCurrentWidget(self.table if self.model.rowCount() else self.state)
        self._tell_cell()

    def go_to_next_problem(self) -> None:
        """Go to the next marked cell, from the top again after the last."""
        model, start = self.model, self.table.currentIndex().row()
        rows = model.rowCount()
        for step in range(1, rows + 1):
            place = (start + step) % rows
            marks = model.marks_of_row(place)
            if marks:
                index = model.index(place, marks[0].place or 0)
                self.table.setCurrentIndex(index)
                self.table.scrollTo(index)
                self.table.setFocus()
                return

    # -- inside

    def _size_columns(self) -> None:
        metrics = self.table.fontMetrics()
        for place, header in enumerate(self.model.headers):
            texts = [header, *(self.model.text(each, place) for each in range(min(MEASURED, self.model.rowCount())))]
            width = max(metrics.horizontalAdvance(" ".join(text.split())) for text in texts) + CELL
            self.table.setColumnWidth(place, min(max(width, NARROWEST), WIDEST))

    def _count(self) -> None:
        _ = self._look.texts
        for shown, name in (
            (Shown.ALL, _("All rows")), (Shown.PROBLEMS, _("With problems")), (Shown.LEFT_OUT, _("Left out")),
        ):  # fmt: skip
            self.parts.set_text(shown, f"{name} {self.model.count(shown):,}")
        self.next_button.setEnabled(self.model.count(Shown.PROBLEMS) > 0)
        self.stack.setCurrentWidget(self.table if self.model.rowCount() else self.state)

    def _tell_cell(self) -> None:
        """Say what is wrong with the row chosen: row, column, value, reason."""
        index = self.table.currentIndex()
        marks = self.model.marks_of_row(index.row()) if index.isValid() else ()
        here = sorted(marks, key=lambda mark: mark.place != index.column())
        self.reason.setText(cell_told(here[0] if here else None, self._look.texts))
        set_role(self.reason, "error" if here and here[0].tone is Tone.BAD else "soft")
        self._offer_everywhere()
        self._offer_leaving(self._chosen_numbers())

    def _offer_everywhere(self) -> None:
        offered = self._offered
        self.everywhere_button.setVisible(offered is not None)
        if offered is not None:
            place, before, text = offered
            number = self.model.times(place, before)
            told = self._look.texts("Write “{text}” in all {number} cells that say “{before}”")
            self.everywhere_button.setText(told.format(text=text, number=f"{number:,}", before=before))

    def _offer_leaving(self, numbers: Collection[int]) -> None:
        self.out_button.setVisible(bool(numbers) and self.model.is_open)
        self.out_button.setText(leaving_told(len(numbers), self._look.texts, are_out=self._are_out(numbers)))

    def _selection_changed(self, _now: QItemSelection, _before: QItemSelection) -> None:
        self._offer_leaving(self._chosen_numbers())

    def _chosen_numbers(self) -> frozenset[int]:
        chosen, numbers = self.table.selectionModel().selection(), set()
        for each in (chosen.at(place) for place in range(chosen.count())):
            numbers |= {row[0] for row in self.model.rows[each.top() : each.bottom() + 1]}
        return frozenset(numbers)

    def _are_out(self, numbers: Collection[int]) -> bool:
        return bool(numbers) and all(number in self.model.edits.left_out for number in numbers)

    def _leave_out(self) -> None:
        numbers = self._chosen_numbers()
        if numbers:
            self.table.setFocus()  # one more Enter on the button would take them in again
            self.left_out.emit(numbers, not self._are_out(numbers))

    def _write_here(self) -> None:
        index = self.table.currentIndex()
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.table.edit(index)

    def _write(self, number: int, place: int, text: str) -> None:
        position = next(at for at, row in enumerate(self.model.rows) if row[0] == number)
        cells = self.model.rows[position][1]
        before = cells[place].strip() if place < len(cells) else ""
        is_frequent = bool(before) and self._may_write_everywhere(place) and self.model.times(place, before) > 1
        self._offered = (place, before, text) if is_frequent else None
        self.written.emit(number, place, text)

    def _write_everywhere(self) -> None:
        if self._offered is not None:
            offered, self._offered = self._offered, None
            self.written_everywhere.emit(*offered)

    def _is_settled(self, offered: tuple[int, str, str]) -> bool:
        return self.model.times(offered[0], offered[1]) < 2
