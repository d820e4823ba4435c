"""Draws the cells of the score card."""

from typing import Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.reports.figures import NONE
from desktop.ui.evaluations.score_rows import At, GroupRow, ItemRow, Row, cell_text, text_under, unscored_word
from desktop.ui.kit.bars import paint_bar
from desktop.ui.kit.fonts import sized
from desktop.ui.kit.look import Look
from desktop.ui.kit.two_lines import broken
from desktop.ui.tones import Tone

GROUP_HEIGHT, ITEM_HEIGHT = 29, 42
LINE = 19  # px of the upper of two lines in an item
FIRST, LAST = 16, 16  # air at the card's edges
BEFORE, BEHIND = 18, 9  # air around the word that an item is not scored
AIR = 5  # px between a name and its unit
MOST_LINES = 5  # of a reason
REASON_AIR = 12  # px behind the reason of an unscored item
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class Rows(Protocol):
    """The rows that are drawn."""

    rows: tuple[Row, ...]


class ScoreCells(QStyledItemDelegate):
    """Group rows stand on sunken ground; unscored items tell their reason across the row."""

    def __init__(self, look: Look, model: Rows, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._model = model
        self.hovered_row = -1
        self.is_stacked = False  # figures without a column of their own stand under others

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Two heights there are."""
        is_group = isinstance(self._model.rows[index.row()], GroupRow)
        return QSize(40, GROUP_HEIGHT if is_group else ITEM_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell."""
        tokens = self._look.theme.tokens
        row: Row = self._model.rows[index.row()]
        rect: QRect = option.rect
        state, at = option.state, At(index.column())
        painter.save()
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        if isinstance(row, GroupRow):
            painter.fillRect(rect, tokens.color("selected" if is_selected else "sunken"))
        elif is_selected or index.row() == self.hovered_row:
            painter.fillRect(rect, tokens.color("selected" if is_selected else "hover"))
        if isinstance(row, ItemRow):
            painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), tokens.color("grid"))
        area = rect.adjusted(FIRST if at is At.NAME else 0, 0, -LAST if at is At.WEIGHTED else 0, -1)
        if isinstance(row, GroupRow):
            self._group(painter, area, row, at, option.font)
        elif not row.item.is_scored:
            self._unscored(painter, area, row, at, option.font)
        else:
            is_pointed = is_selected or index.row() == self.hovered_row
            self._item(painter, self._above(area, row, at), row, at, option.font, is_pointed, is_selected)
        if isinstance(row, ItemRow) and self.is_stacked:
            self._under(painter, area, row, at, option.font)
        painter.restore()

    def _group(self, painter: QPainter, area: QRect, row: GroupRow, at: At, font: QFont) -> None:
        text = cell_text(row, at)
        is_bold = at in (At.NAME, At.WEIGHTED)
        side = LEFT if at is At.NAME else RIGHT
        wanted = sized(font, 13, bold=is_bold)
        self._text(painter, area, text, "text" if is_bold else "text2", wanted, side)
        if self.is_stacked and at is At.NAME:
            behind = area.adjusted(QFontMetrics(wanted).horizontalAdvance(text) + 8, 0, 0, 0)
            self._text(painter, behind, row.weight, "text2", sized(font, 13), LEFT)

    def _unscored(self, painter: QPainter, area: QRect, row: ItemRow, at: At, font: QFont) -> None:
        if at is At.NAME:
            self._name(painter, self._above(area, row, at), row, "text3", sized(font, 13))
        elif at is At.WEIGHT:
            self._text(painter, area, row.weight, "text3", sized(font, 13), RIGHT)
        else:
            rest = area if self.is_stacked else self._mark_unscored(painter, area, font)
            lines = reason_lines(row.reason, sized(font, 12), rest.width() - REASON_AIR)
            top = area.center().y() - LINE * len(lines) // 2 + 1
            for place, line in enumerate(lines):
                spot = QRect(rest.left(), top + place * LINE, rest.width() - REASON_AIR, LINE)
                self._text(painter, spot, line, "text2", sized(font, 12), LEFT)

    def reason_height(self, row: ItemRow, width: int, font: QFont) -> int:
        """The px an unscored item needs to tell its reason across so many px."""
        room = width - (0 if self.is_stacked else BEFORE + self._mark_width(font) + BEHIND)
        return len(reason_lines(row.reason, sized(font, 12), room - REASON_AIR)) * LINE + 4

    def _mark_width(self, font: QFont) -> int:
        return QFontMetrics(sized(font, 12, bold=True)).horizontalAdvance(unscored_word(self._look.texts)) + 16

    def _mark_unscored(self, painter: QPainter, area: QRect, font: QFont) -> QRect:
        """The words that say so, where they do not stand under the name; the room behind them."""
        bold, word = sized(font, 12, bold=True), unscored_word(self._look.texts)
        ink, soft = self._look.theme.tokens.tone(Tone.NEUTRAL)
        width = self._mark_width(font)
        shape = QRectF(area.left() + BEFORE, area.center().y() - 9, width, 20)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(soft)
        painter.drawRoundedRect(shape, 10, 10)
        painter.setPen(ink)
        painter.setFont(bold)
        painter.drawText(shape, Qt.AlignmentFlag.AlignCenter, word)
        return area.adjusted(BEFORE + width + BEHIND, 0, 0, 0)

    def _above(self, area: QRect, row: ItemRow, at: At) -> QRect:
        """The upper line of a cell that has two, else all of it."""
        is_halved = self.is_stacked and text_under(row, at, self._look.texts)
        return QRect(area.left(), area.top() + 3, area.width(), LINE) if is_halved else area

    def _under(self, painter: QPainter, area: QRect, row: ItemRow, at: At, font: QFont) -> None:
        below = QRect(area.left(), area.top() + 3 + LINE, area.width(), LINE - 2)
        side = LEFT if at is At.NAME else RIGHT
        is_reduced = at is At.ACTUAL and row.item.target != row.item.effective_target
        ink = "text2" if is_reduced else "text3"
        under = text_under(row, at, self._look.texts)
        if at is At.NAME and not self._is_unit_behind(row, area, sized(font, 13)):
            under = f"{under} · {row.unit}"
        self._text(painter, below, under, ink, sized(font, 12), side)

    def _item(
        self, painter: QPainter, area: QRect, row: ItemRow, at: At, font: QFont, is_pointed: bool, is_selected: bool
    ) -> None:
        if at is At.NAME:
            self._name(painter, area, row, "text", sized(font, 13, bold=is_selected))
            return
        if at is At.BAR:
            if row.bar is not None:
                paint_bar(painter, QRectF(area.adjusted(16, 0, 0, 0)), row.bar, self._look.theme.tokens)
            return
        text = cell_text(row, at)
        is_link = at is At.ACTUAL and row.opens_records
        wanted = sized(font, 13, bold=at in (At.ACTUAL, At.POINTS) and text != NONE)
        wanted.setUnderline(is_link and is_pointed)
        ink = "accent_text" if is_link else ("text3" if at is At.TARGET or text == NONE else "text")
        self._text(painter, area, text, ink, wanted, RIGHT)

    def _name(self, painter: QPainter, area: QRect, row: ItemRow, ink: str, font: QFont) -> None:
        """The name with its unit behind it, or under it where the name leaves no room: 680.0 is not ¥k by itself."""
        is_behind = self._is_unit_behind(row, area, font)
        place = area.adjusted(QFontMetrics(font).horizontalAdvance(row.name) + AIR, 0, 0, 0)
        if not is_behind and not self.is_stacked:
            area = QRect(area.left(), area.center().y() - LINE + 1, area.width(), LINE)
            place = area.translated(0, LINE - 1)
        self._text(painter, area, row.name, ink, font, LEFT)
        if is_behind or not self.is_stacked:
            self._text(painter, place, row.unit, "text3", sized(font, 12), LEFT)

    def _is_unit_behind(self, row: ItemRow, area: QRect, font: QFont) -> bool:
        """Whether the unit, if there is one, has room behind the name."""
        unit = QFontMetrics(sized(font, 12)).horizontalAdvance(row.unit) + AIR if row.unit else 0
        return QFontMetrics(font).horizontalAdvance(row.name) + unit <= area.width() or not row.unit

    def _text(self, painter: QPainter, area: QRect, text: str, ink: str, font: QFont, side: int) -> None:
        painter.setPen(self._look.theme.tokens.color(ink))
        painter.setFont(font)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, side | int(Qt.TextFlag.TextSingleLine), shown)


def reason_lines(reason: str, font: QFont, width: int) -> tuple[str, ...]:
    """Why an item is not scored, in as many lines as that takes; the last of very many may still be too long."""
    lines: list[str] = []
    rest = reason
    while rest and len(lines) < MOST_LINES - 1:
        line, rest = broken(rest, QFontMetrics(font), width)
        lines.append(line)
    return (*lines, rest) if rest else tuple(lines)
