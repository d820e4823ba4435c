"""The visits page on a real file, with everything around it."""

from pytestqt.qtbot import QtBot

from desktop.ui.kit.look import Look
from desktop.ui.visits.page import VisitsPage
from desktop.ui.visits.presenter import VisitsPresenter
from tests.ui.company import Company
from tests.ui.list_tools import list_tools_of
from tests.ui.surroundings import TODAY, FakeMessages, InstantTasks, today
from tests.ui.visits.view_presenters import view_presenters


class Stage:
    """The page with everything around it."""

    def __init__(self, look: Look, company: Company, messages: FakeMessages, qtbot: QtBot) -> None:
        self.messages, self.company = messages, company
        self.tasks = InstantTasks(company.database, lambda _topics: self.page.refresh())
        presenter = VisitsPresenter(self.tasks, messages, look.texts, company.log, today, lambda: 1)
        tools = list_tools_of(self.tasks, messages, company.database)
        views = view_presenters(self.tasks, messages, look.texts, company.database)
        self.page = VisitsPage(look, presenter, TODAY, tools, views)
        qtbot.addWidget(self.page)
        self.page.resize(1224, 900)
        self.page.show()
        qtbot.waitExposed(self.page)
        self.page.refresh()

    def customers(self) -> list[str]:
        """The customers from top to bottom."""
        return [line.customer for line in self.page.table.loaded_rows()]

    def fill(self, qtbot: QtBot, customer: str = "Hewei Catering") -> None:
        """Enter a visit of 王䶮 today."""
        editor = self.page.editor
        editor.staff.set_value(self.company.wang)
        editor.customer.box.setFocus()
        qtbot.keyClicks(editor.customer.box, customer)
        popup = editor.customer.box.completer().popup()
        assert popup is not None
        popup.hide()
