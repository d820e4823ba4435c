"""The first rows of a file as they stand in it, numbered as Excel numbers them; what is wrong is marked in place."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableWidget, QTableWidgetItem

from desktop.services.imports import Preview
from desktop.ui.kit.look import Look

ROW = 30
WIDEST = 240


class PreviewTable(QTableWidget):
    """Reads only; the reason stands in the tool tip of a marked cell and, as text, in the list of problems."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._found: Preview | None = None
        self.setObjectName("preview")
        self.setAccessibleName(look.texts("First rows of the file"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        look.theme.changed.connect(self._draw)

    def show_file(self, found: Preview) -> None:
        """Show the rows of a file."""
        self._found = found
        self._draw()

    def _draw(self) -> None:
        found = self._found
        if found is None:
            return
        tokens = self._look.theme.tokens
        wrong = {(problem.row, problem.column): problem.reason.text(self._look.texts) for problem in found.problems}
        used = {header for _ours, header in found.matched}
        width = max([len(found.headers), *(len(cells) for _number, cells in found.rows)])
        self.clear()
        self.setColumnCount(width)
        self.setRowCount(len(found.rows))
        headers = [*found.headers, *[""] * (width - len(found.headers))]
        self.setHorizontalHeaderLabels([" ".join(header.split()) for header in headers])
        self.setVerticalHeaderLabels([str(number) for number, _cells in found.rows])
        for line, (number, cells) in enumerate(found.rows):
            for place, text in enumerate(cells):
                reason = wrong.get((number, headers[place]), "")
                item = QTableWidgetItem(" ".join(text.split()))
                is_used = any(headers[place] in name.split(" + ") for name in used)
                item.setForeground(tokens.color("text" if is_used else "text3"))
                if reason:
                    item.setBackground(tokens.color("bad_soft"))
                    item.setForeground(tokens.color("bad"))
                    item.setToolTip(reason)
                self.setItem(line, place, item)
            if (number, None) in wrong:
                self.verticalHeaderItem(line).setForeground(QColor(tokens.bad))
                self.verticalHeaderItem(line).setToolTip(wrong[(number, None)])
        self.resizeColumnsToContents()
        for place in range(width):
            self.setColumnWidth(place, min(max(self.columnWidth(place) + 16, 72), WIDEST))
