"""The command palette: leads to a person, a customer, a page or an act by typing a few letters."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QMargins, QObject, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QWidget
from shiboken6 import isValid

from desktop.ui.kit.look import Look
from desktop.ui.kit.option_cells import OPTION_ROLE, OptionCells
from desktop.ui.kit.options import Option, matching
from desktop.ui.kit.surfaces import column
from desktop.ui.kit.words import words
from desktop.ui.shell.commands import Command

WIDTH, TALLEST = 560, 420
AROUND = 66  # the line, and air above and below
OPTION = 32
SENTENCE = 36
PAUSE = 60  # ms after a key before the file is asked


class Palette(QFrame):
    """A box in the window's upper middle with what matches under it.

    `ask` is called with what was typed, for records that only the file knows; `show_found` takes the answer.
    """

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__(host)
        self._look = look
        self._host = host
        self._options: list[Option] = []
        self.ask: Callable[[str], None] | None = None
        self._waiting_for = ""  # what was typed and not answered yet
        self._runs_when_found = False
        self._before: QWidget | None = None  # had the focus when the box was opened
        self.setProperty("surface", "popup")
        outer = column(self, 8, QMargins(10, 10, 10, 10))
        self.line = QLineEdit()
        self.line.setPlaceholderText(look.texts("People, customers, contracts, pages and commands"))
        self.line.setAccessibleName(self.line.placeholderText())
        self.list = QListWidget()
        self.list.setObjectName("commands")
        self.list.setItemDelegate(OptionCells(look, self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sentence = words("", "soft")
        outer.addWidget(self.line)
        outer.addWidget(self.list, 1)
        outer.addWidget(self.sentence)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._ask)
        self.line.textChanged.connect(self._offer)
        self.line.returnPressed.connect(self._run)
        self.list.itemClicked.connect(lambda _item: self._run())
        self.line.installEventFilter(self)
        host.installEventFilter(self)
        self.hide()

    def open(self, commands: Sequence[Command]) -> None:
        """Offer these, with the cursor in the box."""
        self._options = [Option(command, command.name, command.detail, command.keys) for command in commands]
        self.line.clear()
        self._offer("")
        if not self.isVisible():
            self._before = self._host.window().focusWidget()
        self.show()
        self.raise_()
        self.line.setFocus()

    def show_found(self, typed: str, commands: Sequence[Command]) -> None:
        """Add what the file has for these letters, unless others were typed meanwhile."""
        if typed != self._waiting_for or not self.isVisible():
            return
        self._waiting_for = ""
        self._add(Option(command, command.name, command.detail) for command in commands)
        self._settle()
        if self._runs_when_found:
            self._run()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move in the list, Escape and leaving close the box; it keeps to the middle of the window."""
        if watched is self._host:
            if event.type() is QEvent.Type.Resize and self.isVisible():
                self._settle()
            return False
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None and self.list.count():
                self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._go_back()
                return True
        if event.type() is QEvent.Type.FocusOut:
            self.hide()
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        """What was asked for last does not matter any more."""
        self._pause.stop()
        self._waiting_for = ""
        super().hideEvent(event)

    def _go_back(self) -> None:
        """Close, with the focus where it was, as far as that is still there."""
        before = self._before
        self.hide()
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, typed: str) -> None:
        self._runs_when_found = False
        self._waiting_for = typed.strip() if self.ask is not None else ""
        self.list.clear()
        self._add(matching(self._options, typed))
        self._settle()
        if self._waiting_for:
            self._pause.start()
        else:
            self._pause.stop()

    def _ask(self) -> None:
        if self.ask is not None and self._waiting_for:
            self.ask(self._waiting_for)

    def _add(self, options: Iterable[Option]) -> None:
        for option in options:
            item = QListWidgetItem(option.label)
            item.setData(OPTION_ROLE, option)
            self.list.addItem(item)

    def _settle(self) -> None:
        """Mark the first line, say it where there is none, and take the room that is needed."""
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        _ = self._look.texts
        is_empty = not self.list.count()
        self.sentence.setText(
            (_("Searching…") if self._waiting_for else _("Nothing found. Try a name, its pinyin initials or a code."))
            if is_empty
            else ""
        )
        self.sentence.setVisible(is_empty)
        height = AROUND + (SENTENCE if is_empty else OPTION * self.list.count())
        height = min(height, TALLEST, self._host.height() - 96)
        self.setGeometry((self._host.width() - WIDTH) // 2, 72, WIDTH, height)

    def _run(self) -> None:
        item: QListWidgetItem | None = self.list.currentItem()
        if item is None:  # what was typed stays there to be mended
            self._runs_when_found = bool(self._waiting_for)  # fast hands: the answer is on its way
            return
        self.hide()
        option: Option = item.data(OPTION_ROLE)
        command: Command = option.value
        command.run()
