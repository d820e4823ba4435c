"""One stage of the board: its name, number and sums, and the cards that can be dragged out of it and into it."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QMargins,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from desktop.ui.deals.card_cells import CARD_ROLE, CardCells
from desktop.ui.deals.cards import DealCard
from desktop.ui.deals.shown import ShownColumn
from desktop.ui.kit.elided import ElidedLabel
from desktop.ui.kit.look import Look
from desktop.ui.kit.overlay_bar import OverlayBar
from desktop.ui.kit.surfaces import column, row
from desktop.ui.kit.words import restyle, words

DEAL = "application/x-qianji-deal"
LEAST = 166
_NOWHERE = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class CardsModel(QAbstractListModel):
    """The cards of one column as Qt sees them."""

    def __init__(self) -> None:
        super().__init__()
        self.cards: tuple[DealCard, ...] = ()

    def show_cards(self, cards: Sequence[DealCard]) -> None:
        """List other cards."""
        self.beginResetModel()
        self.cards = tuple(cards)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many cards there are."""
        return 0 if parent.isValid() else len(self.cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The card, its customer, or the whole card in words."""
        card = self.cards[index.row()]
        if role == CARD_ROLE:
            return card
        if role == Qt.ItemDataRole.DisplayRole:
            return card.customer
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return card.spoken
        return None

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


class BoardColumn(QFrame):
    """A stage; `dropped` carries the deal let go here, `carried` the one to move by key and in which direction."""

    opened = Signal(int)
    dropped = Signal(int, object)
    carried = Signal(int, int)
    turned = Signal(int)
    widened = Signal()

    def __init__(self, look: Look, shown: ShownColumn) -> None:
        super().__init__()
        self.stage_id = shown.stage_id
        self.setProperty("surface", "board")
        self.setMinimumWidth(LEAST)
        self.setAcceptDrops(True)
        outer = column(self, 6, QMargins(8, 10, 1, 4))  # a card has its gap at the right
        head = row(spacing=6, margins=QMargins(4, 0, 11, 0))
        self.name = ElidedLabel(shown.name, "strong")
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
        self.model = CardsModel()
        self.view = CardList()
        self._cells = CardCells(look, self.view)
        self._set_up_view(shown.name)
        look.theme.changed.connect(self.view.viewport().update)
        outer.addWidget(self.view, 1)

    def _set_up_view(self, name: str) -> None:
        view = self.view
        view.setModel(self.model)
        view.setItemDelegate(self._cells)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setUniformItemSizes(True)
        OverlayBar(view)
        view.setAccessibleName(name)
        view.setMouseTracking(True)
        view.setDragEnabled(True)
        view.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        view.viewport().setAutoFillBackground(False)
        view.setStyleSheet("QListView { background: transparent; }")
        view.doubleClicked.connect(self._open)
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)

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

    def selected(self) -> int | None:
        """The deal of the card selected."""
        index = self.view.currentIndex()
        return self.model.cards[index.row()].deal_id if index.isValid() else None

    def select(self, deal_id: int) -> bool:
        """Select the card of a deal, if it is here."""
        place = next((at for at, card in enumerate(self.model.cards) if card.deal_id == deal_id), None)
        if place is None:
            self.view.clearSelection()
            return False
        self.view.setCurrentIndex(self.model.index(place))
        return True

    def take_focus(self) -> None:
        """Go to this column, to its first card where none is selected."""
        if not self.view.currentIndex().isValid() and self.model.cards:
            self.view.setCurrentIndex(self.model.index(0))
        self.view.setFocus()

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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter opens, Ctrl and an arrow carry the card on, an arrow alone goes to the next column."""
        if watched is self.view.viewport() and event.type() == QEvent.Type.Resize:
            self._cells.width = self.view.viewport().width()
            self.widened.emit()
        if watched is self.view and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
                self._open(self.view.currentIndex())
                return True
            if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
                self._step(-1 if event.key() == Qt.Key.Key_Left else 1, event.modifiers())
                return True
        return super().eventFilter(watched, event)

    def _step(self, direction: int, modifiers: Qt.KeyboardModifier) -> None:
        deal_id = self.selected()
        if modifiers & Qt.KeyboardModifier.ControlModifier and deal_id is not None:
            self.carried.emit(deal_id, direction)
        else:
            self.turned.emit(direction)

    def _open(self, index: QModelIndex | QPersistentModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.model.cards[index.row()].deal_id)

    def _mark(self, is_marked: bool) -> None:
        self.setProperty("surface", "taking" if is_marked else "board")
        restyle(self)
