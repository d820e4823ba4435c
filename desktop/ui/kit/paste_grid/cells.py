"""Draws the cells of a paste grid: what is carried in grey, faults and warnings with an edge and a sign."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from desktop.ui.kit.fonts import sized
from desktop.ui.kit.look import Look
from desktop.ui.kit.paste_grid.editor import CellEditor
from desktop.ui.kit.paste_grid.judging import JudgedLine
from desktop.ui.kit.paste_grid.model import GridModel
from desktop.ui.kit.paste_grid.reading import Reading
from desktop.ui.kit.paste_grid.specs import RIGHT, GridColumn
from desktop.ui.kit.save_key import saves
from desktop.ui.tones import Tone

Index = QModelIndex | QPersistentModelIndex
Leaves = Callable[[CellEditor, QKeyEvent], bool]
ToneOf = Callable[[GridColumn, Reading], Tone]
SIDE, ICON, EDGE, CHIP = 9, 15, 3, 20


class PasteCells(QStyledItemDelegate):
    """Draws one cell after another and opens the editor over one."""

    def __init__(self, look: Look, model: GridModel, tone_of: ToneOf, hint: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._model = model
        self._tone_of = tone_of
        self._hint = hint  # what the empty row at the end says
        self.composed = ""  # what an input method composes in the current cell before it is open
        self.leaves: Leaves = lambda _editor, _event: False  # what a key means in an open cell

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """As high as the rows are."""
        return QSize(option.rect.width(), option.rect.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        rect = QRect(option.rect)
        state: QStyle.StateFlag = option.state
        painter.save()
        judged = self._model.judged(index.row())
        is_hint = judged is None and index.column() >= self._hint_column()
        self._ground(painter, rect, is_selected=bool(state & QStyle.StateFlag.State_Selected), is_hint=is_hint)
        if index.column() == 0:
            self._number(painter, rect, judged, index.row(), option.font)
        else:
            self._cell(painter, rect, judged, index, option.font)
            if state & QStyle.StateFlag.State_HasFocus:
                self._compose(painter, rect, option.font)
                self._frame(painter, rect, judged, index)
        painter.restore()

    # -- the editor

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line over the cell that offers names and words."""
        spec = self._model.spec(index)
        assert spec is not None  # noqa: S101 - the numbers cannot be edited
        editor = CellEditor(self._look, spec, self._model.desk.judge.book.of(spec.source), parent)
        editor.setAccessibleName(f"{spec.title} {index.row() + 1}")
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Start with what was typed; what is being typed is not overwritten by an answer."""
        if isinstance(editor, CellEditor) and not editor.isModified():
            editor.start_with(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, _model: object, index: Index) -> None:
        """Take the text over as it was typed; judging it is the desk's part."""
        if isinstance(editor, CellEditor):
            self._model.desk.put(index.row(), index.column() - 1, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """Keep to the cell."""
        editor.setGeometry(QRect(option.rect))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """What a key means in an open cell; nothing while an input method composes."""
        if isinstance(editor, CellEditor) and isinstance(event, QKeyEvent):
            if editor.is_composing:
                # What reaches us of a composition's keys is not for us: it neither ends the entry nor moves on.
                return event.type() is QEvent.Type.KeyPress
            if event.type() is QEvent.Type.KeyPress and self.leaves(editor, event):
                return True
            if event.type() is QEvent.Type.ShortcutOverride and saves(event):
                event.accept()
                return True
        return super().eventFilter(editor, event)

    # -- drawing

    def _ground(self, painter: QPainter, rect: QRect, *, is_selected: bool, is_hint: bool) -> None:
        tokens = self._look.theme.tokens
        painter.fillRect(rect, tokens.color("selected" if is_selected else "surface"))
        painter.setPen(tokens.color("grid"))
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        if not is_hint:
            painter.drawLine(rect.right(), rect.top(), rect.right(), rect.bottom())

    def _number(self, painter: QPainter, rect: QRect, judged: JudgedLine | None, row: int, font: QFont) -> None:
        tokens = self._look.theme.tokens
        ink = "text3"
        if judged is not None and judged.is_begun and not judged.line.is_left_out:
            token = "bad" if judged.fault else ("warn" if judged.warning else "")
            if token:
                painter.fillRect(QRect(rect.left(), rect.top(), EDGE, rect.height()), tokens.color(token))
            ink = "bad" if judged.fault else "text3"
        painter.setPen(tokens.color(ink))
        painter.setFont(sized(font, 12))
        area = rect.adjusted(0, 0, -SIDE, 0)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), str(row + 1))

    def _cell(self, painter: QPainter, rect: QRect, judged: JudgedLine | None, index: Index, font: QFont) -> None:
        spec, reading = self._model.spec(index), self._model.reading(index)
        if spec is None:
            return
        area = rect.adjusted(SIDE, 0, -SIDE, 0)
        is_live = judged is not None and judged.is_begun and not judged.line.is_left_out
        if is_live and (reading.fault or reading.warning):
            is_marked = self._mark(painter, rect, is_fault=bool(reading.fault))
            area.setRight(area.right() - (ICON + 4 if is_marked else 0))
        if judged is None and index.column() >= self._hint_column():
            if not self._is_written_in(index):
                self._say_hint(painter, rect, font)
        elif spec.is_chip and reading.shown and is_live and not reading.fault:
            self._chip(painter, area, reading.shown, self._tone_of(spec, reading), font)
        else:
            ink, is_bold = self._ink(judged, index.column() - 1, reading, is_live)
            self._words(painter, area, reading.shown, ink, spec, sized(font, 13, bold=is_bold))

    def _ink(self, judged: JudgedLine | None, place: int, reading: Reading, is_live: bool) -> tuple[QColor, bool]:
        tokens = self._look.theme.tokens
        if is_live and reading.fault:
            return tokens.color("bad"), True
        is_grey = judged is None or not is_live or place in judged.repeats
        return tokens.color("text3" if is_grey else "text"), False

    def _words(self, painter: QPainter, area: QRect, text: str, ink: QColor, spec: GridColumn, font: QFont) -> None:
        painter.setPen(ink)
        painter.setFont(font)
        side = Qt.AlignmentFlag.AlignRight if spec.kind in RIGHT else Qt.AlignmentFlag.AlignLeft
        shown = QFontMetrics(font).elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)

    def _mark(self, painter: QPainter, rect: QRect, *, is_fault: bool) -> bool:
        """The ground and the sign of a fault, the sign alone of a warning; whether there was room for the sign."""
        tokens = self._look.theme.tokens
        if is_fault:
            painter.fillRect(rect.adjusted(0, 0, -1, -1), tokens.color("bad_soft"))
            painter.setPen(QPen(tokens.color("bad"), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        if rect.width() < 4 * ICON:
            return False
        name, ink = ("circle-alert", "bad") if is_fault else ("triangle-alert", "warn")
        place = rect.topRight()
        sign = self._look.icons.pixmap(name, ink, ICON)
        painter.drawPixmap(place.x() - ICON - 7, rect.center().y() - ICON // 2, sign)
        return True

    def _chip(self, painter: QPainter, area: QRect, text: str, tone: Tone, font: QFont) -> None:
        ink, soft = self._look.theme.tokens.tone(tone)
        small = sized(font, 12, bold=True)
        shown = QFontMetrics(small).elidedText(text, Qt.TextElideMode.ElideRight, area.width() - 12)
        width = min(area.width() + 4, QFontMetrics(small).horizontalAdvance(shown) + 16)
        box = QRectF(area.left() - 2, area.center().y() - CHIP / 2 + 1, width, CHIP)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(soft)
        painter.drawRoundedRect(box, CHIP / 2, CHIP / 2)
        painter.setPen(ink)
        painter.setFont(small)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine), shown)

    def _frame(self, painter: QPainter, rect: QRect, judged: JudgedLine | None, index: Index) -> None:
        is_faulty = judged is not None and judged.is_begun and bool(self._model.reading(index).fault)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(QPen(self._look.theme.tokens.color("bad" if is_faulty else "accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def _compose(self, painter: QPainter, rect: QRect, font: QFont) -> None:
        """What is being composed, underlined, in the place of what the cell holds."""
        if not self.composed:
            return
        tokens = self._look.theme.tokens
        painter.fillRect(rect.adjusted(0, 0, -1, -1), tokens.color("surface"))
        underlined = sized(font, 13)
        underlined.setUnderline(True)
        painter.setFont(underlined)
        painter.setPen(tokens.color("text"))
        middle = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(rect.adjusted(SIDE, 0, -SIDE, 0), middle, self.composed)

    def _hint_column(self) -> int:
        """Where the empty row's words begin, beside the number in column 0."""
        return self._model.first_open + 1

    def _is_written_in(self, index: Index) -> bool:
        """Whether a cell of this row is open: the words then make room for what is typed."""
        view = self.parent()
        is_open = isinstance(view, QTableView) and view.state() is QTableView.State.EditingState
        return is_open and isinstance(view, QTableView) and view.currentIndex().row() == index.row()

    def _say_hint(self, painter: QPainter, rect: QRect, font: QFont) -> None:
        """The words run through the cells behind, which are empty: each draws its own part of them."""
        view = self.parent()
        if not isinstance(view, QTableView):
            return
        left = view.columnViewportPosition(self._hint_column()) + SIDE
        painter.setClipRect(rect)
        painter.setFont(sized(font, 13))
        painter.setPen(self._look.theme.tokens.color("text3"))
        room = view.viewport().width() - left - SIDE
        shown = QFontMetrics(painter.font()).elidedText(self._hint, Qt.TextElideMode.ElideRight, room)
        area = QRect(left, rect.top(), room, rect.height())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
