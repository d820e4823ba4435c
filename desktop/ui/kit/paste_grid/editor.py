"""The line over a cell: offers names and words while one types, and leaves an input method alone."""

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QWidget

from desktop.ui.kit.look import Look
from desktop.ui.kit.option_cells import OPTION_ROLE, OptionCells
from desktop.ui.kit.options import Option
from desktop.ui.kit.paste_grid.book import Names
from desktop.ui.kit.paste_grid.specs import NAMED, RIGHT, GridColumn

MOST = 8  # offers shown at a time
ROW, LEAST_WIDTH, MOST_WIDTH, AROUND = 32, 220, 460, 64


class Offers(QListView):
    """What matches what is typed, under the cell; it never takes the focus, so a composition goes on."""

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self.setObjectName("completions")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setItemDelegate(OptionCells(look, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._options = QStandardItemModel(self)
        self.setModel(self._options)
        self.hide()

    def offer(self, options: list[Option], marked: bool) -> None:
        """Show these, the first one marked where it is surely meant."""
        self._options.clear()
        for option in options[:50]:
            item = QStandardItem(option.label)
            item.setData(option, OPTION_ROLE)
            item.setEditable(False)
            self._options.appendRow(item)
        if marked and options:
            self.setCurrentIndex(self._options.index(0, 0))

    def marked(self) -> Option | None:
        """The option Enter or Tab takes."""
        index = self.currentIndex()
        return index.data(OPTION_ROLE) if self.isVisible() and index.isValid() else None

    def move(self, step: int) -> None:  # type: ignore[override] # a widget's move is not used here
        """Mark the next one or the one before."""
        number = self._options.rowCount()
        if number:
            row = self.currentIndex().row() + step
            self.setCurrentIndex(self._options.index(max(0, min(number - 1, row)), 0))

    def _needed(self) -> int:
        """The width that shows every name beside its code, within reason."""
        metrics, widest = self.fontMetrics(), 0
        for number in range(self._options.rowCount()):
            option: Option = self._options.index(number, 0).data(OPTION_ROLE)
            widest = max(widest, metrics.horizontalAdvance(option.label) + metrics.horizontalAdvance(option.detail))
        return min(widest + AROUND, MOST_WIDTH)

    def stand_under(self, line: QWidget) -> None:
        """Stand under the cell, above it where there is no room."""
        host = self._host
        height = min(MOST, self._options.rowCount()) * ROW + 10
        width = max(LEAST_WIDTH, line.width(), self._needed())
        place = line.mapTo(host, QPoint(0, line.height() + 2))
        if place.y() + height > host.height():
            place.setY(line.mapTo(host, QPoint(0, 0)).y() - height - 2)
        left = max(4, min(place.x(), host.width() - width - 4))
        self.setGeometry(left, place.y(), width, height)
        self.show()
        self.raise_()


class CellEditor(QLineEdit):
    """Edits one cell; Up and Down walk through the offers while they are shown."""

    taken = Signal()  # an offer was clicked

    def __init__(self, look: Look, spec: GridColumn, names: Names, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("paste-editor")
        self._spec = spec
        self._names = names
        self.is_composing = False
        if spec.kind in RIGHT:
            self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._offers: Offers | None = None
        if spec.kind in NAMED:
            self._offers = Offers(look, parent.window())
            self._offers.clicked.connect(self._clicked)
            self.textEdited.connect(lambda _text: self.open_offers())
            self.destroyed.connect(self._offers.deleteLater)

    def start_with(self, text: str) -> None:
        """Begin with this text, all of it marked, the ways to go on open."""
        self.setText(text)
        self.selectAll()

    def open_offers(self, *, is_asked: bool = False) -> None:
        """Offer what matches; everything where it was asked for."""
        if self._offers is None:
            return
        typed = "" if is_asked else self.text().strip()
        options = self._names.offered(typed) if typed or is_asked else []
        if not options or self.is_composing:
            self._offers.hide()
            return
        self._offers.offer(options, marked=self._is_surely_meant(typed))
        self._offers.stand_under(self)

    def _is_surely_meant(self, typed: str) -> bool:
        """Whether the first offer is taken without choosing: not where what was typed may be a name of its own."""
        return bool(typed) and typed.isascii()

    def settle(self) -> None:
        """Take the marked offer, if any, before the cell is left."""
        marked = self._offers.marked() if self._offers is not None else None
        if marked is not None:
            self._take(marked)
        self.close_offers()

    def close_offers(self) -> None:
        """Put the list away."""
        if self._offers is not None:
            self._offers.hide()

    @property
    def offers(self) -> Offers | None:
        """The list under the cell; None where the column has no names."""
        return self._offers

    @property
    def is_offering(self) -> bool:
        """Whether a list is open."""
        return self._offers is not None and self._offers.isVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the offers; Alt+Down opens them all."""
        key = event.key()
        if key == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_offers(is_asked=True)
            return
        if self._offers is not None and self.is_offering and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._offers.move(1 if key == Qt.Key.Key_Down else -1)
            return
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remember whether characters are being composed: until then no key means anything else."""
        self.is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        if not self.is_composing and event.commitString():
            self.open_offers()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Put the list away with the cell."""
        self.close_offers()
        super().focusOutEvent(event)

    def _clicked(self, _index: object) -> None:
        if self._offers is not None:
            marked = self._offers.marked()
            if marked is not None:
                self._take(marked)
            self.close_offers()
            self.taken.emit()

    def _take(self, option: Option) -> None:
        blocker = QSignalBlocker(self)
        named_alike = [each for each in self._names.options if each.label == option.label]
        self.setText(option.detail if len(named_alike) > 1 and option.detail else option.label)
        self.setModified(True)
        del blocker
