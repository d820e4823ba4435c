"""Keeps keys that belong to the text being written from the window's shortcuts, and from lists, grids and forms."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget


class ShortcutGuard(QObject):
    """Watches the widget that has the focus: while an input method composes a word, every key is its own.

    So is a question mark typed onto a cell that typing fills. Ctrl+Z in a box in which nothing was written undoes
    what was done last in the window.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._watched: QWidget | None = None
        self.is_composing = False
        self._is_begun = False

    def begin(self) -> None:
        """Watch from now on."""
        application = QApplication.instance()
        if self._is_begun:
            return
        self._is_begun = True
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice composing, and claim or release the keys."""
        if isinstance(event, QInputMethodEvent):
            self.is_composing = bool(event.preeditString())
        elif event.type() is QEvent.Type.FocusOut:
            self.is_composing = False
        elif event.type() is QEvent.Type.KeyPress and self.is_composing:
            # Some input methods let a key through that they used themselves: it neither takes an entry nor moves on.
            return True
        elif event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self.is_composing or _begins_writing(watched, event):
                event.accept()
                return True
            if event.matches(QKeySequence.StandardKey.Undo) and _is_untouched(watched):
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        self.is_composing = False
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched = None
        if now is not None and self._window.isAncestorOf(now):
            self._watched = now
            now.installEventFilter(self)


def _begins_writing(widget: QObject, event: QKeyEvent) -> bool:
    """Whether the key is a question mark, and the cursor on a cell that is written into by just typing."""
    if event.text() != "?" or not isinstance(widget, QAbstractItemView):
        return False
    is_filled_by_typing = widget.editTriggers() & QAbstractItemView.EditTrigger.AnyKeyPressed
    return bool(is_filled_by_typing and widget.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable)


def _is_untouched(widget: QObject) -> bool:
    """Whether this is a box to write in, in which there is nothing to undo; others know themselves what they undo."""
    if isinstance(widget, QLineEdit):
        return not widget.isUndoAvailable()
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return not widget.document().isUndoAvailable()
    return False
