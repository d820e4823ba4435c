"""The page of customers with everything around it, on a real file with three customers."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.queries.clients.story import CustomerStory, customer_story
from desktop.services.customer_distinct import CustomerDistinction
from desktop.services.customer_merge import CustomerMerge
from desktop.services.customer_owners import CustomerOwners
from desktop.services.customer_register import CustomerDraft, CustomerRegister
from desktop.services.deal_drafts import DealDraft
from desktop.services.deals import DealBook
from desktop.ui.customers.doubles_presenter import DoublesPresenter
from desktop.ui.customers.form_presenter import CustomerFormPresenter
from desktop.ui.customers.hand_presenter import HandPresenter
from desktop.ui.customers.page import CustomersPage
from desktop.ui.customers.presenter import CustomersPresenter, CustomersPresenters
from desktop.ui.kit.look import Look
from desktop.ui.kit.record_form import RecordForm
from tests.ui.company import Company
from tests.ui.list_tools import list_tools_of
from tests.ui.surroundings import TODAY, FakeGuide, FakeMessages, InstantTasks, today

OCTOBER = date(2026, 10, 5)


class Stage:
    """The page, shown and asked; 绿洲 and 禾味 are looked after by 王䶮, 云舟 by 张建国, who has left."""

    def __init__(self, look: Look, company: Company, messages: FakeMessages, qtbot: QtBot) -> None:
        self.messages, self.company, self.qtbot, self.guide = messages, company, qtbot, FakeGuide()
        database = company.database
        self.register = CustomerRegister(database, today)
        self.oasis = self.register.add(CustomerDraft("绿洲超市有限公司", "C1", "企业", company.wang, region="华东"))
        self.hewei = self.register.add(CustomerDraft("禾味餐饮", "C2", owner_id=company.wang, phone="0512-6688 1234"))
        self.cloud = self.register.add(CustomerDraft("云舟酒店", "C3", "个人", company.zhang))
        self.deal = DealBook(database, today).add(DealDraft(company.wang, OCTOBER, self.oasis))
        company.visit(OCTOBER, "绿洲超市有限公司", outcome="有进展")
        self.tasks = InstantTasks(database, lambda _topics: self.page.refresh())
        around = (self.tasks, messages, look.texts)
        presenters = CustomersPresenters(
            CustomersPresenter(self.tasks, look.texts, self.guide, today),
            CustomerFormPresenter(*around, self.register, today),
            HandPresenter(*around, CustomerOwners(database, today), today),
            DoublesPresenter(*around, CustomerMerge(database), CustomerDistinction(database), today),
        )
        self.lists = presenters.lists
        self.page = CustomersPage(look, presenters, TODAY, list_tools_of(self.tasks, messages, database))
        qtbot.addWidget(self.page)
        self.page.resize(1000, 700)
        self.page.show()
        qtbot.waitExposed(self.page)
        self.page.refresh()

    def names(self) -> list[str]:
        """The customers from top to bottom."""
        return [line.name for line in self.page.table.loaded_rows()]

    def kept(self, customer_id: int) -> CustomerStory:
        """A customer as it is kept."""
        with self.company.database.read() as session:
            story = customer_story(session, customer_id, TODAY, "zh_CN")
        assert story is not None
        return story

    def write(self, form: RecordForm, **given: object) -> None:
        """Write into fields of a form."""
        for name, value in given.items():
            form.form.fields[name].set_value(value)
            form.form.fields[name].edited.emit()

    def click(self, button: QPushButton) -> None:
        """Click a button."""
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def link(self, parent: QWidget, text: str, place: int = 0) -> QPushButton:
        """The button of a text; of several the one at a place."""

        def found() -> list[QPushButton]:
            return [each for each in parent.findChildren(QPushButton) if each.text() == text and each.isVisible()]

        self.qtbot.waitUntil(lambda: len(found()) > place)
        return found()[place]

    def undo(self) -> None:
        """Press the button of the last message."""
        action: Callable[[], None] | None = self.messages.last.action
        assert action is not None
        action()
