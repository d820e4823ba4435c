"""The one modal box: before something that cannot be undone, with the act named on its button."""

from PySide6.QtCore import QMargins, Qt
from PySide6.QtWidgets import QWidget

from desktop.ui.kit.buttons import danger_button, plain_button, primary_button
from desktop.ui.kit.look import Look
from desktop.ui.kit.roomy_box import RoomyBox
from desktop.ui.kit.surfaces import column, row, surface
from desktop.ui.kit.words import words
from desktop.ui.messages import Question


class QuestionBox(RoomyBox):
    """Asks; keeping is the default, so Enter and Escape change nothing, unless agreeing takes nothing away."""

    def __init__(self, look: Look, question: Question, parent: QWidget) -> None:
        super().__init__(parent)
        self._question = question
        self.setObjectName("stage")
        self.setWindowTitle(question.question)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(440)
        outer = column(self)
        inside = column(spacing=8, margins=QMargins(24, 22, 24, 22))
        inside.addWidget(words(question.question, "heading", wrap=True))
        if question.explanation:
            inside.addWidget(words(question.explanation, "soft", wrap=True))
        outer.addLayout(inside)
        foot = surface("foot")
        buttons = row(foot, 10, QMargins(24, 12, 24, 12))
        buttons.addStretch(1)
        self.keep = plain_button(look, question.keep, self.reject)
        dress = primary_button if question.is_harmless else danger_button
        self.act = dress(look, question.act, self._agree)
        buttons.addWidget(self.act)
        buttons.addWidget(self.keep)
        outer.addWidget(foot)
        default = self.act if question.is_harmless else self.keep
        default.setDefault(True)
        default.setFocus()

    def _agree(self) -> None:
        self.accept()
        self._question.agreed()
