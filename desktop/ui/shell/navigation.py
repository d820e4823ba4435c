"""The strip at the left: the program's sign, places under their captions, whose data is open at the foot."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QPushButton, QVBoxLayout

from desktop.ui.kit.arrow_keys import ArrowKeys
from desktop.ui.kit.buttons import icon_button
from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import clear, column, row
from desktop.ui.kit.words import words
from desktop.ui.shell.emblem import Emblem
from desktop.ui.shell.places import Place

WIDTH = 216


class Navigation(QFrame):
    """Leads to the places; `chosen` carries a place's key."""

    chosen = Signal(str)
    search_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("navigation")
        self.setFixedWidth(WIDTH)
        self._buttons: dict[str, QPushButton] = {}
        self._counters: dict[str, QLabel] = {}
        self._group = QButtonGroup(self)
        self._arrow_keys = ArrowKeys(self)  # they only go there: what is pressed leads to another page
        outer = column(self, 0, QMargins(10, 14, 10, 12))
        head = row(spacing=10, margins=QMargins(8, 0, 4, 8))
        head.addWidget(Emblem(look))
        head.addWidget(words(look.texts("Qianji"), "program"), 1)
        self.search_button = icon_button(look, "search", look.texts("Search (Ctrl+K)"), self.search_wanted.emit)
        self.search_button.hide()
        head.addWidget(self.search_button)
        outer.addLayout(head)
        self._list = column(spacing=2)
        outer.addLayout(self._list)
        outer.addStretch(1)
        foot = row(spacing=8, margins=QMargins(9, 0, 0, 0))
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
        self._company.setToolTip(f"{name}\n{file}" if file else name)
        self._sign.setVisible(bool(name))

    def show_places(self, places: Sequence[Place]) -> None:
        """List these places under their captions."""
        self.search_button.show()
        clear(self._list)
        self._buttons.clear()
        self._counters.clear()
        section = ""
        for place in places:
            if place.section != section:
                section = place.section
                _caption(self._list, section)
            self._list.addWidget(self._place_button(place))
        self._arrow_keys.watch(list(self._buttons.values()))

    def mark(self, key: str) -> None:
        """Mark the place shown."""
        button = self._buttons.get(key)
        if button is not None:
            button.setChecked(True)

    def show_waiting(self, key: str, number: str, told: str) -> None:
        """Show a number beside a place, and say in words what it counts; an empty one takes it away."""
        button, counter = self._buttons.get(key), self._counters.get(key)
        if button is None or counter is None:
            return
        counter.setText(number)
        counter.setVisible(bool(number))
        button.setToolTip(told)
        told_with_name = self._look.texts("{page}: {waiting}").format(page=button.text(), waiting=told)
        button.setAccessibleName(told_with_name if told else button.text())

    def _place_button(self, place: Place) -> QPushButton:
        button = QPushButton(place.name)
        button.setProperty("kind", "place")
        button.setCheckable(True)
        button.setAutoDefault(False)
        self._look.icons.put(button, place.icon, "text2", 18, checked="accent_text")
        button.clicked.connect(lambda _checked=False: self.chosen.emit(place.key))
        self._group.addButton(button)
        self._buttons[place.key] = button
        self._counters[place.key] = _counter(button)
        return button


def _counter(button: QPushButton) -> QLabel:
    """The number at the right end of an entry; a click on it is one on the entry."""
    counter = words("", "counter")
    counter.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    layout = row(button, margins=QMargins(0, 0, 8, 0))
    layout.addStretch(1)
    layout.addWidget(counter)
    counter.hide()
    return counter


def _caption(layout: QVBoxLayout, text: str) -> None:
    caption = words(text, "caption")
    caption.setContentsMargins(12, 10, 0, 4)
    layout.addWidget(caption)
