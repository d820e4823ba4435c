"""What stands on a long page of cards, beside them: a click or an arrow leads to a card, scrolling marks it."""

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QListWidget, QWidget

from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import Card, column, row, scrolled
from desktop.ui.kit.tab_order import go_to, stops

LIST, WIDE, GAP = 196, 960, 20  # px of the list, of the cards at most, and between
LEAST = 860  # px of both below which the cards have all the width
NEAR = 48  # px from the top within which a card is the one being read


class CardsWithContents(QWidget):
    """Holds the cards of a column in their order and the list of their headings."""

    def __init__(self, look: Look, cards: QWidget) -> None:
        super().__init__()
        self._cards = cards
        self._is_leading = False
        self._wanted = ""  # the heading of the card asked for; kept until the owner goes elsewhere
        cards.setMaximumWidth(WIDE)
        cards.installEventFilter(self)
        self.list = QListWidget()
        self.list.setObjectName("chapters")
        self.list.setAccessibleName(look.texts("On this page"))
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFixedWidth(LIST)
        self.list.viewport().setAutoFillBackground(False)
        self.area = scrolled(cards)
        layout = row(self, GAP)
        beside = column()
        beside.addWidget(self.list, 1)
        layout.addLayout(beside)
        layout.addWidget(self.area, 1)
        self.list.currentRowChanged.connect(self._chosen)
        self.list.activated.connect(lambda _index: self._go_in())
        self.area.verticalScrollBar().valueChanged.connect(self._scrolled)

    def shown(self) -> list[tuple[str, Card]]:
        """The headings and their cards from top to bottom."""
        found = []
        for card in self._cards.findChildren(Card):
            heading = next((each for each in card.findChildren(QLabel) if each.property("role") == "heading"), None)
            if heading is not None and card.isVisibleTo(self._cards):
                found.append((heading.text(), card))
        return sorted(found, key=lambda each: self._top(each[1]))

    def lead_to(self, heading: str) -> None:
        """Show the card of that heading, also while cards above it still come; Enter goes into it."""
        self._wanted = heading
        self._fill()
        self._lead_to_wanted()
        self.list.setFocus()

    def take_keys(self) -> None:
        """Stand in the list of cards, or in a small window without one in the card that is read."""
        if self.list.isVisible():
            self.list.setFocus()
        else:
            self._go_in()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cards come when what they show is known."""
        if watched is self._cards and event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fill()
            if self._wanted:
                QTimer.singleShot(0, self, self._lead_to_wanted)  # once the cards stand where they will
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a small window the cards have all the width."""
        super().resizeEvent(event)
        self.list.setVisible(self.width() >= LEAST)

    def _fill(self) -> None:
        headings = [heading for heading, _card in self.shown()]
        if headings == [self.list.item(at).text() for at in range(self.list.count())]:
            return
        with QSignalBlocker(self.list):
            self.list.clear()
            self.list.addItems(headings)
        self._mark(self._read_at(self.area.verticalScrollBar().value()))

    def _lead_to_wanted(self) -> None:
        headings = [heading for heading, _card in self.shown()]
        if self._wanted in headings:
            place = headings.index(self._wanted)
            self._mark(place)
            self._scroll_to(place)

    def _chosen(self, place: int) -> None:
        self._wanted = ""
        self._scroll_to(place)

    def _go_in(self) -> None:
        """Put the cursor into the card chosen: Tab alone would walk through all that stand before it."""
        cards = self.shown()
        within = stops(cards[self.list.currentRow()][1]) if 0 <= self.list.currentRow() < len(cards) else []
        if within:
            go_to(within[0])

    def _scrolled(self, value: int) -> None:
        if not self._is_leading and not self._is_wanted_at_end(value):
            self._wanted = ""
            self._mark(self._read_at(value))

    def _is_wanted_at_end(self, value: int) -> bool:
        """Whether the card asked for is as high as it can be: cards that come or go move the end of the page."""
        tops = [self._top(card) for heading, card in self.shown() if heading == self._wanted]
        return bool(tops) and value == self.area.verticalScrollBar().maximum() <= tops[0]

    def _scroll_to(self, place: int) -> None:
        cards = self.shown()
        if 0 <= place < len(cards):
            self._is_leading = True  # at the end of the page an earlier card stays on top
            self.area.verticalScrollBar().setValue(self._top(cards[place][1]))
            self._is_leading = False

    def _mark(self, place: int) -> None:
        """Mark a heading without going anywhere."""
        with QSignalBlocker(self.list):
            self.list.setCurrentRow(place)

    def _read_at(self, value: int) -> int:
        """The place of the card that is read where the page is scrolled to there."""
        tops = [self._top(card) for _heading, card in self.shown()]
        return max((place for place, top in enumerate(tops) if top <= value + NEAR), default=0)

    def _top(self, card: Card) -> int:
        return card.mapTo(self._cards, card.rect().topLeft()).y()
