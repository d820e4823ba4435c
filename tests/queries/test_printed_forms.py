"""Forms with the records behind each figure, for who wants them on paper."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy.orm import Session

from desktop.domain.paper import USUAL
from desktop.domain.sheets import Table
from desktop.i18n import ENGLISH
from desktop.models import Customer, Signing, SigningShare
from desktop.queries import printed_forms as wanted
from desktop.services.evaluations import Evaluations
from desktop.store.database import Database
from tests.services.small_company import Q3, add_company, add_scheme, add_staff, add_target, add_visits, line, today

WITH = replace(USUAL, with_evidence=True)


def sign(session: Session, number: str, shares: Sequence[tuple[int, int]]) -> None:
    customer = Customer(name=f"{number} 餐饮")
    session.add(customer)
    session.flush()
    signing = Signing(number=number, customer_id=customer.id, signed_on=date(2026, 8, 3), amount=Decimal(9000))
    session.add(signing)
    session.flush()
    session.add_all(SigningShare(signing_id=signing.id, staff_id=one, share=Decimal(part)) for one, part in shares)


@pytest.fixture
def evaluation(database: Database) -> int:
    """Somebody with three visits and a shared contract; of complaints there is none."""
    with database.write() as session:
        add_company(session)
        add_scheme(session, line("visits", "30"), line("log_timeliness", "10"), line("signed_amount", "60"))
        person, other = add_staff(session, "E01", "王䶮"), add_staff(session, "E02", "李雷")
        add_target(session, "visits", "3", staff_id=person)
        add_visits(session, person, 3)
        sign(session, "HT-1", [(person, 70), (other, 30)])
        sign(session, "HT-2", [(person, 100)])
    return Evaluations(database, today).run(Q3).evaluation_id


def tables(database: Database, evaluation: int, code: str = "E01") -> tuple[Table, ...]:
    with database.read() as session:
        (form,) = wanted.printed_forms(session, evaluation, ENGLISH, [code], WITH)
    return form.records


def test_forms_have_no_records_unless_they_are_wanted(database: Database, evaluation: int) -> None:
    with database.read() as session:
        forms = wanted.printed_forms(session, evaluation, ENGLISH, None, USUAL)

    assert [form.records for form in forms] == [(), ()]


def test_each_figure_lists_its_records_with_day_customer_amount_and_number(
    database: Database, evaluation: int
) -> None:
    signed = tables(database, evaluation)[2]

    assert [column.name for column in signed.columns] == [
        *("Date", "Customer", "Contract", "Amount", "Share", "Counted", "Record")
    ]
    assert [each.cells for each in signed.lines] == [
        (date(2026, 8, 3), "HT-1 餐饮", "HT-1", Decimal(9000), Decimal(70), Decimal(6300), "#1"),
        (date(2026, 8, 3), "HT-2 餐饮", "HT-2", Decimal(9000), Decimal(100), Decimal(9000), "#2"),
        ("Sum", "", "", "", "", Decimal(15300), ""),
    ]
    assert signed.note == "2 records"


def test_a_figure_of_the_same_records_says_so_instead_of_repeating_them(database: Database, evaluation: int) -> None:
    visits, timely, _signed = tables(database, evaluation)

    assert len(visits.lines) == 3
    assert timely.lines == ()
    assert timely.empty == f"The same records as under “{visits.title}”: 3."


def test_a_figure_of_other_money_of_the_same_contracts_lists_them_again(database: Database) -> None:
    with database.write() as session:
        add_company(session)
        add_scheme(session, line("signed_amount", "60"), line("gross_profit", "40"))
        sign(session, "HT-1", [(add_staff(session, "E01", "王䶮"), 100)])
        session.get_one(Signing, 1).profit = Decimal(2500)

    _signed, profit = tables(database, Evaluations(database, today).run(Q3).evaluation_id)

    assert Decimal(2500) in profit.lines[0].cells


def test_a_figure_without_records_says_so(database: Database, evaluation: int) -> None:
    assert tables(database, evaluation, "E02")[0].empty == "No record of this person’s own."


def test_records_that_came_later_are_told_and_a_long_list_is_cut_on_paper(
    database: Database, evaluation: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wanted, "MOST_PRINTED", 4)
    with database.write() as session:
        add_visits(session, 1, 2)

    visits = tables(database, evaluation)[0]

    assert visits.note == "5 records; 3 when it was evaluated; the first 4 are printed"
    assert (len(visits.lines), len(visits.on_paper)) == (5, 4)
