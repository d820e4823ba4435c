"""What is wrong in a cell and what can be done about it, in a box under the cell that takes no focus."""

from PySide6.QtCore import QMargins, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from desktop.ui.kit.paste_grid.repairs import Repair, Trouble
from desktop.ui.kit.surfaces import clear, column, row
from desktop.ui.kit.words import words

WIDTH, AIR = 348, 4


class RepairLine(QFrame):
    """One thing to do, with its key."""

    chosen = Signal()

    def __init__(self, repair: Repair, number: int, is_first: bool) -> None:
        super().__init__()
        self.setProperty("repair", "first" if is_first else "further")
        self.setFixedHeight(30)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{repair.title} {repair.detail}".strip())
        layout = row(self, 8, QMargins(8, 0, 8, 0))
        layout.addWidget(words(repair.title, "strong" if repair.is_name else ""))
        layout.addWidget(words(repair.detail, "caption"))
        layout.addStretch(1)
        layout.addWidget(words(f"Alt+{number}", "caption"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click does what the key does."""
        if self.rect().contains(event.position().toPoint()):
            self.chosen.emit()


class RepairBox(QFrame):
    """Stands under a cell of the view; shown anew for each cell with something to say."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self.trouble: Trouble | None = None
        self.setProperty("surface", "repair")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._layout = column(self, 0, QMargins(6, 8, 6, 6))
        self.hide()

    def show_trouble(self, trouble: Trouble, cell: QRect, view: QWidget) -> None:
        """Say what is wrong under a cell, given in the view's coordinates; above it where there is no room."""
        self.trouble = trouble
        clear(self._layout)
        title = words(trouble.sentence, "strong" if trouble.is_fault else "", wrap=True)
        title.setContentsMargins(8, 0, 8, 4)
        self._layout.addWidget(title)
        for number, repair in enumerate(trouble.repairs, 1):
            line = RepairLine(repair, number, is_first=number == 1)
            line.chosen.connect(lambda number=number: self.carry_out(number - 1))
            self._layout.addWidget(line)
        self.setAccessibleName(trouble.sentence)
        self._place(cell, view, title)
        self.show()
        self.raise_()

    def number(self) -> int:
        """How many repairs are offered now."""
        return len(self.trouble.repairs) if self.trouble is not None and self.isVisible() else 0

    def carry_out(self, number: int) -> bool:
        """Do the repair of that number; whether there is one."""
        trouble = self.trouble
        if trouble is None or not self.isVisible() or number >= len(trouble.repairs):
            return False
        self.put_away()
        trouble.repairs[number].act()
        return True

    def put_away(self) -> None:
        """Hide the box."""
        self.trouble = None
        self.hide()

    def _place(self, cell: QRect, view: QWidget, title: QLabel) -> None:
        host = self._host
        repairs = self.trouble.repairs if self.trouble is not None else ()
        widest = max((child.sizeHint().width() for child in self.findChildren(RepairLine)), default=0) + 28
        width = min(max(WIDTH, widest), host.width() - 2 * AIR)
        title.ensurePolished()
        height = title.heightForWidth(width - 14) + 30 * len(repairs) + 16
        corner = view.mapTo(host, cell.bottomLeft())
        top = corner.y() + AIR + 1
        if top + height > host.height() - AIR:
            top = view.mapTo(host, cell.topLeft()).y() - height - AIR
        left = max(AIR, min(corner.x(), host.width() - width - AIR))
        self.setGeometry(left, top, width, height)
