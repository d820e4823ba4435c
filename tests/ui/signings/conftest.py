"""The contracts page on a real file."""

from datetime import date
from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from desktop.queries.signing_detail import SigningDetail, signing_detail
from desktop.services.grid_verbs import signing_verbs
from desktop.services.receipts import ReceiptBook
from desktop.services.signing_drafts import InstalmentDraft, ReceiptDraft, ShareDraft, SigningDraft
from desktop.services.signings import SigningBook
from desktop.ui.kit.look import Look
from desktop.ui.signings.contract_presenter import ContractPresenter
from desktop.ui.signings.entry_presenter import SigningEntryPresenter
from desktop.ui.signings.page import SigningsPage
from desktop.ui.signings.presenter import SigningsPresenter, SigningsPresenters
from desktop.ui.signings.receipt_presenter import ReceiptPresenter
from tests.ui.company import Company
from tests.ui.list_tools import list_tools_of
from tests.ui.surroundings import TODAY, FakeMessages, InstantTasks, today


class Stage:
    """The page with everything around it."""

    def __init__(self, look: Look, company: Company, messages: FakeMessages, qtbot: QtBot) -> None:
        self.messages, self.company = messages, company
        self.book, self.receipts = SigningBook(company.database, today), ReceiptBook(company.database, today)
        self.tasks = InstantTasks(company.database, lambda _topics: self.page.refresh())
        around = (self.tasks, messages, look.texts)
        presenters = SigningsPresenters(
            SigningsPresenter(self.tasks, look.texts, today, lambda: 1),
            ContractPresenter(*around, self.book, today),
            ReceiptPresenter(*around, self.receipts, today),
            SigningEntryPresenter(*around, signing_verbs(company.database, today), today),
            lambda: None,
        )
        self.page = SigningsPage(look, presenters, TODAY, list_tools_of(self.tasks, messages, company.database))
        qtbot.addWidget(self.page)
        self.page.resize(1224, 900)
        self.page.show()
        qtbot.waitExposed(self.page)
        self.page.refresh()

    def sign(self, number: str = "QY-1", day: date = TODAY, amount: str = "1000", customer: str = "禾味餐饮") -> int:
        """Enter a contract of 王䶮, due half that day and half in 2027."""
        half = Decimal(amount) / 2
        key = self.book.sign(
            SigningDraft(
                day,
                Decimal(amount),
                (ShareDraft(self.company.wang, Decimal(100)),),
                number=number,
                customer=customer,
                instalments=(InstalmentDraft(day, half), InstalmentDraft(date(2027, 6, 1), half)),
            )
        )
        self.page.refresh()
        return key

    def pay(self, signing_id: int, amount: str, day: date = TODAY) -> None:
        """Enter money for a contract."""
        self.receipts.receive(ReceiptDraft(signing_id, day, Decimal(amount)))
        self.page.refresh()

    def kept(self, signing_id: int = 1) -> SigningDetail:
        """A contract as it is kept."""
        with self.company.database.read() as session:
            found = signing_detail(session, signing_id, "en")
        assert found is not None
        return found

    def numbers(self) -> list[str]:
        """The contracts from top to bottom."""
        return [line.number for line in self.page.table.loaded_rows()]


@pytest.fixture
def stage(look: Look, company: Company, messages: FakeMessages, qtbot: QtBot) -> Stage:
    return Stage(look, company, messages, qtbot)
