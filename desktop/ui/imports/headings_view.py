"""The first rows of a file as they stand in it: a click says which of them are the headings."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableWidget, QTableWidgetItem, QWidget

from desktop.services.import_desk import Understanding
from desktop.ui.kit.buttons import link_button
from desktop.ui.kit.choice import PickField
from desktop.ui.kit.look import Look
from desktop.ui.kit.options import Option
from desktop.ui.kit.surfaces import Card, column, row
from desktop.ui.kit.words import words

SHOWN, ROW, WIDEST, NARROWEST = 40, 32, 220, 64


class HeadingsView(QWidget):
    """Forwards the row that was chosen."""

    row_chosen = Signal(int)  # as Excel counts; 0: no headings
    sheet_chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        _ = look.texts
        self._look = look
        self._made: Understanding | None = None
        body = column(self, 12)
        line = row(spacing=16)
        told = words(_("The marked row holds the headings. If another one does, click it."), "soft", wrap=True)
        line.addWidget(told, 1)
        self.none_button = link_button(_("The file has no headings"), lambda: self.row_chosen.emit(0))
        line.addWidget(self.none_button, 0, Qt.AlignmentFlag.AlignBottom)
        self.sheet = PickField("sheet", _("Sheet"))
        self.sheet.setFixedWidth(240)
        self.sheet.box.picked.connect(self.sheet_chosen.emit)
        line.addWidget(self.sheet)
        body.addLayout(line)
        card = Card(padded=False)
        self.table = QTableWidget()
        self._set_up_table()
        card.body.addWidget(self.table, 1)
        body.addWidget(card, 1)
        look.theme.changed.connect(self._draw)

    def show_file(self, made: Understanding) -> None:
        """Show the first rows, the headings marked."""
        self._made = made
        sheets = made.table.sheets
        self.sheet.setVisible(len(sheets) > 1)
        self.sheet.set_options([Option(sheet, sheet) for sheet in sheets])
        self.sheet.set_value(made.table.sheet)
        self.none_button.setEnabled(made.header_row is not None)
        self._draw()

    def _set_up_table(self) -> None:
        table = self.table
        table.setObjectName("preview")
        table.setAccessibleName(self._look.texts("First rows of the file"))
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setShowGrid(True)
        table.horizontalHeader().setStretchLastSection(True)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.horizontalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(ROW)
        table.clicked.connect(self._choose)
        table.activated.connect(self._choose)

    def _draw(self) -> None:
        made = self._made
        if made is None:
            return
        tokens, table = self._look.theme.tokens, self.table
        rows = made.table.rows[:SHOWN]
        table.clear()
        table.setRowCount(len(rows))
        table.setColumnCount(max([len(cells) for _number, cells in rows], default=0))
        table.setVerticalHeaderLabels([str(number) for number, _cells in rows])
        for line, (number, cells) in enumerate(rows):
            is_heading = number == made.header_row
            is_above = made.header_row is not None and number < made.header_row
            for place in range(table.columnCount()):
                item = QTableWidgetItem(" ".join(cells[place].split()) if place < len(cells) else "")
                item.setForeground(tokens.color("text3" if is_above else "text"))
                if is_heading:
                    font = item.font()
                    font.setBold(True)
                    item.setFont(font)
                    item.setBackground(tokens.color("selected"))
                table.setItem(line, place, item)
        table.resizeColumnsToContents()
        for place in range(table.columnCount()):
            table.setColumnWidth(place, min(max(table.columnWidth(place) + 16, NARROWEST), WIDEST))

    def _choose(self, index: QModelIndex | QPersistentModelIndex) -> None:
        if self._made is not None:
            number = self._made.table.rows[index.row()][0]
            if number != self._made.header_row:
                self.row_chosen.emit(number)
