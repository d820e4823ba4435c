"""The board: a column for each state, cards that arrows walk through, Enter opens one."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QMargins,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QListView, QWidget

from desktop.domain.plan.progress import PlanState
from desktop.ui.kit.look import Look
from desktop.ui.kit.overlay_bar import OverlayBar
from desktop.ui.kit.surfaces import column, row
from desktop.ui.kit.words import words
from desktop.ui.plans.card_cells import CARD_ROLE, GAP, HEIGHT, CardCells
from desktop.ui.plans.cards import PlanCard
from desktop.ui.plans.states import STATES
from desktop.ui.plans.strip import Strip

CARD_WIDTH, CARD_HEIGHT = 186, HEIGHT + GAP
EMPTY, FULL = 2, 7  # how the width is shared: the more cards the wider, up to so many
_NOWHERE = QModelIndex()


class CardsModel(QAbstractListModel):
    """The cards of one column as Qt sees them."""

    def __init__(self) -> None:
        super().__init__()
        self.cards: tuple[PlanCard, ...] = ()

    def show_cards(self, cards: Sequence[PlanCard]) -> None:
        """List other cards."""
        self.beginResetModel()
        self.cards = tuple(cards)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """How many cards there are."""
        return 0 if parent.isValid() else len(self.cards)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The card, what to do, or the whole card in words."""
        card = self.cards[index.row()]
        if role == CARD_ROLE:
            return card
        if role == Qt.ItemDataRole.DisplayRole:
            return card.text
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return card.spoken
        return None


class BoardColumn(QFrame):
    """One state's cards under its name and number."""

    opened = Signal(int)  # the action's key
    turned = Signal(int)  # one column to the left or right

    def __init__(self, look: Look, state: PlanState) -> None:
        super().__init__()
        self.setProperty("surface", "board")
        shown = STATES[state]
        self.name = look.texts(shown.name)
        self.number = words("", "faint")
        mark = QLabel()
        look.icons.put(mark, shown.icon, shown.tone, 16)
        outer = column(self, 8, QMargins(8, 10, 1, 4))  # a card has its gap at the right
        head = row(spacing=7, margins=QMargins(4, 0, 11, 0))
        head.addWidget(mark)
        head.addWidget(words(self.name, "strong"))
        head.addWidget(self.number)
        head.addStretch(1)
        outer.addLayout(head)
        self._beside = 1
        self.model = CardsModel()
        self.view = QListView()
        self.view.setModel(self.model)
        OverlayBar(self.view)  # one beside the cards would change their width as it comes and goes
        self._cells = CardCells(look, self.view)
        self.view.setItemDelegate(self._cells)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setFlow(QListView.Flow.LeftToRight)
        self.view.setWrapping(True)
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(self.name)
        self.view.setMouseTracking(True)
        self.view.viewport().setAutoFillBackground(False)
        self.view.setStyleSheet("QListView { background: transparent; }")
        self.view.clicked.connect(self._open)
        self.view.installEventFilter(self)
        self.view.viewport().installEventFilter(self)
        look.theme.changed.connect(self.view.viewport().update)
        self._nothing = words(look.texts(shown.nothing), "caption", wrap=True)
        self._nothing.setContentsMargins(4, 0, 11, 0)
        outer.addWidget(self._nothing)
        outer.addWidget(self.view, 1)

    def show_cards(self, cards: Sequence[PlanCard]) -> None:
        """Show these cards; the one selected before stays so."""
        kept = self.selected()
        self.model.show_cards(cards)
        self.number.setText(str(len(cards)))
        self._nothing.setVisible(not cards)
        if kept is not None:
            self.select(kept)

    def selected(self) -> int | None:
        """The action of the card selected."""
        index = self.view.currentIndex()
        return self.model.cards[index.row()].action_id if index.isValid() else None

    def select(self, action_id: int) -> bool:
        """Select the card of an action, if it is here."""
        place = next((at for at, card in enumerate(self.model.cards) if card.action_id == action_id), None)
        if place is None:
            return False
        self.view.setCurrentIndex(self.model.index(place))
        return True

    def take_focus(self) -> None:
        """Go to this column, to its first card where none is selected."""
        if not self.view.currentIndex().isValid() and self.model.cards:
            self.view.setCurrentIndex(self.model.index(0))
        self.view.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter opens the card, left and right at the edge go to the next column; cards share the width."""
        if watched is self.view.viewport() and event.type() == QEvent.Type.Resize:
            self._share_width()
        if watched is self.view and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
                self._open(self.view.currentIndex())
                return True
            if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._is_at_edge(event.key()):
                self.turned.emit(-1 if event.key() == Qt.Key.Key_Left else 1)
                return True
        return super().eventFilter(watched, event)

    def _share_width(self) -> None:
        """As many cards beside each other as there is room for."""
        wide = self.view.viewport().width()
        self._beside = max(1, wide // CARD_WIDTH)
        self._cells.width = wide // self._beside - 1
        self.view.setGridSize(QSize(self._cells.width, CARD_HEIGHT))

    def _is_at_edge(self, key: int) -> bool:
        at = self.view.currentIndex().row()
        place = at % self._beside
        if key == Qt.Key.Key_Left:
            return place == 0
        return place == self._beside - 1 or at == len(self.model.cards) - 1

    def _open(self, index: QModelIndex | QPersistentModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.model.cards[index.row()].action_id)


class Board(QWidget):
    """The four columns side by side, under what they come to."""

    opened = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        outer = column(self, 14)
        self.strip = Strip(look)
        outer.addWidget(self.strip)
        self._layout = row(spacing=12)
        outer.addLayout(self._layout, 1)
        self.columns = {state: BoardColumn(look, state) for state in PlanState}
        for each in self.columns.values():
            each.opened.connect(self.opened)
            each.turned.connect(self._turn)
            self._layout.addWidget(each, EMPTY)

    def show_cards(self, cards: Sequence[PlanCard]) -> None:
        """Deal the cards out."""
        self.strip.show_cards(cards)
        for place, (state, each) in enumerate(self.columns.items()):
            each.show_cards([card for card in cards if card.state is state])
            self._layout.setStretch(place, EMPTY + min(len(each.model.cards), FULL))

    def select(self, action_id: int) -> None:
        """Select the card of an action, wherever it stands now."""
        for each in self.columns.values():
            if each.select(action_id):
                each.view.setFocus()

    def _turn(self, step: int) -> None:
        every = list(self.columns.values())
        now = next((at for at, each in enumerate(every) if each.view.hasFocus()), 0)
        way = range(now + step, len(every)) if step > 0 else range(now + step, -1, -1)
        target = next((every[at] for at in way if every[at].model.cards), None)
        if target is not None:
            target.take_focus()
