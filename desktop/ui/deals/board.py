"""The board of deals: the stages side by side, and under them, while a card is carried, where it is won or lost."""

from collections.abc import Sequence

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from desktop.ui.deals.board_column import DEAL, BoardColumn
from desktop.ui.deals.shown import ShownColumn
from desktop.ui.kit.edge_fades import SidewaysArea
from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import clear, column, row
from desktop.ui.kit.words import words
from desktop.ui.tones import Tone


class EndZone(QFrame):
    """Where a card is let go that comes to its end: won or lost."""

    dropped = Signal(int)

    def __init__(self, look: Look, text: str, icon: str, tone: Tone) -> None:
        super().__init__()
        self.setProperty("surface", tone.value)
        self.setAcceptDrops(True)
        self.setFixedHeight(44)
        layout = row(self, 8, QMargins(14, 0, 14, 0))
        mark = QLabel()
        look.icons.put(mark, icon, tone.value, 16)
        layout.addStretch(1)
        layout.addWidget(mark)
        layout.addWidget(words(text, "strong"))
        layout.addStretch(1)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take cards."""
        if event.mimeData().hasFormat(DEAL):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Say which deal came to its end."""
        event.acceptProposedAction()
        self.dropped.emit(int(bytes(event.mimeData().data(DEAL).data())))


class Board(QWidget):
    """The columns; `moved` carries a deal and the stage it goes to, `won` and `lost` a deal."""

    opened = Signal(int)
    moved = Signal(int, object)
    won = Signal(int)
    lost = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.columns: list[BoardColumn] = []
        self._carried: int | None = None  # the deal moved by key, which stays the one to move on
        self.is_open = True  # whether the deals shown are still to be won
        inside = QWidget()
        inside.setProperty("scrolled", "true")
        self._layout = row(inside, 10)
        self._area = SidewaysArea(look)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inside)
        self._area.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        outer = column(self, 10)
        outer.addWidget(self._area, 1)
        self.ends = QWidget()
        ends = row(self.ends, 10)
        _ = look.texts
        self.win_zone = EndZone(look, _("Won: let go here"), "circle-check", Tone.OK)
        self.lose_zone = EndZone(look, _("Lost: let go here"), "circle-alert", Tone.BAD)
        for zone, signal in ((self.win_zone, self.won), (self.lose_zone, self.lost)):
            zone.dropped.connect(signal)
            ends.addWidget(zone)
        outer.addWidget(self.ends)
        self.ends.hide()

    def show_columns(self, shown: Sequence[ShownColumn], is_open: bool) -> None:
        """Deal the cards out; the columns are made anew only where the stages are others."""
        self.is_open = is_open
        if [each.stage_id for each in self.columns] != [each.stage_id for each in shown]:
            self._make(shown)
        for each, column_shown in zip(self.columns, shown, strict=True):
            each.show_column(column_shown)
        self._give_lines()
        if self._carried is not None:
            carried, self._carried = self._carried, None
            self.select(carried)

    def select(self, deal_id: int) -> None:
        """Select the card of a deal, wherever it stands now."""
        for each in self.columns:
            if each.select(deal_id):
                self._go_to(each)

    def _make(self, shown: Sequence[ShownColumn]) -> None:
        clear(self._layout)
        self.columns = [BoardColumn(self._look, each) for each in shown]
        for each in self.columns:
            each.opened.connect(self.opened)
            each.dropped.connect(self.moved)
            each.carried.connect(self._carry)
            each.turned.connect(self._turn)
            each.carrying.connect(self._show_ends)
            each.widened.connect(self._give_lines)
            self._layout.addWidget(each, 1)

    def _give_lines(self) -> None:
        """All cards of the board are alike in height."""
        lines = 2 if any(each.needs_two_lines() for each in self.columns) else 1
        for each in self.columns:
            each.give_lines(lines)

    def _show_ends(self, is_carrying: bool) -> None:
        self.ends.setVisible(is_carrying and self.is_open)

    def _carry(self, deal_id: int, direction: int) -> None:
        """One stage on or back; beyond the last stage a deal is won."""
        place = next(at for at, each in enumerate(self.columns) if each.view.hasFocus())
        target = place + direction
        if target == len(self.columns) and self.is_open:
            self.won.emit(deal_id)
        elif 0 <= target < len(self.columns):
            self._carried = deal_id
            self.moved.emit(deal_id, self.columns[target].stage_id)

    def _turn(self, step: int) -> None:
        now = next((at for at, each in enumerate(self.columns) if each.view.hasFocus()), 0)
        way = range(now + step, len(self.columns)) if step > 0 else range(now + step, -1, -1)
        target = next((self.columns[at] for at in way if self.columns[at].model.cards), None)
        if target is not None:
            self._go_to(target)

    def _go_to(self, stage: BoardColumn) -> None:
        """Let a column take the keys, and bring it into sight where the stages need more room than there is."""
        stage.take_focus()
        self._area.ensureWidgetVisible(stage, 0, 0)
