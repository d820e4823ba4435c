"""What stands where a list would be: nothing yet, loading, or it did not work."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop.ui.kit.buttons import plain_button, primary_button
from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import clear, column
from desktop.ui.kit.words import words

TEXT_WIDTH = 420


class StateView(QWidget):
    """An icon, a heading, a sentence that says what to do, and perhaps a button that does it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._layout = column(self, 8)
        self._layout.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def show_empty(
        self, icon: str, heading: str, sentence: str, act: str = "", action: Callable[[], None] | None = None
    ) -> None:
        """Teach what belongs here."""
        self._show(icon, "text3", heading, sentence)
        if act and action is not None:
            button = primary_button(self._look, act, action)
            self._layout.addSpacing(8)
            self._layout.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)

    def show_loading(self) -> None:
        """Say that the answer is on its way."""
        clear(self._layout)
        self._layout.addWidget(words(self._look.texts("Loading …"), "faint"), 0, Qt.AlignmentFlag.AlignHCenter)

    def show_error(self, sentence: str, again: Callable[[], None] | None = None) -> None:
        """Say what did not work, with a way to try again."""
        _ = self._look.texts
        self._show("circle-alert", "bad", _("This could not be shown"), sentence)
        if again is not None:
            self._layout.addSpacing(8)
            button = plain_button(self._look, _("Try again"), again, "refresh-cw")
            self._layout.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)

    def _show(self, icon: str, token: str, heading: str, sentence: str) -> None:
        clear(self._layout)
        picture = QLabel()
        self._look.icons.put(picture, icon, token, 32)
        self._layout.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        self._layout.addWidget(words(heading, "heading"), 0, Qt.AlignmentFlag.AlignHCenter)
        text = words(sentence, "soft", wrap=True)
        text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        text.setFixedWidth(TEXT_WIDTH)
        self._layout.addWidget(text, 0, Qt.AlignmentFlag.AlignHCenter)
        # An aligned widget is given the height of its hint, which knows nothing of lines that break.
        text.ensurePolished()
        text.setMinimumHeight(text.heightForWidth(TEXT_WIDTH))
