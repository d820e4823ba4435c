"""A column of a board: cards that arrows walk through, Enter opens one."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from desktop.ui.kit.look import Look
from desktop.ui.kit.overlay_bar import OverlayBar
from desktop.ui.tones import Tone

CARD_ROLE = int(Qt.ItemDataRole.UserRole) + 1
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Spoken(Protocol):
    """A card that can be told in words."""

    @property
    def spoken(self) -> str:
        """The whole card."""
        ...


Shown = TypeVar("Shown", bound=Spoken)


class CardsModel(QAbstractListModel, Generic[Shown]):
    """The cards of one column as Qt sees them; `key` names a card's record, `text` is its first words."""

    def __init__(self, key: Callable[[Shown], int], text: Callable[[Shown], str]) -> None:
        super().__init__()
        self.key = key
        self._text = text
        self.cards: tuple[Shown, ...] = ()

    def show_cards(self, cards: Sequence[Shown]) -> None:
        """List other cards."""
        self.beginResetModel()
        self.cards = tuple(cards)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many cards there are."""
        return 0 if parent.isValid() else len(self.cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The card, its first words, or the whole card in words."""
        card = self.cards[index.row()]
        if role == CARD_ROLE:
            return card
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(card)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return card.spoken
        return None


class CardColumn(QFrame):
    """The cards of a model in a view; whoever derives from it lays out what stands above them."""

    opened = Signal(int)  # the key of the card's record
    turned = Signal(int)  # one column to the left or right

    def __init__(
        self, look: Look, model: CardsModel[Any], view: QListView, cells: QStyledItemDelegate, name: str
    ) -> None:
        super().__init__()
        self.model = model
        self.view = view
        self.setProperty("surface", "board")
        view.setModel(model)
        view.setItemDelegate(cells)
        OverlayBar(view)  # one beside the cards would change their width as it comes and goes
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setAccessibleName(name)
        view.setMouseTracking(True)
        view.viewport().setAutoFillBackground(False)
        view.setStyleSheet("QListView { background: transparent; }")
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)
        look.theme.changed.connect(view.viewport().update)

    def selected(self) -> int | None:
        """The record of the card selected."""
        index = self.view.currentIndex()
        return self.model.key(self.model.cards[index.row()]) if index.isValid() else None

    def select(self, key: int) -> bool:
        """Select the card of a record, if it is here."""
        place = next((at for at, card in enumerate(self.model.cards) if self.model.key(card) == key), None)
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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter opens the card, left and right walk on; cards follow the width."""
        if watched is self.view.viewport() and event.type() == QEvent.Type.Resize:
            self._share_width()
        if watched is self.view and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
                self._open(self.view.currentIndex())
                return True
            if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
                direction = -1 if event.key() == Qt.Key.Key_Left else 1
                if self._walk(direction, event.modifiers()):
                    return True
        return super().eventFilter(watched, event)

    def _share_width(self) -> None:
        """Let the cards fit the view."""
        raise NotImplementedError

    def _walk(self, direction: int, modifiers: Qt.KeyboardModifier) -> bool:
        """Whether an arrow to the left (-1) or right (1) leads elsewhere than the view itself would go."""
        raise NotImplementedError

    def _open(self, index: Index) -> None:
        if index.isValid():
            self.opened.emit(self.model.key(self.model.cards[index.row()]))


def paint_ground(painter: QPainter, area: QRect, option: QStyleOptionViewItem, look: Look, edge: Tone | None) -> None:
    """The ground of a card, with an edge where it stands out."""
    tokens = look.theme.tokens
    is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
    is_focused = is_selected and bool(option.state & QStyle.StateFlag.State_HasFocus)
    painter.setPen(tokens.color("accent" if is_focused else "strong" if is_selected else "border"))
    painter.setBrush(tokens.color("selected" if is_selected else "surface"))
    painter.drawRoundedRect(QRectF(area), 8, 8)
    if edge is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.fill(edge))
        painter.drawRoundedRect(QRectF(area.left(), area.top() + 8, 3, area.height() - 16), 1.5, 1.5)
