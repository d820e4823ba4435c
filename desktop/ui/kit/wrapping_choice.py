"""One of several things to choose from, whose words go on in further lines where one is too short for them."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QStyle, QStyleOptionButton

from desktop.ui.kit.two_lines import broken
from desktop.ui.kit.words import literal

NARROWEST = 120  # px
_SPARE = 4  # px; what a style draws beside the words differs by some


class WrappingChoice(QRadioButton):
    """A round box with a text of any length."""

    def __init__(self, text: str) -> None:
        super().__init__(literal(text))
        self._whole = text
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        """As narrow as still can be read."""
        return QSize(min(NARROWEST, self.sizeHint().width()), self._height(1))

    def sizeHint(self) -> QSize:
        """All in one line."""
        return QSize(self._beside() + self.fontMetrics().horizontalAdvance(self._whole), self._height(1))

    def heightForWidth(self, width: int) -> int:
        """As high as the lines that a width makes of it."""
        return self._height(len(self._lines(width)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the text anew."""
        super().resizeEvent(event)
        text = literal("\n".join(self._lines(event.size().width())))
        if text != self.text():
            self.setText(text)

    def _lines(self, width: int) -> list[str]:
        lines, rest = list[str](), self._whole
        while rest:
            line, rest = broken(rest, self.fontMetrics(), max(width, NARROWEST) - self._beside())
            lines.append(line)
        return lines or [""]

    def _height(self, lines: int) -> int:
        return self._room(QSize(0, lines * self.fontMetrics().lineSpacing())).height()

    def _beside(self) -> int:
        """The room of the round box and the edges."""
        return self._room(QSize(0, 0)).width() + _SPARE

    def _room(self, words: QSize) -> QSize:
        """What it takes with words of a size."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        return self.style().sizeFromContents(QStyle.ContentsType.CT_RadioButton, option, words, self)
