"""Draws a table's cells: text, figures, chips, people and bars, with one hairline under each row."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.ui.kit.avatar import paint_avatar
from desktop.ui.kit.bars import paint_bar
from desktop.ui.kit.columns import NO_VALUE, RIGHT, Cell
from desktop.ui.kit.fonts import sized
from desktop.ui.kit.look import Look
from desktop.ui.kit.rows_model import RowsModel
from desktop.ui.tones import Tone

ROW = 40
SIDE = 12  # air left and right in a cell
FIRST = 16  # air before the first column
AVATAR = 26
CHIP = 20
BESIDE = {Cell.PERSON: AVATAR + 10, Cell.CHIP: 16, Cell.BAR: 88}  # px that stand beside a text
WAITING = (64, 92, 48, 76)  # px, the bars of a row under way


class TableCells(QStyledItemDelegate):
    """Draws one cell after another from the column's own description."""

    def __init__(self, look: Look, model: RowsModel[Any], parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._model = model
        self.hovered_row = -1
        self.first_column = 0
        self.tint: Callable[[Any], Tone | None] = lambda _row: None  # of rows that stand out

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """A fixed row height, and the width the text needs: a double click on a header's edge fits the column."""
        text = str(index.data() or "")
        more = BESIDE.get(self._model.columns[index.column()].cell, 0)
        font = sized(option.font, 13, bold=True)
        return QSize(QFontMetrics(font).horizontalAdvance(text) + more + FIRST + SIDE, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw ground, line and content."""
        tokens = self._look.theme.tokens
        painter.save()
        rect: QRect = option.rect
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        row = self._model.row_at(index.row())
        tone = None if row is None else self.tint(row)
        if is_selected or index.row() == self.hovered_row:
            painter.fillRect(rect, tokens.color("selected" if is_selected else "hover"))
        elif tone is not None:
            painter.fillRect(rect, tokens.tone(tone)[1])
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), tokens.color("grid"))
        if (is_selected or tone is not None) and index.column() == self.first_column:
            edge = tokens.color("accent") if is_selected or tone is None else tokens.fill(tone)
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), edge)
        area = rect.adjusted(FIRST if index.column() == self.first_column else SIDE, 0, -SIDE, -1)
        self._content(painter, area, option, index, is_selected or tone is not None)
        painter.restore()

    def _content(
        self,
        painter: QPainter,
        area: QRect,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        is_selected: bool,
    ) -> None:
        column = self._model.columns[index.column()]
        row = self._model.row_at(index.row())
        if row is None:
            self._under_way(painter, area, index)
            return
        text = column.text(row)
        match column.cell:
            case Cell.CHIP if text not in ("", NO_VALUE):
                self._chip(painter, area, text, column.tone(row), option, is_selected)
            case Cell.PERSON if text != NO_VALUE:
                is_dark = self._look.theme.tokens.name == "dark"
                disc = QRectF(area.left(), area.center().y() - AVATAR / 2 + 1, AVATAR, AVATAR)
                paint_avatar(painter, disc, text, is_dark, option.font)
                self._text(painter, area.adjusted(AVATAR + 10, 0, 0, 0), text, Cell.STRONG, option)
            case Cell.BAR:
                self._bar(painter, area, text, column.percent(row), option)
            case Cell.LINK if not column.opens(row):
                self._text(painter, area, text, Cell.NUMBER, option)
            case _:
                self._text(painter, area, text, column.cell, option)

    def _text(self, painter: QPainter, area: QRect, text: str, cell: Cell, option: QStyleOptionViewItem) -> None:
        tokens = self._look.theme.tokens
        is_bold = cell in (Cell.STRONG, Cell.STRONG_NUMBER, Cell.LINK)
        font = sized(option.font, 13, bold=is_bold and text != NO_VALUE)
        ink = "text2" if cell is Cell.SOFT else ("accent_text" if cell is Cell.LINK else "text")
        painter.setPen(tokens.color("text3" if text == NO_VALUE else ink))
        painter.setFont(font)
        side = Qt.AlignmentFlag.AlignRight if cell in RIGHT else Qt.AlignmentFlag.AlignLeft
        # A record's text may hold line ends; a row shows one line.
        shown = QFontMetrics(font).elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)

    def _chip(
        self,
        painter: QPainter,
        area: QRect,
        text: str,
        tone: Tone,
        option: QStyleOptionViewItem,
        is_selected: bool,
    ) -> None:
        tokens = self._look.theme.tokens
        ink, soft = tokens.tone(tone)
        font = sized(option.font, 12, bold=True)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width() - 16)
        width = min(QFontMetrics(font).horizontalAdvance(shown) + 16, area.width())
        shape = QRectF(area.left(), area.center().y() - CHIP / 2 + 1, width, CHIP)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.surface) if is_selected else soft)
        painter.drawRoundedRect(shape, CHIP / 2, CHIP / 2)
        painter.setPen(ink)
        painter.setFont(font)
        painter.drawText(shape, Qt.AlignmentFlag.AlignCenter, shown)

    def _under_way(self, painter: QPainter, area: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        """A soft bar where a text will stand; as long as texts are, not all alike."""
        width = min(area.width(), WAITING[(index.row() + index.column()) % len(WAITING)])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.theme.tokens.color("grid"))
        painter.drawRoundedRect(QRectF(area.left(), area.center().y() - 4, width, 9), 4, 4)

    def _bar(
        self, painter: QPainter, area: QRect, text: str, percent: float | None, option: QStyleOptionViewItem
    ) -> None:
        if percent is None:
            self._text(painter, area, NO_VALUE, Cell.TEXT, option)
            return
        width = min(78, area.width() // 2)
        paint_bar(painter, QRectF(area.left(), area.top(), width, area.height()), percent, self._look.theme.tokens)
        self._text(painter, area.adjusted(width + 10, 0, 0, 0), text, Cell.TEXT, option)
