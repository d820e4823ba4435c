"""Draws one action as a card: subject and nearness, what to do, from before over now to the goal, and who."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.domain.plan.progress import PlanState
from desktop.ui.kit.avatar import paint_avatar
from desktop.ui.kit.card_column import CARD_ROLE, paint_ground
from desktop.ui.kit.fonts import sized
from desktop.ui.kit.look import Look
from desktop.ui.kit.two_lines import broken
from desktop.ui.plans.cards import PlanCard
from desktop.ui.tones import Tone

HEIGHT, GAP, AIR = 154, 8, 12
BAR = 6
DISC = 22
CHIP = 20
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_CENTER = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_EDGES = {PlanState.OVERDUE: Tone.BAD, PlanState.DUE_SOON: Tone.WARN}


class CardCells(QStyledItemDelegate):
    """All cards are alike in size."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.width = 160

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One height; the width the column gives each."""
        return QSize(self.width, HEIGHT + GAP)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the card."""
        card: PlanCard = index.data(CARD_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRect(option.rect).adjusted(1, 1, -GAP, -GAP)
        paint_ground(painter, whole, option, self._look, _EDGES.get(card.state))
        inside = whole.adjusted(AIR, 8, -AIR, -8)
        self._head(painter, inside, card, option.font)
        self._text(painter, inside, card, option.font)
        self._figures(painter, inside, card, option.font)
        self._foot(painter, inside, card, option.font)
        painter.restore()

    def _head(self, painter: QPainter, area: QRect, card: PlanCard, font: QFont) -> None:
        line = QRect(area.left(), area.top(), area.width(), CHIP)
        room = self._said(painter, line, card.due, card.due_tone, font)
        self._put(painter, line.adjusted(0, 0, -room - 6, 0), card.subject, "text2", sized(font, 12), _LEFT)

    def _said(self, painter: QPainter, line: QRect, text: str, tone: Tone, font: QFont) -> int:
        """A word at the right: bare where it is neutral, else on a soft ground; its width."""
        small = sized(font, 12, bold=tone is not Tone.NEUTRAL)
        wide = QFontMetrics(small).horizontalAdvance(text)
        if tone is Tone.NEUTRAL or not text:
            self._put(painter, line, text, "text3", small, _RIGHT)
            return wide
        ink, soft = self._look.theme.tokens.tone(tone)
        shape = QRectF(line.right() - wide - 13, line.top(), wide + 14, CHIP)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(soft)
        painter.drawRoundedRect(shape, CHIP / 2, CHIP / 2)
        painter.setPen(ink)
        painter.setFont(small)
        painter.drawText(shape, Qt.AlignmentFlag.AlignCenter, text)
        return wide + 14

    def _text(self, painter: QPainter, area: QRect, card: PlanCard, font: QFont) -> None:
        """Two lines of what to do, the rest cut."""
        bold = sized(font, 13, bold=True)
        metrics = QFontMetrics(bold)
        first, rest = broken(card.text, metrics, area.width())
        for number, text in enumerate((first, metrics.elidedText(rest, Qt.TextElideMode.ElideRight, area.width()))):
            self._put(
                painter, QRect(area.left(), area.top() + 24 + number * 19, area.width(), 19), text, "text", bold
            )

    def _figures(self, painter: QPainter, area: QRect, card: PlanCard, font: QFont) -> None:
        if not card.goal:
            return
        small, bold = sized(font, 12), sized(font, 12, bold=True)
        line = QRect(area.left(), area.top() + 70, area.width(), 18)
        middle = QFontMetrics(bold).horizontalAdvance(card.now) / 2
        outer = max(QFontMetrics(small).horizontalAdvance(text) for text in (card.start, card.goal))
        if middle + outer + 6 > area.width() / 2:  # too narrow for three: the start can be read in the panel
            self._put(painter, line, card.now, "text", bold)
        else:
            self._put(painter, line, card.start, "text3", small)
            self._put(painter, line, card.now, "text", bold, _CENTER)
        self._put(painter, line, card.goal, "text3", small, _RIGHT)
        tokens = self._look.theme.tokens
        track = QRectF(area.left(), area.top() + 93, area.width(), BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.color("grid"))
        painter.drawRoundedRect(track, BAR / 2, BAR / 2)
        if card.percent:
            painter.setBrush(tokens.fill(card.effect_tone if card.effect_tone is not Tone.NEUTRAL else Tone.ACCENT))
            part = max(float(BAR), track.width() * card.percent / 100)
            painter.drawRoundedRect(QRectF(track.left(), track.top(), part, BAR), BAR / 2, BAR / 2)

    def _foot(self, painter: QPainter, area: QRect, card: PlanCard, font: QFont) -> None:
        tokens = self._look.theme.tokens
        line = QRect(area.left(), area.bottom() - DISC + 1, area.width(), DISC)
        painter.fillRect(QRect(area.left(), line.top() - 6, area.width(), 1), QColor(tokens.grid))
        disc = QRectF(line.left(), line.top(), DISC, DISC)
        paint_avatar(painter, disc, card.name, tokens.name == "dark", font)
        small = sized(font, 12)
        wide = QFontMetrics(small).horizontalAdvance(card.effect)
        self._put(painter, line, card.effect, tokens.tone(card.effect_tone)[0], small, _RIGHT)
        room = line.adjusted(DISC + 7, 0, -wide - 6, 0)
        who = " · ".join(part for part in (card.name, card.followed) if part)
        fits = QFontMetrics(small).horizontalAdvance(who) <= room.width()
        self._put(painter, room, who if fits else card.name, "text2", small)

    def _put(
        self, painter: QPainter, area: QRect, text: str, ink: str | QColor, font: QFont, flags: int = _LEFT
    ) -> None:
        painter.setPen(self._look.theme.tokens.color(ink) if isinstance(ink, str) else ink)
        painter.setFont(font)
        painter.drawText(area, flags, QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width()))
