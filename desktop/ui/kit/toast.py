"""What was said to the owner, at the foot of the window, one message at a time."""

from PySide6.QtCore import QEvent, QMargins, QObject, QTimer
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from desktop.ui.kit.buttons import icon_button, link_button
from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import row
from desktop.ui.kit.words import words
from desktop.ui.messages import Message, Weight

LINGERS = 8000  # ms; failures stay until closed
ICONS = {
    Weight.DONE: ("circle-check", "ok"),
    Weight.WARNING: ("triangle-alert", "warn"),
    Weight.FAILURE: ("circle-alert", "bad"),
}
WIDEST = 680


class Toast(QFrame):
    """Shows the latest message over `host`, with its button and a cross."""

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__(host)
        self._look = look
        self._host = host
        self._message: Message | None = None
        self.setProperty("surface", "toast")
        self._icon = QLabel()
        self._text = words("", wrap=True)
        self.button = link_button("", self._act)
        layout = row(self, 10, QMargins(14, 8, 8, 8))
        layout.addWidget(self._icon)
        layout.addWidget(self._text, 1)
        layout.addWidget(self.button)
        layout.addWidget(icon_button(look, "x", look.texts("Close"), self.hide))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LINGERS)
        self._timer.timeout.connect(self.hide)
        host.installEventFilter(self)
        self.hide()

    def show_message(self, message: Message) -> None:
        """Show this message instead of the one before."""
        self._message = message
        self._text.setText(message.sentence)
        self.button.setText(message.act)
        self.button.setVisible(bool(message.act))
        name, token = ICONS[message.weight]
        self._look.icons.put(self._icon, name, token)
        self.setAccessibleName(message.sentence)
        self._place()
        self.show()
        self.raise_()
        self._timer.stop()
        if message.weight is not Weight.FAILURE:
            self._timer.start()

    def sentence(self) -> str:
        """What is said at the moment, empty when nothing is."""
        return self._text.text() if self.isVisible() else ""

    @property
    def is_passing(self) -> bool:
        """Whether it goes away by itself."""
        return self._timer.isActive()

    def undo(self) -> None:
        """Take back what was just said to be done, if that is what its button offers."""
        if self.isVisible() and self._message is not None and self._message.act == self._look.texts("Undo"):
            self._act()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the middle of the host's foot."""
        if watched is self._host and event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _act(self) -> None:
        message = self._message
        self.hide()
        if message is not None and message.action is not None:
            message.action()

    def _place(self) -> None:
        around = 14 + 16 + 10 + 10 + 32 + 10 + 8 + (self.button.sizeHint().width() + 10 if self.button.text() else 0)
        natural = self._text.fontMetrics().horizontalAdvance(self._text.text()) + around + 8
        width = min(max(natural, 240), WIDEST, self._host.width() - 48)
        inner = width - around
        height = max(self._text.heightForWidth(inner), 20) + 28
        self.setGeometry((self._host.width() - width) // 2, self._host.height() - height - 24, width, height)
