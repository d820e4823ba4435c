"""Choosing in a form: from a long list by typing, or from a short one by opening it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyle, QStyleOptionComboBox, QStylePainter

from desktop.ui.kit.choice_box import ChoiceBox
from desktop.ui.kit.fields import Field
from desktop.ui.kit.look import Look
from desktop.ui.kit.options import Option, by_token, token_of

LEAST_LETTERS = 3  # room a choice in a form keeps
LEAST_ROOM = 99  # px a choice beside others keeps, if it is as long


class ChoiceField(Field):
    """A choice from a list by typing words, pinyin or initials; free text stays readable as `typed_text`."""

    def __init__(
        self,
        look: Look,
        name: str,
        label: str,
        required: bool = False,
        hint: str = "",
        example: str = "",
        is_free: bool = False,
    ) -> None:
        self.box = ChoiceBox(look, (), example, is_free)
        super().__init__(name, label, self.box, required, hint)
        self.box.chosen.connect(lambda _value: self.edited.emit())
        self.box.textEdited.connect(lambda _text: self.edited.emit())

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer these."""
        self.box.set_options(options)

    def value(self) -> Any:
        """The value chosen, None where there is none."""
        return self.box.value()

    def typed_text(self) -> str:
        """What stands in the line, chosen or not."""
        return self.box.typed_text()

    def set_value(self, value: Any) -> None:
        """Choose a value."""
        self.box.set_value(value)

    def kept(self) -> tuple[str, str]:
        """The value and the words in the line."""
        return self.box.kept()

    def take(self, kept: Any) -> None:
        """Choose it again."""
        self.box.take(kept)


class Picker(QComboBox):
    """A short list that opens; `picked` carries the value."""

    picked = Signal(object)

    def __init__(self, options: Sequence[Option] = (), name: str = "", quiet: bool = True) -> None:
        super().__init__()
        # Kept here: Qt's own item data turns an enum into its text.
        self._values: list[Any] = []
        self.setProperty("quiet", "true" if quiet else "false")
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.view().setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel must not bring the keyboard here, either
        self.currentTextChanged.connect(self.setToolTip)  # where there is no room for all of it
        self.set_options(options)
        self.activated.connect(lambda _number: self.picked.emit(self.value()))

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer these; the value chosen before stays if it is among them."""
        kept = self.value()
        self.blockSignals(True)
        self.clear()
        self._values = [option.value for option in options]
        self.addItems([option.label for option in options])
        self.set_value(kept)
        self.blockSignals(False)
        self.setToolTip(self.currentText())

    def value(self) -> Any:
        """The value chosen."""
        return self._values[self.currentIndex()] if 0 <= self.currentIndex() < len(self._values) else None

    def set_value(self, value: Any) -> None:
        """Choose a value; one that is not offered chooses the first."""
        known = value in self._values
        self.setCurrentIndex(self._values.index(value) if known else min(0, self.count() - 1))

    def minimumSizeHint(self) -> QSize:
        """Give way; Qt would ask for the longest choice as soon as the appearance has changed."""
        whole = super().minimumSizeHint()
        return QSize(min(whole.width(), LEAST_ROOM), whole.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it with as much of the choice as there is room for; pointing at it tells the rest."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        box, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(box, option, part, self).width()
        option.currentText = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)
        painter = QStylePainter(self)
        painter.drawComplexControl(box, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list on Enter as on Space; Ctrl+Enter is the form's."""
        plain = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() in plain:
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the wheel scroll the page, not the choice, with the keyboard here or not."""
        event.ignore()


class PickField(Field):
    """A choice from a short list with its label; as wide as the form allows, however long the choices are."""

    def __init__(
        self, name: str, label: str, options: Sequence[Option] = (), required: bool = False, hint: str = ""
    ) -> None:
        self._offered = tuple(options)
        self.box = Picker(options, label, quiet=False)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(LEAST_LETTERS)
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        super().__init__(name, label, self.box, required, hint)
        self.box.picked.connect(lambda _value: self._picked())
        self._awaited: object = None  # chosen in a draft and not offered yet

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer these."""
        self._offered = tuple(options)
        self.box.set_options(options)
        if self._awaited is not None:
            self.take(self._awaited)

    def value(self) -> Any:
        """The value chosen."""
        return self.box.value()

    def set_value(self, value: Any) -> None:
        """Choose a value."""
        self._awaited = None
        self.box.set_value(value)

    def kept(self) -> str:
        """The value as a draft keeps it."""
        return token_of(self.value())

    def take(self, kept: Any) -> None:
        """Choose it again, or once it is offered."""
        found = by_token(self._offered, kept)
        self._awaited = kept if found is None else None
        if found is not None:
            self.box.set_value(found.value)

    def _picked(self) -> None:
        self._awaited = None
        self.edited.emit()
