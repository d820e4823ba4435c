"""Draws the cells of the grid and edits one in place."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen, QPolygon
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.ui.kit.avatar import paint_avatar
from desktop.ui.kit.fonts import sized
from desktop.ui.kit.look import Look
from desktop.ui.targets.cells import LESS, MORE, CellLook
from desktop.ui.targets.grid_model import GridModel
from desktop.ui.targets.lines import Line, LineKind
from desktop.ui.tones import Tone

Index = QModelIndex | QPersistentModelIndex
PADDING = 8
LAST_PADDING = 12  # px, over which the scroll bar lies
AVATAR = 20
ICON = 13
MARK = 6
STEPS = {
    Qt.Key.Key_Return: (1, 0), Qt.Key.Key_Enter: (1, 0), Qt.Key.Key_Down: (1, 0), Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Tab: (0, 1), Qt.Key.Key_Backtab: (0, -1),
}  # fmt: skip


class GridCells(QStyledItemDelegate):
    """Numbers at the right, names at the left; an editor that gives way to Enter, Tab and the arrows."""

    stepped = Signal(int, int)  # rows and columns to go on after an entry
    begun = Signal(object)  # the place whose figure stands in an editor now

    def __init__(self, look: Look, model: GridModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        line = self._model.line(index.row())
        if line is None:
            return
        rect = QRect(option.rect)
        state: QStyle.StateFlag = option.state
        painter.save()
        self._ground(painter, rect, index, line, is_selected=bool(state & QStyle.StateFlag.State_Selected))
        look = self._model.look(index)
        if look is None:
            self._name(painter, rect, line, option)
        else:
            is_last = index.column() + 1 == self._model.columnCount()
            self._figure(painter, rect, look, option, LAST_PADDING if is_last else PADDING)
        if state & QStyle.StateFlag.State_HasFocus and index.column():
            painter.setPen(QPen(self._look.theme.tokens.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)  # a frame or mark left its own, which would hide the figure
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line over the cell."""
        editor = QLineEdit(parent)
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.setObjectName("cell-editor")
        line, column = self._model.line(index.row()), self._model.column(index.column())
        if line is not None and column is not None:
            editor.setAccessibleName(f"{line.title}, {column.period.title(self._look.texts)}")
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Start with the exact value, all of it marked; what is being typed is not overwritten by an answer."""
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(self._model.written(index))
            editor.selectAll()
            self.begun.emit(self._model.place(index))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """Keep to the cell, a little wider where it is narrow."""
        rect = QRect(option.rect)
        rect.setLeft(min(rect.left(), rect.right() - 84))
        editor.setGeometry(rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Take the entry on Enter, Tab and the vertical arrows and go on; Escape leaves the cell as it was."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and isinstance(editor, QLineEdit):
            step = STEPS.get(Qt.Key(event.key()))
            if step is not None:
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
                self.stepped.emit(*step)
                return True
        return super().eventFilter(editor, event)

    def _ground(self, painter: QPainter, rect: QRect, index: Index, line: Line, *, is_selected: bool) -> None:
        tokens = self._look.theme.tokens
        column = self._model.column(index.column())
        ground = tokens.color("surface")
        if line.kind in (LineKind.TEAM, LineKind.PEOPLE_SUM, LineKind.TEAMS_SUM, LineKind.COMPANY, LineKind.GAP):
            ground = tokens.color("sunken")
        elif column is not None and column.is_total:
            ground = tokens.color("hover")
        painter.fillRect(rect, tokens.color("selected") if is_selected and index.column() else ground)
        painter.setPen(tokens.color("strong" if line.kind is LineKind.PEOPLE_SUM else "grid"))
        edge = rect.top() if line.kind is LineKind.PEOPLE_SUM else rect.bottom()
        painter.drawLine(rect.left(), edge, rect.right(), edge)

    def _name(self, painter: QPainter, rect: QRect, line: Line, option: QStyleOptionViewItem) -> None:
        tokens = self._look.theme.tokens
        area = rect.adjusted(16, 0, -PADDING, 0)
        is_bold = line.kind not in (LineKind.PERSON, LineKind.TEAM_TARGET, LineKind.TEAMS_SUM)
        font = sized(option.font, 13, bold=is_bold)
        if line.kind is LineKind.PERSON:
            disc = QRect(area.left(), area.center().y() - AVATAR // 2 + 1, AVATAR, AVATAR)
            paint_avatar(painter, disc.toRectF(), line.title, tokens.name == "dark", font)
            area.setLeft(disc.right() + 8)
        elif line.kind is LineKind.TEAM_TARGET:
            area.setLeft(area.left() + 12)
        if line.row is not None and line.is_editable and line.row.others:
            area.setRight(area.right() - ICON - 4)
            sign = self._look.icons.pixmap("calendar", "text2", ICON)
            painter.drawPixmap(area.right() + 4, area.center().y() - ICON // 2 + 1, sign)
        painter.setFont(font)
        painter.setPen(tokens.color("text2" if line.kind is LineKind.TEAM_TARGET else "text"))
        shown = QFontMetrics(font).elidedText(line.title, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)

    def _figure(
        self, painter: QPainter, rect: QRect, look: CellLook, option: QStyleOptionViewItem, padding: int
    ) -> None:
        tokens = self._look.theme.tokens
        ink, soft = tokens.tone(look.tone)
        if look.is_framed:
            frame = rect.adjusted(2, 3, -3, -4)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(ink, 1))
            painter.setBrush(soft)
            painter.drawRoundedRect(frame, 4, 4)
        font = sized(option.font, 12, bold=look.is_bold)
        painter.setFont(font)
        area = rect.adjusted(4, 0, -padding, 0)
        shown = QFontMetrics(font).elidedText(look.text, Qt.TextElideMode.ElideLeft, area.width())
        if look.mark:
            begins = area.right() - QFontMetrics(font).horizontalAdvance(shown)
            self._mark(
                painter, QPoint(max(begins - MARK - 4, rect.left()), rect.center().y() - MARK // 2), look.mark, ink
            )
        painter.setPen(self._ink(look, ink))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), shown)

    def _mark(self, painter: QPainter, corner: QPoint, mark: str, ink: QColor) -> None:
        """A small sign before the figure: a triangle upwards for more, downwards for less."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        if mark in (MORE, LESS):
            base, tip = (MARK, 0) if mark == MORE else (0, MARK)
            points = [QPoint(0, base), QPoint(MARK, base), QPoint(MARK // 2, tip)]
            painter.drawPolygon(QPolygon([corner + point for point in points]))

    def _ink(self, look: CellLook, ink: QColor) -> QColor:
        tokens = self._look.theme.tokens
        if look.tone is not Tone.NEUTRAL and (look.is_framed or not look.mark):
            return ink
        return tokens.color("text2" if look.is_soft else "text")
