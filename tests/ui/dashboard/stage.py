"""The first page with everything around it, on a real file."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.models import Action, Company, Customer, DealResult, Evaluation, Review, Scheme, SchemeVersion
from desktop.services.plans import PlanVerbs
from desktop.store.database import Database
from desktop.ui.dashboard.entries import Entry
from desktop.ui.dashboard.page import DashboardPage
from desktop.ui.dashboard.presenter import DashboardPresenter
from desktop.ui.dashboard.todo_card import EntryRow
from desktop.ui.dashboard.ways import Ways
from desktop.ui.kit.look import Look
from tests.queries.builders import a_deal, a_person, a_signing, a_target, a_visit, an_instalment, keep
from tests.ui.surroundings import TODAY, FakeGuide, FakeMessages, InstantTasks, today

PLACES = frozenset(
    {"staff", "visits", "signings", "deals", "customers", "targets", "imports", "evaluations", "plans"}
)


def a_living_company(database: Database) -> None:
    """王龚 signed 3,000 of 4,000 this month, owes a follow-up and an action; 500 of a contract are overdue."""
    with database.write() as session:
        keep(session, Company(name="栗巷茶食"))
        wang = a_person(session, "王龚")
        customer = keep(session, Customer(name="禾味餐饮"))
        a_target(session, date(2026, 11, 1), date(2026, 11, 30), "4000", indicator="signed_amount", staff_id=wang.id)
        a_visit(
            session, wang, date(2026, 11, 17), customer_id=customer.id, next_on=date(2026, 11, 20), next_step="发合同"
        )
        signing = a_signing(
            session, date(2026, 11, 5), (wang, "100"), amount="3000", customer_id=customer.id, number="HT-1"
        )
        an_instalment(session, signing, date(2026, 11, 11), "500")
        a_deal(session, wang, opened_on=date(2026, 9, 1), expected_amount=Decimal(900), result=DealResult.OPEN)
        scheme = keep(session, Scheme(name="季度考核"))
        version = keep(session, SchemeVersion(scheme_id=scheme.id, version=1, grades=[], tiers=[], ramp=[]))
        evaluation = keep(
            session,
            Evaluation(
                scheme_version_id=version.id, period_kind="quarter", period_label="2026Q3",
                start=date(2026, 7, 1), end=date(2026, 9, 30),
            ),
        )  # fmt: skip
        review = keep(
            session,
            Review(
                evaluation_id=evaluation.id, staff_id=wang.id, number="KH-1", staff_code=wang.code, staff_name="王龚"
            ),
        )
        texts = {"zh_CN": "每周五排好名单", "en": "Plan on Fridays"}
        keep(session, Action(review_id=review.id, staff_id=wang.id, due_on=date(2026, 11, 18), texts=texts))
        evaluation.status = "finalised"


class Stage:
    """The page, shown and asked."""

    def __init__(
        self,
        look: Look,
        database: Database,
        messages: FakeMessages,
        qtbot: QtBot,
        places: Iterable[str] = PLACES,
    ) -> None:
        self.messages, self.database, self.qtbot = messages, database, qtbot
        self.guide = FakeGuide()
        self.started: list[str] = []
        self.tasks = InstantTasks(database, lambda _topics: self.page.refresh())
        known = frozenset(places)
        self.presenter = DashboardPresenter(
            self.tasks,
            messages,
            look.texts,
            PlanVerbs(database, today),
            Ways(self.guide, lambda key: key in known, self.started.append),
            today,
        )
        self.page = DashboardPage(look, self.presenter)
        qtbot.addWidget(self.page)
        self.page.resize(1176, 800)
        self.page.show()
        qtbot.waitExposed(self.page)
        self.page.refresh()

    def entry(self, words: str) -> EntryRow:
        """The line of the to-do list that says these words."""
        return next(row for row in self.page.behind.todo.rows if words in row.entry.sentence)

    def entries(self) -> list[Entry]:
        """What the to-do list says."""
        return [row.entry for row in self.page.behind.todo.rows]

    def press(self, row: EntryRow) -> None:
        """Click the button of a line."""
        self.qtbot.mouseClick(row.button, Qt.MouseButton.LeftButton)


__all__ = ["PLACES", "TODAY", "Stage", "a_living_company"]
