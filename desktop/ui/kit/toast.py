"""What was said to the owner, at the foot of the window, one message at a time."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMargins, QObject, QPoint, QRect, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QLabel, QWidget

from desktop.ui.kit.buttons import icon_button, link_button
from desktop.ui.kit.look import Look
from desktop.ui.kit.page import Page
from desktop.ui.kit.seen import of_kind, seen, within_reach
from desktop.ui.kit.side_panel import FormPanel, SidePanel
from desktop.ui.kit.surfaces import row
from desktop.ui.kit.words import words
from desktop.ui.messages import Message, Weight

LINGERS = 8000  # ms; failures stay until closed
ICONS = {
    Weight.DONE: ("circle-check", "ok"),
    Weight.UNDER_WAY: ("info", "text2"),
    Weight.WARNING: ("triangle-alert", "warn"),
    Weight.FAILURE: ("circle-alert", "bad"),
}
WIDEST, NARROWEST = 680, 240
BESIDE = 320  # px a message needs beside a panel
AWAY = 24  # px from the edges
FOOT = 64  # px a panel's own foot takes
GAP = 8  # px above a button that would be covered


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
        self.show()
        self.come_forward()
        QTimer.singleShot(0, self, self._place)  # the page under it may change with what was done
        self._pass_in_time()

    def come_forward(self) -> None:
        """Stand before the page shown, beside its panels, those that are only made later as well."""
        parts = tuple(within_reach(self._host))
        for part in (*of_kind(parts, SidePanel), *of_kind(parts, Page)):
            part.installEventFilter(self)  # again does no harm
        self._place()
        self.raise_()

    def sentence(self) -> str:
        """What is said at the moment, empty when nothing is."""
        return self._text.text() if self.isVisible() else ""

    @property
    def is_passing(self) -> bool:
        """Whether it goes away by itself."""
        return self._timer.isActive()

    def withdraw_undo(self) -> None:
        """Go, if this message offers to undo what was undone by other means."""
        if self._offers(self._look.texts("Undo")):
            self.hide()

    def showEvent(self, event: QShowEvent) -> None:
        """Count from when it is seen: what was done while the window was locked is read afterwards."""
        super().showEvent(event)
        self._pass_in_time()

    def hideEvent(self, event: QHideEvent) -> None:
        """Wait while it cannot be seen; the focus that was on it goes back to the page."""
        super().hideEvent(event)
        self._timer.stop()
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            self._hand_back()

    def _hand_back(self) -> None:
        page = next(of_kind(seen(self._host), Page), None)
        if page is not None:
            last = page.focusWidget()
            (last if last is not None and last.isVisible() and last.isEnabled() else page).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the middle of the room left at the host's foot; a new form ends the offer to go on with the old."""
        kind = event.type()
        if kind is QEvent.Type.Show and isinstance(watched, FormPanel) and self._offers_form():
            self.hide()
        if kind is QEvent.Type.ChildAdded and isinstance(watched, Page) and self.isVisible():
            QTimer.singleShot(0, self, self.come_forward)  # once the panel, if it is one, has been made
        is_moved = kind in (QEvent.Type.Show, QEvent.Type.Hide) and isinstance(watched, SidePanel)
        if self.isVisible() and (is_moved or (watched is self._host and kind is QEvent.Type.Resize)):
            self._place()
        return super().eventFilter(watched, event)

    def _pass_in_time(self) -> None:
        self._timer.stop()
        if self.isVisible() and self._message is not None and self._message.weight is not Weight.FAILURE:
            self._timer.start()

    def _act(self) -> None:
        message = self._message
        self.hide()
        if message is not None and message.action is not None:
            message.action()

    def _offers_form(self) -> bool:
        return self._offers(self._look.texts("Go on writing"))

    def _offers(self, act: str) -> bool:
        return self.isVisible() and self._message is not None and self._message.act == act

    def _place(self) -> None:
        around = 14 + 16 + 10 + 10 + 32 + 10 + 8 + (self.button.sizeHint().width() + 10 if self.button.text() else 0)
        natural = self._text.fontMetrics().horizontalAdvance(self._text.text()) + around + 8
        parts = tuple(seen(self._host))
        room, bottom = self._room(parts)
        width = min(max(natural, NARROWEST), WIDEST, room - 2 * AWAY)
        inner = width - around
        height = max(self._text.heightForWidth(inner), 20) + 28
        wished = QRect((room - width) // 2, bottom - height, width, height)
        self.setGeometry(self._clear_of_buttons(wished, parts))

    def _clear_of_buttons(self, wished: QRect, parts: Sequence[QWidget]) -> QRect:
        """The place wished for, or the nearest above it that covers no button and no strip that tells of a list.

        Half way up the search ends.
        """
        host = self._host
        strips = [each for each in of_kind(parts, QFrame) if each.property("surface") == "strip"]
        kept_clear = [
            QRect(each.mapTo(host, QPoint()), each.size())
            for each in (*of_kind(parts, QAbstractButton), *strips)
            if not self.isAncestorOf(each)
        ]
        place = QRect(wished)
        while place.top() > host.height() // 2:
            covered = [each.top() for each in kept_clear if each.intersects(place)]
            if not covered:
                return place
            place.moveBottom(min(covered) - GAP)
        return wished

    def _room(self, parts: Sequence[QWidget]) -> tuple[int, int]:
        """The width left of an open panel and where the message ends, above the panel's foot if none is left."""
        lefts = (each.mapTo(self._host, QPoint()).x() for each in of_kind(parts, SidePanel))
        room = min(lefts, default=self._host.width())
        if room - 2 * AWAY >= BESIDE:
            return room, self._host.height() - AWAY
        return self._host.width(), self._host.height() - AWAY - FOOT
