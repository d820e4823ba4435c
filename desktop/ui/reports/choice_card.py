"""What to print: the list of printouts, and under it the questions of the one chosen or how it looks on paper."""

from enum import StrEnum

from PySide6.QtCore import QMargins, QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStackedWidget, QWidget

from desktop.ui.kit.look import Look
from desktop.ui.kit.segments import Segments
from desktop.ui.kit.surfaces import Card, column, scrolled
from desktop.ui.kit.words import words
from desktop.ui.reports.paper_view import PaperView
from desktop.ui.reports.presenter import ReportsPresenter, Shown
from desktop.ui.reports.questions_view import QuestionsView

WIDTH, NARROW = 332, 300
LINE = 30  # px of a line of the list


class Side(StrEnum):
    """What stands under the list."""

    QUESTIONS = "questions"
    PAPER = "paper"


class ChoiceCard(Card):
    """Shows what is chosen; passes choices on."""

    def __init__(self, look: Look, presenter: ReportsPresenter) -> None:
        super().__init__(padded=False)
        _ = look.texts
        self._presenter = presenter
        self.setMinimumWidth(NARROW)
        self.setMaximumWidth(WIDTH)
        self.list = self._list(look)
        self.purpose = words("", "caption", wrap=True)
        self.side = Segments([(Side.QUESTIONS, _("What")), (Side.PAPER, _("How it looks"))], _("What is set"))
        self.questions = QuestionsView(look, presenter)
        self.paper = PaperView(look, presenter.look)
        self.sides = QStackedWidget()
        for view in (self.questions, self.paper):
            self.sides.addWidget(view)
        inside = QWidget()
        layout = column(inside, 10, QMargins(12, 10, 12, 14))
        for widget in (self.list, self.purpose, self.side, self.sides):
            layout.addWidget(widget)
        layout.addStretch(1)
        self.body.addWidget(scrolled(inside), 1)
        self.list.currentRowChanged.connect(self._choose)
        self.side.chosen.connect(self.show_side)

    def sizeHint(self) -> QSize:
        """As wide as it may be, where the window is."""
        return QSize(WIDTH, super().sizeHint().height())

    def _list(self, look: Look) -> QListWidget:
        found = QListWidget()
        found.setObjectName("chapters")
        found.setAccessibleName(look.texts("What to print"))
        found.setFrameShape(QListWidget.Shape.NoFrame)
        found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        found.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for printout in self._presenter.printouts:
            item = QListWidgetItem(printout.name, found)
            item.setToolTip(printout.purpose)
            item.setSizeHint(QSize(WIDTH // 2, LINE))
        found.setFixedHeight(found.count() * LINE + 4)
        return found

    def show_questions(self, shown: Shown) -> None:
        """Show what is chosen and what could be."""
        self.list.blockSignals(True)
        self.list.setCurrentRow(self._presenter.printouts.index(shown.printout))
        self.list.blockSignals(False)
        self.purpose.setText(shown.printout.purpose)
        self.questions.show_questions(shown)
        if shown.choices is not None:
            self.paper.show_options(shown.choices.options, shown.choices.has_logo)

    def show_side(self, side: Side) -> None:
        """Show the questions, or how it looks on paper."""
        self.side.choose(side)
        self.sides.setCurrentWidget(self.questions if side is Side.QUESTIONS else self.paper)

    def _choose(self, place: int) -> None:
        self._presenter.choose_printout(self._presenter.printouts[place].kind)
