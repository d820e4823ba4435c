"""The staff page on a real file."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.ui.kit.look import Look
from desktop.ui.staff.page import StaffPage
from desktop.ui.staff.person_presenter import PersonPresenter
from desktop.ui.staff.presenter import StaffPresenter
from tests.ui.company import Company
from tests.ui.list_tools import list_tools_of
from tests.ui.surroundings import TODAY, FakeGuide, FakeMessages, InstantTasks, today


class Stage:
    """The page with everything around it."""

    def __init__(
        self,
        look: Look,
        company: Company,
        messages: FakeMessages,
        guide: FakeGuide,
        qtbot: QtBot,
        is_read: bool = True,
    ) -> None:
        self.messages, self.guide, self.company = messages, guide, company
        self.tasks = InstantTasks(company.database, lambda _topics: self.page.refresh())
        presenter = StaffPresenter(self.tasks, messages, look.texts, company.register, guide, today, lambda: 1)
        person = PersonPresenter(self.tasks, look.texts, guide, today, lambda: 1)
        self.page = StaffPage(look, presenter, person, TODAY, list_tools_of(self.tasks, messages, company.database))
        qtbot.addWidget(self.page)
        self.page.resize(1224, 900)
        self.page.show()
        qtbot.waitExposed(self.page)
        if is_read:
            self.page.refresh()

    def names(self) -> list[str]:
        """The names from top to bottom."""
        return [line.name for line in self.page.table.model.rows]

    def profile_words(self) -> list[str]:
        """All words of the profile shown."""
        return [label.text() for label in self.page.profile.findChildren(QLabel)]


@pytest.fixture
def stage(look: Look, company: Company, messages: FakeMessages, guide: FakeGuide, qtbot: QtBot) -> Stage:
    return Stage(look, company, messages, guide, qtbot)
