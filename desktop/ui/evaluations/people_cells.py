"""Draws one person's row: rank, name over team, the mark of an interview, total and grade."""

from typing import Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.queries.reviews import ReviewRow
from desktop.reports.figures import number
from desktop.ui.kit.fonts import sized
from desktop.ui.kit.look import Look
from desktop.ui.tones import Tone

ROW = 49
CHIP = 20
RIGHT_AIR = 13
WIDEST_CHIP = 116
ROOMY = 205  # px of a row in which name, total and grade stand side by side
STACKED_FROM = 60  # px of a chip beside which names would be starved
RANK = 33  # where names begin
BESIDE_TEAM = 4  # px between a team and the grade beside it
MARK = 20  # px of a mark behind a name
THIN = "*"  # behind a total that rests on less than half of the weight


class People(Protocol):
    """The rows and what their grades look like."""

    people: tuple[ReviewRow, ...]
    tones: dict[str, Tone]
    chip_width: int  # px of the widest grade's chip


class PeopleCells(QStyledItemDelegate):
    """One cell a row."""

    def __init__(self, look: Look, model: People, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._model = model

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """All rows are alike."""
        return QSize(160, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the row."""
        tokens = self._look.theme.tokens
        person = self._model.people[index.row()]
        rect: QRect = option.rect
        state = option.state
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_selected or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, tokens.color("selected" if is_selected else "hover"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), tokens.color("grid"))
        if is_selected:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), tokens.color("accent"))
        rank = "" if person.rank is None else str(person.rank)
        self._text(
            painter, QRect(rect.left() + 6, rect.top(), 22, rect.height()), rank, "text3", option.font, right=True
        )
        strong = sized(option.font, 13, bold=True)
        total = number(person.total) + (THIN if person.is_thin else "")
        width = QFontMetrics(strong).horizontalAdvance(total) + 2
        right, chip = rect.right() - RIGHT_AIR, self._model.chip_width
        ink = "text" if person.total is not None else "text3"
        if chip <= STACKED_FROM and rect.width() >= ROOMY:
            self._text(painter, QRect(right - chip - 8 - width, rect.top(), width, ROW), total, ink, strong)
            ends = (right - chip - 14 - width, right - chip - 14 - width)
            chip_middle = rect.center().y() + 1
        else:  # long words for grades stand under the total, in a small window all do
            self._text(painter, QRect(right - width, rect.top() + 5, width, 20), total, ink, strong)
            ends = (right - width - 6, rect.left() + RANK + self.team_room(person, rect.width(), option.font))
            chip_middle = rect.top() + 35
        self._chip(painter, chip_middle, right, person, option.font, is_selected)
        self._name(painter, rect, person, ends, option.font)
        painter.restore()

    def team_room(self, person: ReviewRow, width: int, font: QFont) -> int:
        """The px a team has in a row of this width where the grade stands under the total."""
        return width - 1 - RANK - RIGHT_AIR - BESIDE_TEAM - self._chip_width(person, font)

    def needed(self, person: ReviewRow, font: QFont) -> int:
        """The px of a row in which the team is not cut beside a grade under the total; 0 where none stands there."""
        if self._model.chip_width <= STACKED_FROM:
            return 0
        team = QFontMetrics(sized(font, 12)).horizontalAdvance(person.team)
        return team - self.team_room(person, 0, font)

    def _name(self, painter: QPainter, rect: QRect, person: ReviewRow, ends: tuple[int, int], font: QFont) -> None:
        left = rect.left() + RANK
        bold = sized(font, 13, bold=True)
        marks = [("message-square-text", "text3")] if person.interviewed_on is not None else []
        marks += [("triangle-alert", "warn")] if person.is_stale else []
        area = QRect(left, rect.top() + 6, ends[0] - left - MARK * len(marks), 20)
        self._text(painter, area, person.name, "text", bold)
        at = left + min(QFontMetrics(bold).horizontalAdvance(person.name), area.width()) + 6
        for place, (icon, ink) in enumerate(marks):
            painter.drawPixmap(QPointF(at + place * MARK, rect.top() + 10), self._look.icons.pixmap(icon, ink, 14))
        self._text(painter, QRect(left, rect.top() + 25, ends[1] - left, 18), person.team, "text3", sized(font, 12))

    def _chip_width(self, person: ReviewRow, font: QFont) -> int:
        return min(QFontMetrics(sized(font, 12, bold=True)).horizontalAdvance(person.grade) + 16, WIDEST_CHIP)

    def _chip(
        self, painter: QPainter, middle: int, right: int, person: ReviewRow, font: QFont, is_selected: bool
    ) -> None:
        if not person.grade:
            return
        tokens = self._look.theme.tokens
        ink, soft = tokens.tone(self._model.tones.get(person.grade_code, Tone.NEUTRAL))
        bold, width = sized(font, 12, bold=True), self._chip_width(person, font)
        shape = QRectF(right - width, middle - CHIP / 2, width, CHIP)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.surface) if is_selected else soft)
        painter.drawRoundedRect(shape, CHIP / 2, CHIP / 2)
        painter.setPen(ink)
        painter.setFont(bold)
        shown = QFontMetrics(bold).elidedText(person.grade, Qt.TextElideMode.ElideRight, width - 12)
        painter.drawText(shape, Qt.AlignmentFlag.AlignCenter, shown)

    def _text(self, painter: QPainter, area: QRect, text: str, ink: str, font: QFont, right: bool = False) -> None:
        painter.setPen(self._look.theme.tokens.color(ink))
        painter.setFont(font)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(area, int(side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)
