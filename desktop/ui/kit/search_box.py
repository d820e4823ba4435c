"""A box to filter with: it speaks when the typing rests."""

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QIcon, QInputMethodEvent, QKeyEvent, Qt
from PySide6.QtWidgets import QLineEdit

from desktop.ui.kit.look import Look

REST = 180  # ms without a key


class SearchBox(QLineEdit):
    """Emits `searched` with the trimmed text once the typing rests; Escape empties it.

    While an input method composes a word nothing is searched for.
    """

    searched = Signal(str)

    def __init__(self, look: Look, hint: str, width: int = 240) -> None:
        super().__init__()
        self._look = look
        self.setProperty("quiet", "true")
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setToolTip(hint)  # where the box is too narrow for it
        self.setFixedWidth(width)
        self.setClearButtonEnabled(False)
        self._is_composing = False
        self._glass = self.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST)
        self._timer.timeout.connect(self._speak)
        self.textChanged.connect(lambda _text: self._timer.start())
        self.returnPressed.connect(self._speak)
        look.theme.changed.connect(self._draw)
        self._draw()

    def show_words(self, words: str) -> None:
        """Say what is searched for without searching; what is being typed is left alone where it means the same."""
        if self.text().strip() != words:
            with QSignalBlocker(self):
                self.setText(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty the box on Escape."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._speak()
            return
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Wait with the search until the word is chosen or given up."""
        was_waiting = self._timer.isActive() or self._is_composing
        self._is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        if self._is_composing:
            self._timer.stop()  # composing over marked text has taken that away
        elif was_waiting:
            self._timer.start()

    def _speak(self) -> None:
        self._timer.stop()
        self.searched.emit(self.text().strip())

    def _draw(self) -> None:
        self._glass.setIcon(QIcon(self._look.icons.pixmap("search", "text3", 16)))
