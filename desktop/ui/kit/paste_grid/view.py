"""The grid's own keys: type over a cell, Tab and Enter go on, Ctrl+D repeats, Ctrl+Z takes back, Ctrl+Enter saves."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence

from desktop.ui.kit.look import Look
from desktop.ui.kit.paste_grid.cells import PasteCells, ToneOf
from desktop.ui.kit.paste_grid.desk import GridDesk
from desktop.ui.kit.paste_grid.editor import CellEditor
from desktop.ui.kit.paste_grid.grid_table import GridTable
from desktop.ui.kit.save_key import saves

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
REPAIRS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)
_ALT, _CTRL, _SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


class PasteView(GridTable):
    """One cell is current; letters overwrite it, Enter and F2 open it."""

    moved = Signal(int, int)  # another cell is current: row and column of the desk
    save_wanted = Signal()
    repair_wanted = Signal(int)  # the number of the repair, from 0
    problem_wanted = Signal()
    escaped = Signal()

    def __init__(self, look: Look, desk: GridDesk, name: str, hint: str, tone_of: ToneOf) -> None:
        super().__init__(desk)
        self.repairs_offered: Callable[[], int] = lambda: 0  # so many that Alt and a digit choose from
        self.cells = PasteCells(look, self.rows, tone_of, hint, self)
        self.cells.leaves = self._leaves
        self.setItemDelegate(self.cells)
        self.setAccessibleName(name)
        desk.listen(self._show)
        self.selectionModel().currentChanged.connect(lambda _now, _before: self._tell_place())
        look.theme.changed.connect(self.viewport().update)

    def start(self) -> None:
        """Stand where one goes on writing: the first cell of the empty row that carries nothing."""
        self.be_at(len(self.desk.judged), self.rows.first_open)
        if self.isVisible():  # a page made ready unseen takes the keys from nobody
            self.setFocus()

    def finish_editing(self) -> None:
        """Take over what is being typed in a cell."""
        editor = self._open_editor()
        if editor is not None:
            editor.settle()
            self.commitData(editor)
            self.closeEditor(editor, PasteCells.EndEditHint.NoHint)
            self.setFocus()

    # -- keys

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the grid from the window's shortcuts while they mean something here."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_undo = event.matches(QKeySequence.StandardKey.Undo) and self.desk.sheet.can_undo
            is_ours = saves(event) or (event.modifiers() & _CTRL and event.key() == Qt.Key.Key_D)
            is_repair = event.modifiers() & _ALT and event.key() in REPAIRS[: self.repairs_offered()]
            if is_undo or is_ours or is_repair or event.matches(QKeySequence.StandardKey.Redo):
                event.accept()
                return True
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Compose in the closed cell; it opens with what was composed, so that opening breaks no composition."""
        self.cells.composed = event.preeditString()
        self.viewport().update()
        if event.commitString():
            self.edit(self.currentIndex())
            editor = self._open_editor()
            if editor is not None:
                editor.setText(event.commitString())
                editor.setModified(True)
                editor.open_offers()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What a key means where no cell is open."""
        if self.cells.composed:
            return
        if not (self._edits(event) or self._walks(event) or self._acts(event)):
            super().keyPressEvent(event)

    def _edits(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.copy()
            self.desk.erase(self._chosen())
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.desk.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.desk.redo()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.selectAll()
        elif event.key() == Qt.Key.Key_D and event.modifiers() & _CTRL:
            self.fill_down()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._erase(whole_rows=bool(event.modifiers() & _CTRL))
        else:
            return False
        return True

    def _walks(self, event: QKeyEvent) -> bool:
        key, is_back = event.key(), bool(event.modifiers() & _SHIFT)
        if event.modifiers() & (_CTRL | _ALT):
            return False
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._step_or_leave(event, -1 if is_back or key == Qt.Key.Key_Backtab else 1)
        elif key in (*ENTER, Qt.Key.Key_F2):
            self.edit(self.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif key == Qt.Key.Key_F8:
            self.problem_wanted.emit()
        else:
            return False
        return True

    def _acts(self, event: QKeyEvent) -> bool:
        if saves(event):
            self.save_wanted.emit()
        elif event.modifiers() & _ALT and event.key() in REPAIRS:
            self.repair_wanted.emit(REPAIRS.index(Qt.Key(event.key())))
        elif event.modifiers() & _ALT and event.key() == Qt.Key.Key_Down:
            self.edit(self.currentIndex())
            editor = self._open_editor()
            if editor is not None:
                editor.open_offers(is_asked=True)
        else:
            return False
        return True

    def _leaves(self, editor: CellEditor, event: QKeyEvent) -> bool:
        key, modifiers = event.key(), event.modifiers()
        if key == Qt.Key.Key_Escape:
            if editor.is_offering:
                editor.close_offers()
            else:
                self.closeEditor(editor, PasteCells.EndEditHint.RevertModelCache)
                self.setFocus()
            return True
        if editor.is_offering and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return False
        if saves(event):
            self.finish_editing()
            self.save_wanted.emit()
            return True
        steps = {Qt.Key.Key_Tab: (0, 1), Qt.Key.Key_Backtab: (0, -1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}
        step = steps.get(Qt.Key(key), (1, 0) if key in ENTER else None)
        if step is None or modifiers & _ALT:
            return False
        self.finish_editing()
        if step == (1, 0) and key in ENTER:
            self._next_line()
        else:
            self.step(*step)
        return True

    # -- acts

    def copy(self) -> None:
        """Put the chosen cells on the clipboard."""
        rows, columns = self._chosen_lines()
        QGuiApplication.clipboard().setText(self.desk.copy(rows, columns))

    def paste(self, text: str) -> None:
        """Put in what a spreadsheet copied, from the current cell on."""
        row, column = self.place()
        before = len(self.desk.judged)
        self.desk.paste(text, row, max(0, column))
        pasted = self.desk.pasted
        if len(self.desk.judged) > before and pasted is not None:
            problem = self.desk.next_problem(-1, -1)
            if problem is not None and self.desk.judged[problem[0]].fault:
                self.be_at(*problem)
            else:
                self.be_at(len(self.desk.judged), self.rows.first_open)
        self._tell_place()

    def fill_down(self) -> None:
        """Repeat what stands above."""
        rows, columns = self._chosen_lines()
        if columns:
            self.desk.fill_down(rows, columns)

    def _erase(self, *, whole_rows: bool) -> None:
        chosen = self._chosen()
        if whole_rows or len({column for _row, column in chosen}) == len(self.desk.columns):
            self.desk.remove({row for row, _column in chosen})
        else:
            self.desk.erase(chosen)

    def _step_or_leave(self, event: QKeyEvent, columns: int) -> None:
        """Tab goes on; out of the first cell backwards, and out of the empty row forwards, it leaves the grid."""
        row, column = self.place()
        shown = self._shown_columns()
        is_out = row == len(self.desk.judged) and columns > 0 and column == shown[-1]
        is_before = (row, column) == (0, shown[0]) and columns < 0
        if is_out or is_before:
            event.ignore()  # Qt then goes on to the widget behind or before the grid
        else:
            self.step(0, columns)

    def _next_line(self) -> None:
        """After Enter: the next row, in the empty one where one begins to write."""
        row, column = self.place()
        self.be_at(row + 1, self.rows.first_open if row + 1 >= len(self.desk.judged) else column)

    def _chosen(self) -> list[tuple[int, int]]:
        return [(index.row(), index.column() - 1) for index in self.selectedIndexes() if index.column()]

    def _chosen_lines(self) -> tuple[list[int], list[int]]:
        chosen = self._chosen()
        return sorted({row for row, _column in chosen}), sorted({column for _row, column in chosen})

    def _open_editor(self) -> CellEditor | None:
        editor = self.indexWidget(self.currentIndex())
        found = editor if isinstance(editor, CellEditor) else None
        return found or next((each for each in self.findChildren(CellEditor) if each.isVisible()), None)

    def _show(self) -> None:
        self.rows.show()
        self.keep_used()
        self._tell_place()

    def _tell_place(self) -> None:
        self.moved.emit(*self.place())
