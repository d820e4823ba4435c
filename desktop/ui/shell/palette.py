"""Ctrl+K: go to a person, a place or an act by typing a few letters."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QMargins, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QWidget

from desktop.ui.kit.look import Look
from desktop.ui.kit.option_cells import OPTION_ROLE, OptionCells
from desktop.ui.kit.options import Option, matching
from desktop.ui.kit.surfaces import column

WIDTH, TALLEST = 560, 420
AROUND = 66  # the line, and air above and below
OPTION = 32


@dataclass(frozen=True, slots=True)
class Command:
    """Something the palette leads to; `keys` are further ways to find it."""

    name: str
    detail: str
    run: Callable[[], None]
    keys: tuple[str, ...] = ()


class Palette(QFrame):
    """A box in the window's upper middle with what matches under it."""

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._options: list[Option] = []
        self.setProperty("surface", "popup")
        outer = column(self, 8, QMargins(10, 10, 10, 10))
        self.line = QLineEdit()
        self.line.setPlaceholderText(look.texts("People, pages and commands"))
        self.line.setAccessibleName(self.line.placeholderText())
        self.list = QListWidget()
        self.list.setObjectName("commands")
        self.list.setItemDelegate(OptionCells(look, self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.addWidget(self.line)
        outer.addWidget(self.list, 1)
        self.line.textChanged.connect(self._offer)
        self.line.returnPressed.connect(self._run)
        self.list.itemClicked.connect(lambda _item: self._run())
        self.line.installEventFilter(self)
        self.hide()

    def open(self, commands: Sequence[Command]) -> None:
        """Offer these, with the cursor in the box."""
        self._options = [Option(command, command.name, command.detail, command.keys) for command in commands]
        self.line.clear()
        self._offer("")
        self.show()
        self.raise_()
        self.line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move in the list, Escape and leaving close the box."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None and self.list.count():
                self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.hide()
                return True
        if event.type() is QEvent.Type.FocusOut:
            self.hide()
        return super().eventFilter(watched, event)

    def _offer(self, typed: str) -> None:
        self.list.clear()
        for option in matching(self._options, typed):
            item = QListWidgetItem(option.label)
            item.setData(OPTION_ROLE, option)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        height = min(AROUND + OPTION * self.list.count(), TALLEST, self._host.height() - 96)
        self.setGeometry((self._host.width() - WIDTH) // 2, 72, WIDTH, height)

    def _run(self) -> None:
        item = self.list.currentItem()
        self.hide()
        if item is not None:
            option: Option = item.data(OPTION_ROLE)
            command: Command = option.value
            command.run()
