"""A few rows of short texts under common headings; what is wrong with a row stands right under it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from desktop.ui.kit.buttons import icon_button, link_button
from desktop.ui.kit.fields import write_in_its_language
from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import clear, column, row
from desktop.ui.kit.words import restyle, words

REMOVE_WIDTH = 34


@dataclass(frozen=True, slots=True)
class RowColumn:
    """One text of a row; `stretch` shares the width, `is_fixed` only shows it, `example` stands in an empty one."""

    key: str
    title: str
    stretch: int = 1
    example: str = ""
    is_fixed: bool = False


class _Line(QWidget):
    """One row with what is wrong under it; `kept` are texts that are not shown."""

    edited = Signal()

    def __init__(self, look: Look, columns: Sequence[RowColumn], kept: Mapping[str, str]) -> None:
        super().__init__()
        self.kept = dict(kept)
        self.boxes: dict[str, QLineEdit] = {}
        self.trouble = words("", "error", wrap=True)
        self.trouble.hide()
        outer = column(self, 3)
        inside = row(spacing=8)
        for each in columns:
            if each.is_fixed:
                label = words(kept.get(each.key, ""))
                inside.addWidget(label, each.stretch)
                continue
            box = QLineEdit(kept.get(each.key, ""))
            box.setAccessibleName(each.title)
            write_in_its_language(box, each.key)
            box.setPlaceholderText(each.example)
            box.textEdited.connect(lambda _text: self.edited.emit())
            self.boxes[each.key] = box
            inside.addWidget(box, each.stretch)
        self.remove_button = icon_button(look, "x", look.texts("Remove this row"))
        inside.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignVCenter)
        outer.addLayout(inside)
        outer.addWidget(self.trouble)

    def texts(self) -> dict[str, str]:
        """What stands in the row."""
        return self.kept | {key: box.text() for key, box in self.boxes.items()}

    def say(self, sentence: str) -> None:
        """Say what is wrong, "" for nothing."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))
        for box in self.boxes.values():
            box.setAccessibleDescription(sentence)
            if bool(box.property("wrong")) != bool(sentence):
                box.setProperty("wrong", bool(sentence))
                restyle(box)


class RowsEditor(QWidget):
    """Rows that can be added, changed and taken out; `edited` tells that something was."""

    edited = Signal()

    def __init__(self, look: Look, columns: Sequence[RowColumn], add: str = "") -> None:
        super().__init__()
        self._look = look
        self._columns = tuple(columns)
        self._lines: list[_Line] = []
        self._can_change = bool(add)
        outer = column(self, 8)
        head = row(spacing=8, margins=QMargins(0, 0, REMOVE_WIDTH + 8 if add else 0, 0))
        for each in columns:
            label: QLabel = words(each.title, "caption")
            head.addWidget(label, each.stretch)
        outer.addLayout(head)
        self._body = column(spacing=6)
        outer.addLayout(self._body)
        self.add_button = link_button(add, self.add_row)
        outer.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_button.setVisible(bool(add))  # only now: without a parent it would be a window of its own

    def show_rows(self, rows: Sequence[Mapping[str, str]]) -> None:
        """Show these rows without saying so."""
        clear(self._body)
        self._lines = []
        for each in rows:
            self._put(each)

    def rows(self) -> list[dict[str, str]]:
        """What stands there, from top to bottom."""
        return [each.texts() for each in self._lines]

    def add_row(self) -> None:
        """Put an empty row at the end and go to it."""
        made = self._put({each.key: "" for each in self._columns})
        next(iter(made.boxes.values())).setFocus()
        self.edited.emit()

    def box(self, number: int, key: str) -> QLineEdit:
        """The input of a row."""
        return self._lines[number].boxes[key]

    def remove_button(self, number: int) -> QWidget:
        """What takes a row out."""
        return self._lines[number].remove_button

    def show_problems(self, problems: Mapping[int, str]) -> None:
        """Say under each row what is wrong with it."""
        for number, each in enumerate(self._lines):
            each.say(problems.get(number, ""))

    def problems(self) -> list[str]:
        """What is said under the rows, "" where nothing is."""
        return [each.trouble.text() for each in self._lines]

    def _put(self, texts: Mapping[str, str]) -> _Line:
        made = _Line(self._look, self._columns, texts)
        made.edited.connect(self.edited)
        made.remove_button.setVisible(self._can_change)
        made.remove_button.clicked.connect(lambda: self._remove(made))
        self._lines.append(made)
        self._body.addWidget(made)
        return made

    def _remove(self, line: _Line) -> None:
        place = self._lines.index(line)
        self._lines.remove(line)
        if line.isAncestorOf(self.focusWidget()):
            self._focus_near(place)  # before it is hidden, since Qt would go on to whatever was made next
        self._body.removeWidget(line)
        line.hide()
        line.setParent(None)
        line.deleteLater()
        self.edited.emit()

    def _focus_near(self, place: int) -> None:
        """Go to what takes out the row that moved up, else the last; without rows to what adds one."""
        if self._lines:
            self._lines[min(place, len(self._lines) - 1)].remove_button.setFocus()
        else:
            self.add_button.setFocus()
