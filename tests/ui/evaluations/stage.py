"""The evaluations page with everything around it, on a real file."""

from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.review import ReviewForm
from desktop.services.acknowledgements import Acknowledgements
from desktop.services.calibrations import Calibrations
from desktop.services.evaluations import Evaluations
from desktop.services.rating_sheets import RatingSheets
from desktop.services.self_evaluations import SelfEvaluations
from desktop.store.database import Database
from desktop.ui.evaluations.changes_presenter import ChangesPresenter
from desktop.ui.evaluations.check_presenter import CheckPresenter
from desktop.ui.evaluations.grades_presenter import GradesPresenter
from desktop.ui.evaluations.own_view import OwnViewPresenter
from desktop.ui.evaluations.page import EvaluationsPage
from desktop.ui.evaluations.presenter import EvaluationsPresenter
from desktop.ui.evaluations.presenters import MorePresenters, Presenters
from desktop.ui.evaluations.run_presenter import RunPresenter
from desktop.ui.evaluations.sheets_presenter import SheetsPresenter
from desktop.ui.evaluations.signatures_presenter import SignaturesPresenter
from desktop.ui.evaluations.text_presenter import TextPresenter
from desktop.ui.evaluations.what_if_presenter import WhatIfPresenter
from desktop.ui.kit.look import Look
from tests.ui.surroundings import TODAY, FakeGuide, FakeMessages, InstantTasks, today

SOON = 3000  # milliseconds


class Stage:
    """The page on an open file; a change is announced to it as the window does."""

    def __init__(self, look: Look, database: Database, qtbot: QtBot, out: Path) -> None:
        self.qtbot, self.database = qtbot, database
        self.messages, self.guide = FakeMessages(), FakeGuide()
        self.tasks = InstantTasks(database, lambda _topics: self.page.refresh())
        verbs = Evaluations(database, today)
        around = (self.tasks, self.messages, look.texts)
        self.presenter = EvaluationsPresenter(*around, verbs, self.guide)
        presenters = Presenters(
            self.presenter,
            RunPresenter(*around, verbs, today, lambda: 1, self.presenter.choose),
            TextPresenter(*around, verbs, today),
            MorePresenters(
                CheckPresenter(*around, verbs, today, self.presenter.choose, self.guide),
                WhatIfPresenter(*around),
                GradesPresenter(*around, Calibrations(database)),
                SheetsPresenter(*around, SelfEvaluations(database, today), RatingSheets(database, today)),
                ChangesPresenter(self.tasks, look.texts),
                OwnViewPresenter(self.tasks),
                SignaturesPresenter(*around, Acknowledgements(database, today), today, self.guide),
                lambda: out,
            ),
        )
        self.page = EvaluationsPage(look, presenters, TODAY)
        qtbot.addWidget(self.page)
        self.page.resize(1224, 900)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)
        self.page.refresh()

    @property
    def form(self) -> ReviewForm:
        """The review shown."""
        form = self.page.shown_form()
        assert form is not None
        return form

    def click(self, button: QAbstractButton | None) -> None:
        """A real click."""
        assert button is not None
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def names(self) -> list[str]:
        """The people listed."""
        return [person.name for person in self.page.people.model.people]

    def choose(self, code: str) -> None:
        """Go to a person by arrows' own way: the list's current row."""
        people = self.page.people.model.people
        at = next(at for at, person in enumerate(people) if person.code == code)
        self.page.people.view.setCurrentIndex(self.page.people.model.index(at))

    def show_finalised(self) -> None:
        """Show the evaluation that is finalised."""
        choice = self.page.acts.choice
        choice.setFocus()
        self.qtbot.keyClick(choice, Qt.Key.Key_Down)


def button_named(parent: QWidget, text: str) -> QPushButton:
    """The visible button with that text or name for screen readers."""

    def shown() -> list[QPushButton]:
        buttons = parent.findChildren(QPushButton)
        return [each for each in buttons if text in (each.text(), each.accessibleName()) and each.isVisible()]

    soon = QDeadlineTimer(SOON)
    while not shown() and not soon.hasExpired():
        QApplication.processEvents()  # what was added to a visible page is shown by one of the next events
    assert shown(), text
    return shown()[0]
