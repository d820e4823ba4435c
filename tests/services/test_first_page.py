"""The first page's figures as they are kept are those that are asked for, on each of the coming days."""

import shutil
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import func, select

from desktop.domain.period import PeriodKind
from desktop.models import AuditEntry, CalendarDay, Company, CustomIndicator
from desktop.queries.company import company_profile
from desktop.queries.dashboard.figures import dashboard_figures
from desktop.queries.dashboard.kept_page import NAME, FirstPage, document_of, first_page
from desktop.queries.dashboard.parts import dashboard_parts
from desktop.services.first_page import DAYS, keep_first_page
from desktop.store.database import Database
from tests.queries.builders import a_customer, a_person, a_receipt, a_signing, a_target, a_visit, keep

TODAY = date(2026, 11, 21)
COMING = [TODAY + timedelta(days=number) for number in range(DAYS)]  # into December


def asked(database: Database, day: date) -> FirstPage:
    """What the page asks of the data file itself."""
    with database.read() as session:
        figures = dashboard_figures(session, PeriodKind.MONTH, day)
        return FirstPage(company_profile(session), figures, dashboard_parts(session, figures, "zh_CN").before)


def invent(database: Database, chance: Random) -> None:
    """A small company with records around these days, some of them still ahead."""
    with database.write() as session:
        keep(session, Company(name="栗巷茶食", fiscal_year_start=chance.choice([1, 4])))
        people = [a_person(session, name) for name in ("王龚", "李契")]
        customer = a_customer(session)

        def day() -> date:
            return TODAY + timedelta(days=chance.randint(-45, 12))

        for _number in range(chance.randint(0, 8)):
            person = chance.choice(people)
            a_visit(session, person, day(), customer_id=customer.id)
            amount = str(Decimal(chance.randint(1, 10_000_000)) / 100)
            signing = a_signing(session, day(), (person, "100"), amount=amount, customer_id=customer.id)
            a_receipt(session, signing, day(), str(Decimal(chance.randint(1, 1_000_000)) / 100))
        code = chance.choice(["visits", "signed_amount", "own_rate", "overdue_amount"])
        keep(
            session,
            CustomIndicator(
                code="own_rate", name="每次拜访签约额", name_en="Signed per visit", unit="money",
                higher_is_better=True, source="formula", formula="signed_amount / visits",
            ),
        )  # fmt: skip
        a_target(session, date(2026, 11, 1), date(2026, 11, 30), "1234.56", indicator=code)
        a_target(session, date(2026, 12, 1), date(2026, 12, 31), "77", indicator="visits", staff_id=people[0].id)
        keep(session, CalendarDay(day=TODAY + timedelta(days=1), is_working=True))


@pytest.mark.parametrize("seed", range(6))
def test_of_a_small_company(database: Database, seed: int) -> None:
    invent(database, Random(seed))  # noqa: S311 - inventing needs no secret

    keep_first_page(database, TODAY)

    document = database.kept(NAME)
    assert [first_page(document, day) for day in COMING] == [asked(database, day) for day in COMING]


def test_of_the_sample_company(sample_file: Path, tmp_path: Path) -> None:
    with Database.open(shutil.copyfile(sample_file, tmp_path / "sample.qianji")) as database:
        keep_first_page(database, TODAY)

        document = database.kept(NAME)
        assert [first_page(document, day) for day in COMING] == [asked(database, day) for day in COMING]


def test_of_a_company_that_has_just_begun(database: Database) -> None:
    keep_first_page(database, TODAY)

    page = first_page(database.kept(NAME), TODAY)

    assert page == asked(database, TODAY)
    assert page.figures.beginnings.is_new


def test_days_further_ahead_and_days_past_are_not_kept(database: Database) -> None:
    keep_first_page(database, TODAY)

    document = database.kept(NAME)

    assert first_page(document, COMING[-1] + timedelta(days=1)) is None
    assert first_page(document, TODAY - timedelta(days=1)) is None


def test_nothing_is_recorded_by_it(database: Database) -> None:
    keep_first_page(database, TODAY)

    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(AuditEntry)) == 0


@pytest.mark.on_file  # a file counts its changes
def test_it_is_not_worked_out_again_where_nothing_changed(database: Database) -> None:
    keep_first_page(database, TODAY)
    with database.raw() as connection:
        before = connection.total_changes

        keep_first_page(database, TODAY)

        assert connection.total_changes == before


def test_what_is_written_while_it_is_worked_out_wins(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    def document_and_a_visit(pages: list[FirstPage]) -> dict[str, object]:
        with database.write() as session:  # as another thread may at that moment
            a_visit(session, a_person(session), TODAY)
        return document_of(pages)

    monkeypatch.setattr("desktop.services.first_page.document_of", document_and_a_visit)

    keep_first_page(database, TODAY)

    assert database.kept(NAME) is None


def test_the_next_day_moves_the_days_on(database: Database) -> None:
    keep_first_page(database, TODAY)

    keep_first_page(database, TODAY + timedelta(days=1))

    assert first_page(database.kept(NAME), COMING[-1] + timedelta(days=1)) is not None


@pytest.mark.parametrize(
    "document", [{}, {"days": {TODAY.isoformat(): {"period": []}}}, {"days": {TODAY.isoformat(): 1}}]
)
def test_what_cannot_be_read_is_worked_out_anew(database: Database, document: dict[str, object]) -> None:
    database.keep(NAME, document)

    assert first_page(database.kept(NAME), TODAY) is None
    keep_first_page(database, TODAY)
    assert first_page(database.kept(NAME), TODAY) == asked(database, TODAY)
