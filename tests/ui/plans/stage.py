"""The plans page with everything around it, on a real file with one evaluated quarter."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView, QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.plan.progress import PlanState
from desktop.services.measures import MeasureLibrary
from desktop.services.plans import PlanVerbs
from desktop.store.database import Database
from desktop.ui.kit.look import Look
from desktop.ui.plans.measure_library_presenter import LibraryPresenter
from desktop.ui.plans.page import PlansPage, Tab
from desktop.ui.plans.presenter import PlansPresenter
from tests.ui.list_tools import list_tools_of
from tests.ui.surroundings import TODAY, FakeMessages, InstantTasks, today


class Stage:
    """The page, shown and asked."""

    def __init__(self, look: Look, database: Database, messages: FakeMessages, qtbot: QtBot) -> None:
        self.messages, self.database, self.qtbot = messages, database, qtbot
        self.tasks = InstantTasks(database, lambda _topics: self.page.refresh())
        around = (self.tasks, messages, look.texts)
        self.presenter = PlansPresenter(*around, PlanVerbs(database, today), today)
        library = LibraryPresenter(*around, MeasureLibrary(database))
        self.page = PlansPage(look, self.presenter, library, TODAY, list_tools_of(self.tasks, messages, database))
        qtbot.addWidget(self.page)
        self.page.resize(1000, 700)
        self.page.show()
        qtbot.waitExposed(self.page)
        self.page.refresh()

    def view(self, state: PlanState) -> QListView:
        """The cards of a column."""
        return self.page.board.columns[state].view

    def texts(self, state: PlanState) -> list[str]:
        """What the cards of a column say."""
        return [card.text for card in self.page.board.columns[state].model.cards]

    def click_card(self, subject: str, state: PlanState = PlanState.OPEN) -> None:
        """Click the card of an indicator."""
        column = self.page.board.columns[state]
        place = next(at for at, card in enumerate(column.model.cards) if card.subject == subject)
        spot = column.view.visualRect(column.model.index(place)).center()
        self.qtbot.mouseClick(column.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)

    def choose_library(self) -> None:
        """Press the second tab."""
        for button in self.page.tabs.findChildren(QPushButton):
            if button.text() == "Causes and measures":
                self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert self.page.tabs.value() is Tab.LIBRARY
