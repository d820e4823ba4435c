"""Form fields: a label above, the input, and one line under it for a hint or what is wrong."""

from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from desktop.i18n import LANGUAGES
from desktop.ui.kit.elided import ElidedLabel
from desktop.ui.kit.fonts import marked_for
from desktop.ui.kit.surfaces import bring_into_sight, column, row
from desktop.ui.kit.words import restyle, set_role, words

WIDE_BRACKET = "）"  # brings the air behind it along


class Field(QWidget):
    """The frame around one input; `name` is the key the presenter knows it by."""

    edited = Signal()

    def __init__(self, name: str, label: str, control: QWidget, required: bool = False, hint: str = "") -> None:
        super().__init__()
        self.name = name
        self.control = control
        self._hint = hint
        self._layout = column(self, 5)
        self._layout.addLayout(_label_row(label, required))
        self._layout.addWidget(control)
        self._note = words(hint, "caption", wrap=True)
        self._layout.addWidget(self._note)
        self._note.setVisible(bool(hint))  # only now: without a parent it would be a window of its own
        self._layout.addStretch(1)
        control.setAccessibleName(label)
        write_in_its_language(control, name)
        self.setFocusProxy(control)
        self.edited.connect(self._mended)

    def value(self) -> Any:
        """What the owner entered."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a value."""
        raise NotImplementedError

    def kept(self) -> Any:
        """What stands in the field as a draft keeps it: plain lists, texts and numbers; None keeps nothing."""
        return None

    def take(self, kept: Any) -> None:
        """Put in what a draft kept; what cannot be read is left out."""

    def set_hint(self, hint: str) -> None:
        """Say something helpful under the input; an error in force stays until it is cleared."""
        self._hint = hint
        if self._note.property("role") != "error":
            self.set_error("")

    def set_error(self, sentence: str) -> None:
        """Say what is wrong under the input and mark it; an empty sentence clears that."""
        self._note.setText(sentence or self._hint)
        self._note.setVisible(bool(sentence or self._hint))
        set_role(self._note, "error" if sentence else "caption")
        self.control.setAccessibleDescription(sentence or self._hint)
        if bool(self.control.property("wrong")) != bool(sentence):
            self.control.setProperty("wrong", bool(sentence))
            restyle(self.control)

    def be_gone_to(self) -> None:
        """Take the keys, in sight: what is wrong may stand where a long form is not scrolled to."""
        self.control.setFocus()
        QTimer.singleShot(0, self, lambda: bring_into_sight(self))  # once what is said has its room

    def _mended(self) -> None:
        """What was wrong is being changed: it is not said of the new words."""
        if self.error():
            self.set_error("")

    def error(self) -> str:
        """The error shown, if any."""
        return self._note.text() if self._note.property("role") == "error" else ""


class TextField(Field):
    """One line of text."""

    def __init__(self, name: str, label: str, required: bool = False, hint: str = "", example: str = "") -> None:
        self.box = QLineEdit()
        super().__init__(name, label, self.box, required, hint)
        self.box.setPlaceholderText(example)
        self.box.textEdited.connect(lambda _text: self.edited.emit())

    def value(self) -> str:
        """The trimmed text."""
        return self.box.text().strip()

    def set_value(self, value: str | None) -> None:
        """Show a text."""
        self.box.setText(value or "")

    def kept(self) -> str:
        """The trimmed text: blanks alone are nothing to keep."""
        return self.value()

    def take(self, kept: Any) -> None:
        """Put in the text."""
        self.set_value(text_of(kept))


class LongTextField(Field):
    """Several lines of text; Tab leaves it."""

    def __init__(self, name: str, label: str, lines: int = 3, required: bool = False, hint: str = "") -> None:
        self.box = QPlainTextEdit()
        super().__init__(name, label, self.box, required, hint)
        self.box.setTabChangesFocus(True)
        self.box.setFixedHeight(lines * 20 + 14)
        self.box.textChanged.connect(self.edited)

    def value(self) -> str:
        """The trimmed text."""
        return self.box.toPlainText().strip()

    def set_value(self, value: str | None) -> None:
        """Show a text; the one that stands there already is left alone, so that the cursor stays in it."""
        if (value or "") != self.box.toPlainText():
            self.box.setPlainText(value or "")

    def kept(self) -> str:
        """The trimmed text."""
        return self.value()

    def take(self, kept: Any) -> None:
        """Put in the text."""
        self.set_value(text_of(kept))


class CheckField(QCheckBox):
    """A statement that is true or not; it carries its own words."""

    edited = Signal()

    def __init__(self, name: str, label: str) -> None:
        super().__init__(label)
        self.name = name
        self.toggled.connect(lambda _on: self.edited.emit())


def write_in_its_language(control: QWidget, name: str) -> None:
    """Where a name ends with a language, as name_en does, its words have that language's marks in any window."""
    language = next((each for each in LANGUAGES if name.endswith(f"_{each}")), None)
    if language is not None:
        control.setFont(marked_for(control.font(), language))


def text_of(kept: Any) -> str:
    """A kept text, empty where something else was kept."""
    return kept if isinstance(kept, str) else ""


def rows_of(kept: Any, width: int) -> list[list[Any]]:
    """Kept rows of so many parts each; what is none is left out."""
    return [each for each in kept if isinstance(each, list) and len(each) == width] if isinstance(kept, list) else []


def side_by_side(*fields: QWidget) -> QWidget:
    """Fields in one row, equally wide."""
    box = QWidget()
    layout = row(box, 16)
    for field in fields:
        layout.addWidget(field, 1)
    return box


def _label_row(label: str, required: bool) -> QHBoxLayout:
    layout = row(spacing=0 if label.endswith(WIDE_BRACKET) else 4)
    layout.addWidget(ElidedLabel(label, "label"))  # a long one must not push the form out of its panel
    if required:
        layout.addWidget(words("*", "error"))
    layout.addStretch(1)
    return layout
