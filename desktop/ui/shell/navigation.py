"""The strip at the left: the program's sign, places under their captions, whose data is open at the foot."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QPushButton, QWidget

from desktop.ui.kit.arrow_keys import ArrowKeys
from desktop.ui.kit.buttons import Button, icon_button
from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import bring_into_sight, clear, column, row, scrolled
from desktop.ui.kit.words import restyle, words
from desktop.ui.shell.emblem import Emblem
from desktop.ui.shell.places import Place

WIDTH, COMPACT = 216, 76  # px with names, and with pictures only


class Navigation(QFrame):
    """Leads to the places; what it emits carries a place's key."""

    chosen = Signal(str)
    waiting_chosen = Signal(str)  # its number: only what waits there
    search_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("navigation")
        self.setFixedWidth(WIDTH)
        self._buttons: dict[str, QPushButton] = {}
        self._counters: dict[str, Counter] = {}
        self._group = QButtonGroup(self)
        self._arrow_keys = ArrowKeys(self)  # they only go there: what is pressed leads to another page
        outer = column(self, 0, QMargins(10, 14, 10, 12))
        self._is_compact = self._is_low = False
        self._names: list[QWidget] = [Emblem(look), words(look.texts("Qianji"), "program")]
        head = row(spacing=10, margins=QMargins(2, 0, 2, 8))
        head.addSpacing(2)
        head.addWidget(self._names[0])
        head.addWidget(self._names[1], 1)
        self.search_button = icon_button(look, "search", look.texts("Search (Ctrl+K)"), self.search_wanted.emit)
        self.search_button.hide()
        head.addWidget(self.search_button)
        outer.addLayout(head)
        inside = QWidget()
        self._list = column(spacing=2)
        whole = column(inside)
        whole.addLayout(self._list)
        whole.addStretch(1)
        self._captions: list[QLabel] = []
        outer.addWidget(scrolled(inside), 1)
        foot = row(spacing=8, margins=QMargins(9, 6, 0, 0))
        self._sign = QLabel()
        self._sign.hide()
        look.icons.put(self._sign, "building-2", "text3", 14)
        self._company = words("", "caption")
        foot.addWidget(self._sign)
        foot.addWidget(self._company, 1)
        outer.addLayout(foot)

    def show_company(self, name: str, file: Path | None) -> None:
        """Say whose data is open and where it lies."""
        room = WIDTH - 20 - 9 - 22
        self._company.setText(self._company.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room))
        for label in (self._company, self._sign):
            label.setToolTip(f"{name}\n{file}" if file else name)
        self._sign.setVisible(bool(name))

    def show_places(self, places: Sequence[Place]) -> None:
        """List these places under their captions."""
        self.search_button.show()
        clear(self._list)
        self._buttons.clear()
        self._counters.clear()
        self._captions.clear()
        section = ""
        for place in places:
            if place.section != section:
                section = place.section
                self._captions.append(_caption(section))
                self._list.addWidget(self._captions[-1])
            self._list.addWidget(self._place_button(place))
        self._arrow_keys.watch(list(self._buttons.values()))
        self._dress_up()

    def make_compact(self, is_compact: bool) -> None:
        """Show pictures only, told when pointed at, or pictures and names."""
        if is_compact != self._is_compact:
            self._is_compact = is_compact
            self.setFixedWidth(COMPACT if is_compact else WIDTH)
            self._dress_up()

    def make_low(self, is_low: bool) -> None:
        """Let the entries stand closer in a low window."""
        if is_low != self._is_low:
            self._is_low = is_low
            self._dress_up()

    def _dress_up(self) -> None:
        for widget in (*self._names, *self._captions, self._company):
            widget.setVisible(not self._is_compact)
        for button in self._buttons.values():
            name = str(button.property("place"))
            button.setText("" if self._is_compact else name)
            button.setProperty("compact", self._is_compact)
            button.setProperty("low", self._is_low)
            restyle(button)
            button.setToolTip(self._told(button))
        for key, counter in self._counters.items():
            counter.setVisible(bool(counter.text()) and not self._is_compact and key in self._buttons)

    def mark(self, key: str) -> None:
        """Mark the place shown."""
        button = self._buttons.get(key)
        if button is not None:
            button.setChecked(True)
            bring_into_sight(button)

    def show_waiting(self, key: str, number: str, told: str) -> None:
        """Show a number beside a place, and say in words what it counts; an empty one takes it away."""
        button, counter = self._buttons.get(key), self._counters.get(key)
        if button is None or counter is None:
            return
        counter.setText(number)
        counter.setToolTip(told)
        counter.setVisible(bool(number) and not self._is_compact)
        name = str(button.property("place"))
        button.setProperty("waiting", told)
        told_with_name = self._look.texts("{page}: {waiting}").format(page=name, waiting=told)
        button.setAccessibleName(told_with_name if told else name)
        button.setToolTip(self._told(button))

    def _told(self, button: QPushButton) -> str:
        """What pointing at a place tells: what waits there, and its name where only its picture is shown."""
        return button.accessibleName() if self._is_compact else str(button.property("waiting") or "")

    def _place_button(self, place: Place) -> QPushButton:
        button = Button(place.name)
        button.setProperty("kind", "place")
        button.setProperty("place", place.name)
        button.setAccessibleName(place.name)
        button.setCheckable(True)
        button.setAutoDefault(False)
        self._look.icons.put(button, place.icon, "text2", 18, checked="accent_text")
        button.clicked.connect(lambda _checked=False: self.chosen.emit(place.key))
        self._group.addButton(button)
        self._buttons[place.key] = button
        counter = self._counters[place.key] = Counter(button)
        counter.clicked.connect(lambda: self.waiting_chosen.emit(place.key))
        return button


class Counter(QLabel):
    """The number at the right end of an entry; a click on it leads to just what it counts."""

    clicked = Signal()

    def __init__(self, button: QPushButton) -> None:
        super().__init__()
        self.setProperty("role", "counter")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        layout = row(button, margins=QMargins(0, 0, 8, 0))
        layout.addStretch(1)
        layout.addWidget(self)
        self.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep the press from the entry, which would lead to the whole page."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lead there."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()


def _caption(text: str) -> QLabel:
    caption = words(text, "caption")
    caption.setContentsMargins(12, 6, 0, 3)
    return caption
