"""Draws one deal as a card: with whom, how much and for how long here, what is next, and whose it is."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.ui.deals.cards import DealCard
from desktop.ui.kit.avatar import paint_avatar
from desktop.ui.kit.card_column import CARD_ROLE, paint_ground
from desktop.ui.kit.fonts import sized
from desktop.ui.kit.look import Look
from desktop.ui.kit.two_lines import broken
from desktop.ui.tones import Tone

GAP, AIR = 8, 12
NAME, LINE, DISC, CHIP = 19, 18, 22, 20
HEIGHT = 2 * AIR + NAME + 2 * LINE + DISC + 18  # with one line for the name
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


class CardCells(QStyledItemDelegate):
    """All cards are alike in size."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.width = 160
        self.lines = 1  # of the customer's name

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One height; the width the column gives each."""
        return QSize(self.width, self.height)

    @property
    def height(self) -> int:
        """The height of a card with the gap under it, in px."""
        return HEIGHT + (self.lines - 1) * NAME + GAP

    def fits_one_line(self, name: str, font: QFont) -> bool:
        """Whether a name needs one line only."""
        room = self.width - 1 - GAP - 2 * AIR
        return QFontMetrics(sized(font, 13, bold=True)).horizontalAdvance(name) <= room

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the card."""
        card: DealCard = index.data(CARD_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRect(option.rect).adjusted(1, 1, -GAP, -GAP)
        paint_ground(painter, whole, option, self._look, Tone.WARN if card.stalled else None)
        inside = whole.adjusted(AIR, AIR - 2, -AIR, -AIR + 2)
        self._customer(painter, inside, card, option.font)
        self._amount(painter, inside, card, option.font)
        self._next(painter, inside, card, option.font)
        self._foot(painter, inside, card, option.font)
        painter.restore()

    def _customer(self, painter: QPainter, area: QRect, card: DealCard, font: QFont) -> None:
        """One or two lines of the name, the rest cut."""
        bold = sized(font, 13, bold=True)
        metrics = QFontMetrics(bold)
        first, rest = broken(card.customer, metrics, area.width())
        for number, text in enumerate((first, rest) if self.lines > 1 else (card.customer,)):
            self._put(painter, QRect(area.left(), area.top() + number * NAME, area.width(), NAME), text, "text", bold)

    def _amount(self, painter: QPainter, area: QRect, card: DealCard, font: QFont) -> None:
        line = QRect(area.left(), area.top() + self.lines * NAME + 2, area.width(), LINE)
        small = sized(font, 12)
        wide = QFontMetrics(small).horizontalAdvance(card.age)
        self._put(painter, line, card.age, "text3", small, _RIGHT)
        self._put(painter, line.adjusted(0, 0, -wide - 6, 0), card.amount, "text", sized(font, 12, bold=True))

    def _next(self, painter: QPainter, area: QRect, card: DealCard, font: QFont) -> None:
        line = QRect(area.left(), area.top() + self.lines * NAME + LINE + 4, area.width(), LINE)
        is_near = card.next_tone is not Tone.NEUTRAL
        small, bold = sized(font, 12), sized(font, 12, bold=is_near)
        wide = QFontMetrics(bold).horizontalAdvance(card.next_on)
        ink = self._look.theme.tokens.tone(card.next_tone)[0]
        self._put(painter, line, card.next_on, ink, bold, _RIGHT)
        self._put(painter, line.adjusted(0, 0, -wide - 6, 0), card.next_step, "text2", small)

    def _foot(self, painter: QPainter, area: QRect, card: DealCard, font: QFont) -> None:
        tokens = self._look.theme.tokens
        line = QRect(area.left(), area.bottom() - DISC + 1, area.width(), DISC)
        painter.fillRect(QRect(area.left(), line.top() - 7, area.width(), 1), QColor(tokens.grid))
        disc = QRectF(line.left(), line.top(), DISC, DISC)
        paint_avatar(painter, disc, card.staff, tokens.name == "dark", font)
        room = self._chip(painter, line, card.stalled, font)
        self._put(painter, line.adjusted(DISC + 7, 0, -room - 6, 0), card.staff, "text2", sized(font, 12))

    def _chip(self, painter: QPainter, line: QRect, text: str, font: QFont) -> int:
        """The word at the right on its soft ground; the width it takes."""
        if not text:
            return 0
        bold = sized(font, 12, bold=True)
        wide = QFontMetrics(bold).horizontalAdvance(text) + 14
        ink, soft = self._look.theme.tokens.tone(Tone.WARN)
        shape = QRectF(line.right() - wide + 1, line.top() + 1, wide, CHIP)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(soft)
        painter.drawRoundedRect(shape, CHIP / 2, CHIP / 2)
        painter.setPen(ink)
        painter.setFont(bold)
        painter.drawText(shape, Qt.AlignmentFlag.AlignCenter, text)
        return wide

    def _put(
        self, painter: QPainter, area: QRect, text: str, ink: str | QColor, font: QFont, flags: int = _LEFT
    ) -> None:
        painter.setPen(self._look.theme.tokens.color(ink) if isinstance(ink, str) else ink)
        painter.setFont(font)
        painter.drawText(area, flags, QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width()))
