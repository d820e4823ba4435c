"""One stage of the board: its name, number and sums, and the cards that can be dragged out of it and into it."""

from collections.abc import Sequence

from PySide6.QtCore import QMargins, QMimeData, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from desktop.ui.deals.card_cells import CardCells
from desktop.ui.deals.cards import DealCard
from desktop.ui.deals.shown import ShownColumn
from desktop.ui.kit.card_column import CardColumn, CardsModel, Index
from desktop.ui.kit.elided import ElidedLabel
from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import column, row
from desktop.ui.kit.words import restyle, words

DEAL = "application/x-qianji-deal"
LEAST = 166


class DealCards(CardsModel[DealCard]):
    """The deals of one stage."""

    def __init__(self) -> None:
        super().__init__(lambda card: card.deal_id, lambda card: card.customer)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cards can be dragged."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        """What a dragged card is."""
        return [DEAL]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The deal's key."""
        carried = QMimeData()
        carried.setData(DEAL, str(self.cards[indexes[0].row()].deal_id).encode())
        return carried


class CardList(QListView):
    """Cards under each other, one of which can be carried away; drops are its column's."""

    carrying = Signal(bool)  # whether a card is under way

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Say that a card is carried until it is let go."""
        self.carrying.emit(True)
        super().startDrag(actions)
        self.carrying.emit(False)


class BoardColumn(CardColumn):
    """A stage; `dropped` carries the deal let go here, `carried` the one to move by key and in which direction."""

    dropped = Signal(int, object)
    carried = Signal(int, int)
    carrying = Signal(bool)  # whether a card is being dragged
    widened = Signal()

    def __init__(self, look: Look, shown: ShownColumn) -> None:
        view = CardList()
        cells = CardCells(look, view)
        super().__init__(look, DealCards(), view, cells, shown.name)
        self._cells = cells
        self.stage_id = shown.stage_id
        self.setMinimumWidth(LEAST)
        self.setAcceptDrops(True)
        view.setUniformItemSizes(True)
        view.setDragEnabled(True)
        view.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        view.doubleClicked.connect(self._open)
        view.carrying.connect(self.carrying)
        self._lay_out(shown.name)

    def _lay_out(self, name: str) -> None:
        outer = column(self, 6, QMargins(8, 10, 1, 4))  # a card has its gap at the right
        head = row(spacing=6, margins=QMargins(4, 0, 11, 0))
        self.name = ElidedLabel(name, "strong")
        self.number = words("", "faint")
        self.chance = words("", "faint")
        head.addWidget(self.name)
        head.addWidget(self.number)
        head.addStretch(1)
        head.addWidget(self.chance)
        outer.addLayout(head)
        self.sums = ElidedLabel("", "caption")
        under = row(margins=QMargins(4, 0, 11, 2))
        under.addWidget(self.sums)
        outer.addLayout(under)
        outer.addWidget(self.view, 1)

    def show_column(self, shown: ShownColumn) -> None:
        """Show these cards and figures; the card selected before stays so."""
        kept = self.selected()
        self.number.setText(shown.number)
        self.chance.setText(shown.chance)
        self.sums.setText(shown.sums)
        self.sums.setToolTip(shown.sums_in_words)
        self.model.show_cards(shown.cards)
        if kept is not None:
            self.select(kept)

    def needs_two_lines(self) -> bool:
        """Whether some customer's name does not fit one line."""
        font = self.view.font()
        return not all(self._cells.fits_one_line(card.customer, font) for card in self.model.cards)

    def give_lines(self, lines: int) -> None:
        """Give every customer's name so many lines."""
        self._cells.lines = lines
        self.view.setGridSize(QSize(self._cells.width, self._cells.height))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a card that stands elsewhere."""
        if event.mimeData().hasFormat(DEAL) and event.source() is not self.view:
            self._mark(True)
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Go on taking it."""
        event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """It was carried on."""
        self._mark(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Say which deal was let go here."""
        self._mark(False)
        event.acceptProposedAction()
        self.dropped.emit(int(bytes(event.mimeData().data(DEAL).data())), self.stage_id)

    def _share_width(self) -> None:
        self._cells.width = self.view.viewport().width()
        self.widened.emit()

    def _walk(self, direction: int, modifiers: Qt.KeyboardModifier) -> bool:
        """Ctrl and an arrow carry the card on, an arrow alone goes to the next column."""
        deal_id = self.selected()
        if modifiers & Qt.KeyboardModifier.ControlModifier and deal_id is not None:
            self.carried.emit(deal_id, direction)
        else:
            self.turned.emit(direction)
        return True

    def _mark(self, is_marked: bool) -> None:
        self.setProperty("surface", "taking" if is_marked else "board")
        restyle(self)
