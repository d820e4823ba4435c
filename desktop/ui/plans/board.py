"""The board: a column for each state, cards that arrows walk through, Enter opens one."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QMargins, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QListView, QWidget

from desktop.domain.plan.progress import PlanState
from desktop.ui.kit.card_column import CardColumn, CardsModel
from desktop.ui.kit.elided import ElidedLabel
from desktop.ui.kit.folding_row import FoldingRow
from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import column, row
from desktop.ui.kit.words import words
from desktop.ui.plans.card_cells import GAP, HEIGHT, CardCells
from desktop.ui.plans.cards import PlanCard
from desktop.ui.plans.states import STATES
from desktop.ui.plans.strip import Strip

CARD_WIDTH, CARD_HEIGHT = 186, HEIGHT + GAP
FOLDED, LEAST = 620, 150  # px of the board below which its columns stand under each other, and of their height then
EMPTY, FULL = 2, 7  # how the width is shared: the more cards the wider, up to so many


class BoardColumn(CardColumn):
    """One state's cards under its name and number; `carried` names the card to move by key and in which direction."""

    carried = Signal(int, int)

    def __init__(self, look: Look, state: PlanState) -> None:
        shown, view = STATES[state], QListView()
        cells = CardCells(look, view)
        model = CardsModel[PlanCard](lambda card: card.action_id, lambda card: card.text)
        super().__init__(look, model, view, cells, look.texts(shown.name))
        self._cells = cells
        self._beside = 1
        view.setFlow(QListView.Flow.LeftToRight)
        view.setWrapping(True)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.clicked.connect(self._open)
        self.name = look.texts(shown.name)
        self.number = words("", "faint")
        mark = QLabel()
        look.icons.put(mark, shown.icon, shown.tone, 16)
        outer = column(self, 8, QMargins(8, 10, 1, 4))  # a card has its gap at the right
        head = row(spacing=7, margins=QMargins(4, 0, 11, 0))
        head.addWidget(mark)
        head.addWidget(ElidedLabel(self.name, "strong"))
        head.addWidget(self.number)
        head.addStretch(1)
        outer.addLayout(head)
        self._nothing = words(look.texts(shown.nothing), "caption", wrap=True)
        self._nothing.setContentsMargins(4, 0, 11, 0)
        outer.addWidget(self._nothing)
        outer.addWidget(view, 1)

    def show_cards(self, cards: Sequence[PlanCard]) -> None:
        """Show these cards; the one selected before stays so."""
        kept = self.selected()
        self.model.show_cards(cards)
        self.number.setText(str(len(cards)))
        self._nothing.setVisible(not cards)
        if kept is not None:
            self.select(kept)

    def _share_width(self) -> None:
        """As many cards beside each other as there is room for."""
        wide = self.view.viewport().width()
        self._beside = max(1, wide // CARD_WIDTH)
        self._cells.width = wide // self._beside - 1
        self.view.setGridSize(QSize(self._cells.width, CARD_HEIGHT))

    def _walk(self, direction: int, modifiers: Qt.KeyboardModifier) -> bool:
        """At the edge an arrow goes to the next column; with Ctrl it carries the card on."""
        action_id = self.selected()
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            if action_id is not None:
                self.carried.emit(action_id, direction)
            return True
        at = self.view.currentIndex().row()
        place = at % self._beside
        is_last = place == self._beside - 1 or at == len(self.model.cards) - 1
        is_at_edge = place == 0 if direction < 0 else is_last
        if is_at_edge:
            self.turned.emit(direction)
        return is_at_edge


class Board(QWidget):
    """The four columns side by side, under what they come to; `ticked` names an action to tick off or open again."""

    opened = Signal(int)
    ticked = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        outer = column(self, 14)
        self._carried: int | None = None  # on its way to another column
        self.strip = Strip(look)
        outer.addWidget(self.strip)
        self._row = FoldingRow(FOLDED, 12)
        outer.addLayout(self._row.layout, 1)
        self.columns = {state: BoardColumn(look, state) for state in PlanState}
        for state, each in self.columns.items():
            each.opened.connect(self.opened)
            each.turned.connect(self._turn)
            each.carried.connect(partial(self._carry, state is PlanState.DONE))
            self._row.add(each, LEAST, share=EMPTY)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the columns stand under each other where they would cut their names."""
        super().resizeEvent(event)
        self._row.fit(self.width())

    def show_cards(self, cards: Sequence[PlanCard]) -> None:
        """Deal the cards out."""
        self.strip.show_cards(cards)
        for place, (state, each) in enumerate(self.columns.items()):
            each.show_cards([card for card in cards if card.state is state])
            self._row.layout.setStretch(place, EMPTY + min(len(each.model.cards), FULL))
        if self._carried is not None:
            carried, self._carried = self._carried, None
            self.select(carried)

    def select(self, action_id: int) -> None:
        """Select the card of an action, wherever it stands now."""
        for each in self.columns.values():
            if each.select(action_id):
                each.view.setFocus()

    def _carry(self, is_done: bool, action_id: int, direction: int) -> None:
        """To the right an action is done, to the left a done one is open again; the rest follows from days."""
        if is_done is (direction < 0):
            self._carried = action_id
            self.ticked.emit(action_id)

    def _turn(self, step: int) -> None:
        every = list(self.columns.values())
        now = next((at for at, each in enumerate(every) if each.view.hasFocus()), 0)
        way = range(now + step, len(every)) if step > 0 else range(now + step, -1, -1)
        target = next((every[at] for at in way if every[at].model.cards), None)
        if target is not None:
            target.take_focus()
