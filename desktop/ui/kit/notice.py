"""A sentence on a soft ground inside a form or card: what to look at, with an icon for its weight."""

from collections.abc import Callable

from PySide6.QtCore import QMargins, Qt, QTimer
from PySide6.QtWidgets import QFrame, QLabel

from desktop.ui.kit.buttons import link_button
from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import bring_into_sight, row
from desktop.ui.kit.words import restyle, words
from desktop.ui.tones import Tone

ICONS = {Tone.OK: "circle-check", Tone.WARN: "triangle-alert", Tone.BAD: "circle-alert"}


class Notice(QFrame):
    """Hidden until it has something to say."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._icon = QLabel()
        self._text = words("", wrap=True)
        self._layout = row(self, 10, QMargins(12, 9, 12, 9))
        self._layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._layout.addWidget(self._text, 1)
        self.hide()

    def offer(self, act: str, action: Callable[[], None]) -> None:
        """Put a way to mend it beside the sentence."""
        self._layout.addWidget(link_button(act, action), 0, Qt.AlignmentFlag.AlignTop)

    def say(self, sentence: str, tone: Tone = Tone.BAD) -> None:
        """Show a sentence; an empty one hides the notice."""
        self.setVisible(bool(sentence))
        if not sentence:
            return
        self._text.setText(sentence)
        self.setProperty("surface", tone.value)
        restyle(self)
        self._look.icons.put(self._icon, ICONS.get(tone, "info"), tone.value if tone in ICONS else "text2")
        if tone is Tone.BAD and self.isVisible():  # of a long form the end is out of sight
            QTimer.singleShot(0, self, lambda: bring_into_sight(self))  # once it has its room

    def sentence(self) -> str:
        """What is said at the moment."""
        return self._text.text() if not self.isHidden() else ""
