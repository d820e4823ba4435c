"""What the owner should know while working, in a strip over the page: it stays until it no longer holds."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QMargins, Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from desktop.ui.kit.buttons import link_button
from desktop.ui.kit.look import Look
from desktop.ui.kit.notice import ICONS
from desktop.ui.kit.surfaces import clear, column, row
from desktop.ui.kit.words import words
from desktop.ui.tones import Tone


@dataclass(frozen=True, slots=True)
class Act:
    """A link behind a notice's sentence."""

    name: str
    action: Callable[[], None]


class Notices(QWidget):
    """One line for each matter, the latest at the bottom; without any it takes no room."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._lines: dict[str, NoticeLine] = {}
        self._list = column(self, 6, QMargins(12, 8, 12, 0))
        self.hide()

    def say(self, matter: str, sentence: str, tone: Tone, *acts: Act) -> None:
        """Say how it stands with a matter; what was said of it before goes."""
        self.withdraw(matter)
        line = NoticeLine(self._look, sentence, tone, acts)
        self._lines[matter] = line
        self._list.addWidget(line)
        self.show()

    def withdraw(self, matter: str) -> None:
        """There is nothing more to say of a matter."""
        line = self._lines.pop(matter, None)
        if line is not None:
            line.hide()
            self._list.removeWidget(line)
            line.deleteLater()
        self.setVisible(bool(self._lines))

    def said(self) -> dict[str, str]:
        """What is said at the moment, by matter."""
        return {matter: line.sentence for matter, line in self._lines.items()}

    def act(self, matter: str, number: int = 0) -> QPushButton:
        """A link of a matter's notice."""
        return self._lines[matter].buttons[number]

    def empty(self) -> None:
        """Another file stands open: nothing of the one before holds."""
        self._lines.clear()
        clear(self._list)
        self.hide()


class NoticeLine(QFrame):
    """An icon, a sentence, and what can be done about it."""

    def __init__(self, look: Look, sentence: str, tone: Tone, acts: tuple[Act, ...]) -> None:
        super().__init__()
        self.sentence = sentence
        self.setProperty("surface", tone.value)
        layout = row(self, 10, QMargins(12, 7, 12, 7))
        icon = QLabel()
        look.icons.put(icon, ICONS.get(tone, "info"), tone.value if tone in ICONS else "text2")
        layout.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(words(sentence, wrap=True), 1)
        self.buttons = [link_button(act.name, act.action) for act in acts]
        for button in self.buttons:
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            icon.setMinimumHeight(button.sizeHint().height())  # level with the words beside the link
        self.setAccessibleName(sentence)
