"""A line in which one types to choose from a long list."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QIcon, QInputMethodEvent, QKeyEvent, QMouseEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from desktop.ui.dress import dress
from desktop.ui.kit.look import Look
from desktop.ui.kit.option_cells import OPTION_ROLE, OptionCells
from desktop.ui.kit.options import Option, by_token, exactly, matching, means_an_offer, only_offer, token_of

GAP = 4  # px between a line and what it offers


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
        self.setCursorPosition(0)  # a long one is read from its beginning

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
        """Take characters of an input method like typed ones, once they are chosen."""
        if event.preeditString():
            self._list.hide()  # it would take the Enter that ends the word
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
