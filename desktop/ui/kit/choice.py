"""Choosing: from a long list by typing, or from a short one by opening it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QIcon, QInputMethodEvent, QKeyEvent, QMouseEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QListView, QSizePolicy

from desktop.ui.dress import dress
from desktop.ui.kit.fields import Field
from desktop.ui.kit.look import Look
from desktop.ui.kit.option_cells import OPTION_ROLE, OptionCells
from desktop.ui.kit.options import Option, by_token, exactly, matching, means_an_offer, only_offer, token_of

GAP = 4  # px between a line and what it offers
LEAST_LETTERS = 3  # room a choice in a form keeps


class ChoiceBox(QLineEdit):
    """A line that offers what matches while one types; `chosen` carries the value or None.

    A free choice also takes a text nobody offered.
    """

    chosen = Signal(object)

    def __init__(self, look: Look, options: Sequence[Option] = (), hint: str = "", is_free: bool = False) -> None:
        super().__init__()
        self._look = look
        self._is_free = is_free
        self.options: tuple[Option, ...] = tuple(options)
        self._picked: Option | None = None
        self._is_unsettled = False  # typed in since something was last chosen
        self.setPlaceholderText(hint)
        self._offers = QStandardItemModel(self)
        self._list = QListView()
        self._list.setObjectName("completions")
        dress(look.theme, self._list)  # a window of its own
        completer = QCompleter(self._offers, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(10)
        completer.setWrapAround(False)  # Down on the only offer keeps it
        completer.setPopup(self._list)
        self._list.setItemDelegate(OptionCells(look, self._list))
        completer.activated[QModelIndex].connect(self._activated)  # type: ignore[index]  # overload by argument type
        self.setCompleter(completer)
        self._arrow = self.addAction(QIcon(), QLineEdit.ActionPosition.TrailingPosition)
        self._arrow.triggered.connect(self.open_all)
        self.textEdited.connect(self._typed)
        self.editingFinished.connect(self._finished)
        look.theme.changed.connect(self._draw)
        self._draw()

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer these from now on; the value chosen before stays if it is among them."""
        kept = self.value()
        self.options = tuple(options)
        if kept is not None:
            self.set_value(kept)

    def value(self) -> Any:
        """The value chosen, None where there is none."""
        return self._picked.value if self._picked else None

    def typed_text(self) -> str:
        """What stands in the line, chosen or not."""
        return self.text().strip()

    def set_value(self, value: Any) -> None:
        """Choose a value; one that is not offered empties the line, or is its text where the choice is free."""
        self._picked = next((option for option in self.options if option.value == value), None)
        self._is_unsettled = False
        typed = value if self._is_free and isinstance(value, str) else ""
        self.setText(self._picked.label if self._picked else typed)

    def kept(self) -> tuple[str, str]:
        """The value as a draft keeps it, and the words in the line."""
        return token_of(self.value()), self.typed_text()

    def take(self, kept: Any) -> None:
        """Choose what a draft kept; where it is offered no longer, what its words mean."""
        token, typed = kept if isinstance(kept, list | tuple) and len(kept) == 2 else ("", "")
        found = by_token(self.options, token) if typed else None
        self._picked, self._is_unsettled = found, found is None
        self.setText(found.label if found else str(typed))
        self._settle()

    def open_all(self) -> None:
        """Offer everything, whatever was typed."""
        self.setFocus()
        self.selectAll()
        self._offer(self.options)
        self.completer().complete(self.rect().translated(0, GAP))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the list on a click, as a drop-down does."""
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self.open_all()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list on Down or Alt+Down."""
        if event.key() == Qt.Key.Key_Down and not self._list.isVisible():
            self.open_all()
            return
        super().keyPressEvent(event)
        self._mark_first()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take characters of an input method like typed ones."""
        super().inputMethodEvent(event)
        self._mark_first()

    def _typed(self, text: str) -> None:
        self._picked = None
        self._is_unsettled = True
        self._offer(matching(self.options, text))
        self.completer().complete(self.rect().translated(0, GAP))

    def _mark_first(self) -> None:
        """Mark the best offer for Enter, once Qt has done with the key: it opens the list anew without a mark."""
        is_marked = self._list.currentIndex().isValid()
        if not self._list.isVisible() or not self._is_unsettled or is_marked:
            return
        if not means_an_offer(self.options, self.typed_text(), self._is_free):
            return
        completer = self.completer()
        # Qt writes a marked row into the line at once; here it waits for Enter or Tab.
        completer.blockSignals(True)
        self._list.setCurrentIndex(completer.completionModel().index(0, 0))
        completer.blockSignals(False)

    def _offer(self, options: Sequence[Option]) -> None:
        self._offers.clear()
        for option in options:
            item = QStandardItem(option.label)
            item.setData(option, OPTION_ROLE)
            self._offers.appendRow(item)

    def _activated(self, index: QModelIndex) -> None:
        # The completer sets the text after this signal, to the same label.
        self._pick(index.data(OPTION_ROLE))

    def focusNextPrevChild(self, is_forward: bool) -> bool:
        """Settle before Tab leaves: with the list open, Qt does not say that editing is finished."""
        self._settle()
        return super().focusNextPrevChild(is_forward)

    def _finished(self) -> None:
        if not self._list.isVisible():  # the list answers Enter after this line does
            self._settle()

    def _settle(self) -> None:
        """On leaving: what was typed counts if it can mean only one thing."""
        if not self._is_unsettled:
            return
        self._is_unsettled = False
        text = self.typed_text()
        found = exactly(self.options, text)
        if found is None and means_an_offer(self.options, text, self._is_free):
            found = only_offer(self.options, text, self._is_free)
        if found is not None:
            self._pick(found)
        else:
            self.chosen.emit(None)

    def _pick(self, option: Option) -> None:
        self._picked = option
        self._is_unsettled = False
        self.setText(option.label)
        self.chosen.emit(option.value)

    def _draw(self) -> None:
        self._arrow.setIcon(QIcon(self._look.icons.pixmap("chevron-down", "text2", 16)))


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
        self.installEventFilter(self)
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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the wheel scroll the page, not the choice."""
        if watched is self and event.type() is QEvent.Type.Wheel and not self.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)


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
