"""The page of commissions and awards on a real file."""

from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.commission import Basis, CommissionTier, Counted, Mode, Terms
from desktop.domain.period import PeriodKind, parse_period
from desktop.services.award_kinds import AwardKinds
from desktop.services.awards import Awards
from desktop.services.bonuses import BonusVerbs
from desktop.services.commission_export import export_statements
from desktop.services.commission_plans import CommissionPlans, PlanDraft
from desktop.services.commissions import Commissions
from desktop.services.evaluations import Evaluations
from desktop.services.receipts import ReceiptBook
from desktop.services.signing_drafts import ReceiptDraft, ShareDraft, SigningDraft
from desktop.services.signings import SigningBook
from desktop.ui.incentives.bonus_presenter import BonusPresenter
from desktop.ui.incentives.honour_presenter import HonourPresenter
from desktop.ui.incentives.page import IncentivesPage, Presenters
from desktop.ui.incentives.page_presenter import PagePresenter
from desktop.ui.incentives.plan_presenter import PlanPresenter
from desktop.ui.incentives.statement_presenter import StatementPresenter
from desktop.ui.kit.look import Look
from tests.ui.company import Company
from tests.ui.list_tools import list_tools_of
from tests.ui.surroundings import TODAY, FakeGuide, FakeMessages, InstantTasks, today

Q3 = parse_period("2026Q3")
IN_Q3 = date(2026, 8, 14)
LADDER = (
    CommissionTier(Decimal(0), Decimal(300000), Decimal(1)),
    CommissionTier(Decimal(300000), None, Decimal("1.5")),
)
PLAN = PlanDraft(
    "回款提成", Terms(Basis.COLLECTED, Mode.PROGRESSIVE, Counted.PERIOD, LADDER), cycle=PeriodKind.QUARTER
)


class Stage:
    """The page with everything around it."""

    def __init__(self, look: Look, company: Company, messages: FakeMessages, guide: FakeGuide, qtbot: QtBot) -> None:
        self.messages, self.company, self.guide = messages, company, guide
        database = company.database
        self.commissions, self.plans = Commissions(database, today), CommissionPlans(database)
        self.awards, self.kinds = Awards(database, today), AwardKinds(database)
        self.evaluations = Evaluations(database, today)
        self.tasks = InstantTasks(database, lambda _topics: self.page.refresh())
        around = (self.tasks, messages, look.texts)
        presenters = Presenters(
            PagePresenter(self.tasks, look.texts, today, lambda: 1),
            StatementPresenter(*around, self.commissions, partial(export_statements, database), today),
            PlanPresenter(*around, self.plans, today),
            BonusPresenter(*around, BonusVerbs(database)),
            HonourPresenter(*around, self.awards, self.kinds, today),
        )
        tools = list_tools_of(self.tasks, messages, database)
        self.page = IncentivesPage(look, presenters, guide, TODAY, tools)
        qtbot.addWidget(self.page)
        self.page.resize(1224, 900)
        self.page.show()
        qtbot.waitExposed(self.page)
        self.page.refresh()

    def earn(self, staff_id: int, amount: str = "500000", paid_on: date = IN_Q3, number: str = "") -> None:
        """A contract of a person, signed in August and paid in full; 500,000 earn 6,000."""
        book, receipts = SigningBook(self.company.database, today), ReceiptBook(self.company.database, today)
        signing = book.sign(
            SigningDraft(
                IN_Q3, Decimal(amount), (ShareDraft(staff_id, Decimal(100)),), number=number, customer="禾味餐饮"
            )
        )
        receipts.receive(ReceiptDraft(signing, paid_on, Decimal(amount)))
        self.page.refresh()

    def states(self) -> list[tuple[str, str, str]]:
        """The statements: who, how much is unsettled, how it stands."""
        model = self.page.statements.table.model
        return [
            (str(model.index(row, 0).data()), str(model.index(row, 6).data()), str(model.index(row, 7).data()))
            for row in range(model.rowCount())
        ]


@pytest.fixture
def stage(look: Look, company: Company, messages: FakeMessages, guide: FakeGuide, qtbot: QtBot) -> Stage:
    return Stage(look, company, messages, guide, qtbot)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Where a table is written to."""
    return tmp_path / "commissions.xlsx"
