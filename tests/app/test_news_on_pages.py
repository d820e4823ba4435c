"""What another machine saves on the server appears on each page while it is shown."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractListModel, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from desktop.domain.attachment import Bearer as AttachedTo
from desktop.domain.attachment import Place
from desktop.domain.commission import Basis, CommissionTier, Counted, Mode, Terms
from desktop.domain.period import parse_period
from desktop.domain.targets import Bearer
from desktop.models import ImportBatch, Review
from desktop.queries.target_lens import Lens, TargetPlace
from desktop.services.attachments import Attachments
from desktop.services.commission_plans import CommissionPlans, PlanDraft
from desktop.services.company import CompanyDraft, change_company, found_on_server
from desktop.services.customer_register import CustomerDraft, CustomerRegister
from desktop.services.deal_drafts import DealDraft
from desktop.services.deals import DealBook
from desktop.services.evaluations import Evaluations
from desktop.services.scheme_verbs import Schemes
from desktop.services.signing_drafts import ShareDraft, SigningDraft
from desktop.services.signings import SigningBook
from desktop.services.staff import StaffDraft, StaffRegister
from desktop.services.surveys import SurveyDraft, Surveys
from desktop.services.target_drafts import TargetEntry
from desktop.services.targets import TargetBook
from desktop.services.visits import VisitDraft, VisitLog
from desktop.store.database import Database
from desktop.store.link import write_link
from desktop.store.server.database import ServerDatabase
from desktop.ui.attachments.box import AttachmentsBox
from desktop.ui.customers.page import CustomersPage
from tests.app.running import TODAY, Run
from tests.server import fresh_database, new_name

pytestmark = pytest.mark.on_server
Q3 = parse_period("2026Q3")
NAME = "王䶮"
DISPLAYED, SPOKEN = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole


class Elsewhere:
    """Another machine at the same company; E01 is its first person."""

    def __init__(self, database: Database, ends: ExitStack) -> None:
        self.database, self.ends = database, ends  # what has to end before the database goes

    def add_person(self) -> None:
        StaffRegister(self.database, today).add(StaffDraft("欧阳一", "E02", hired_on=date(2026, 1, 1)))

    def add_customer(self) -> None:
        CustomerRegister(self.database, today).add(CustomerDraft("禾味一店"))

    def add_deal(self) -> None:
        DealBook(self.database, today).add(DealDraft(1, TODAY, customer="禾味二店"))

    def log_visit(self) -> None:
        VisitLog(self.database, today).log(VisitDraft(date(2026, 11, 19), 1, customer="禾味三店"))

    def log_another(self) -> None:
        VisitLog(self.database, today).log(
            VisitDraft(date(2026, 11, 19), 1, customer="禾味四店", next_step="看场地", next_on=date(2026, 11, 20))
        )

    def sign(self) -> None:
        parts = (ShareDraft(1, Decimal(100)),)
        SigningBook(self.database, today).sign(SigningDraft(TODAY, Decimal(1000), parts, "HT-77", customer="甲店"))

    def survey(self) -> None:
        Surveys(self.database, today).add(SurveyDraft(TODAY, Decimal(5), 1, comment="很满意"))

    def set_target(self) -> None:
        place = TargetPlace(Bearer.STAFF, 1, date(2026, 12, 1), date(2026, 12, 31))
        TargetBook(self.database, today).set([TargetEntry(place, Lens("signed_amount"), Decimal(43210000))])

    def import_file(self) -> None:
        with self.database.write() as session:
            session.add(ImportBatch(kind="visits", file_name="别处.xlsx", created=1))

    def rename_scheme(self) -> None:
        Schemes(self.database).rename(1, "新方案")

    def evaluate(self) -> None:
        Evaluations(self.database, today).run(Q3)

    def add_action(self) -> None:
        with self.database.read() as session:
            review_id = session.scalars(select(Review.id).order_by(Review.id)).first()
        assert review_id is not None
        Evaluations(self.database, today).add_action(
            review_id, "en", "Call on Fridays", "", "", date(2026, 12, 24), NAME
        )

    def add_plan(self) -> None:
        terms = Terms(
            Basis.SIGNED_AMOUNT, Mode.PROGRESSIVE, Counted.PERIOD, (CommissionTier(Decimal(0), None, Decimal(1)),)
        )
        CommissionPlans(self.database).add(PlanDraft("首签提成", terms))

    def rename_company(self) -> None:
        change_company(self.database, CompanyDraft("栗巷茶食"))


# Page, what is done elsewhere, and what the page shows of it then; "" where it says no name of it.
NEWS: tuple[tuple[str, Callable[[Elsewhere], None], str], ...] = (
    ("staff", Elsewhere.add_person, "欧阳一"),
    ("customers", Elsewhere.add_customer, "禾味一店"),
    ("deals", Elsewhere.add_deal, "禾味二店"),
    ("visits", Elsewhere.log_visit, "禾味三店"),
    ("signings", Elsewhere.sign, "HT-77"),
    ("quality", Elsewhere.survey, "很满意"),
    ("targets", Elsewhere.set_target, "43,210"),
    ("imports", Elsewhere.import_file, "别处.xlsx"),
    ("schemes", Elsewhere.rename_scheme, "新方案"),
    ("evaluations", Elsewhere.evaluate, NAME),
    ("plans", Elsewhere.add_action, "Call on Fridays"),
    ("incentives", Elsewhere.add_plan, ""),
    ("dashboard", Elsewhere.log_another, "禾味四店"),
    ("settings", Elsewhere.rename_company, "栗巷茶食"),
)


def today() -> date:
    return TODAY


@pytest.fixture
def elsewhere() -> Iterator[Elsewhere]:
    """Another machine at a company with one person on the server."""
    with fresh_database(new_name()) as made, found_on_server(made.url, "Hewei Catering", "sales") as company:
        StaffRegister(company, today).add(StaffDraft(NAME, "E01", hired_on=date(2026, 1, 1)))
        with ExitStack() as ends:
            yield Elsewhere(company, ends)


def test_each_page_shows_what_another_machine_saves(
    run: Run, qtbot: QtBot, elsewhere: Elsewhere, tmp_path: Path
) -> None:
    assert isinstance(elsewhere.database, ServerDatabase)
    link = tmp_path / "office.qianji-server"
    write_link(link, elsewhere.database.address)
    run.start()
    run.program.opening.open_existing(link)
    run.wait_for_page()
    window = run.program.desk.window
    unheard = []
    elsewhere.ends.callback(run.program.close)

    for key, act, marker in NEWS:
        window.go(key)
        run.wait_for_page()
        page = window.page()
        assert page is not None
        before = spoken(page)
        assert not marker or marker not in before, key
        act(elsewhere)
        try:
            qtbot.waitUntil(partial(has_heard, page, before, marker), timeout=15000)
        except qtbot.TimeoutError:
            unheard.append(key)

    assert unheard == []


def test_a_file_another_machine_attaches_stands_on_the_record_shown(
    run: Run, qtbot: QtBot, elsewhere: Elsewhere, tmp_path: Path
) -> None:
    assert isinstance(elsewhere.database, ServerDatabase)
    paper, link = tmp_path / "加盟合同.pdf", tmp_path / "office.qianji-server"
    paper.write_bytes(b"%PDF-1.4 signed")
    elsewhere.add_customer()
    write_link(link, elsewhere.database.address)
    run.start()
    run.program.opening.open_existing(link)
    run.wait_for_page()
    elsewhere.ends.callback(run.program.close)
    run.program.desk.window.go("customers")
    run.wait_for_page()
    page = run.program.desk.window.page()
    assert isinstance(page, CustomersPage)
    page.panel.show()
    page.panel.record_shown.emit(1)
    run.wait_for_page()
    (box,) = page.findChildren(AttachmentsBox)
    assert box.rows == []

    Attachments(elsewhere.database).attach(Place(AttachedTo.CUSTOMER, 1), [paper])

    qtbot.waitUntil(lambda: [each.line.name for each in box.rows] == [paper.name], timeout=15000)


def has_heard(page: QWidget, before: str, marker: str) -> bool:
    """Whether the page says it, or at least anything else than before."""
    now = spoken(page)
    return marker in now and now != before


def spoken(page: QWidget) -> str:
    """Everything the page says in words."""
    words = [each.text() for each in page.findChildren(QLabel)]
    words += [each.text() for each in page.findChildren(QAbstractButton)]
    words += [each.text() for each in page.findChildren(QLineEdit)]
    for view in page.findChildren(QAbstractItemView):
        model = view.model()
        for row in range(0 if model is None else min(model.rowCount(), 50)):
            for place in range(1 if isinstance(model, QAbstractListModel) else model.columnCount()):
                index = model.index(row, place)
                words += [str(model.data(index, role) or "") for role in (DISPLAYED, SPOKEN)]
    return "\n".join(words)
