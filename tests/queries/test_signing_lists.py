"""The list of contracts and the list of overdue instalments."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy.orm import Session

from desktop.domain.period import custom
from desktop.models.base import now
from desktop.queries.facts import staff_facts
from desktop.queries.key_order import Order
from desktop.queries.overdue import overdue_lines
from desktop.queries.signing_detail import signing_detail
from desktop.queries.signing_list import LISTING, SigningList
from desktop.queries.signings import DaysOf, SigningFilter, SigningLine, signing_sums
from tests.queries.builders import a_customer, a_person, a_receipt, a_signing, a_word, an_instalment

DAY = date(2026, 8, 14)
ONE = timedelta(days=1)


def listed(session: Session, wanted: SigningFilter, order: Order | None = None) -> list[SigningLine]:
    """The list from its first line to its last, read by its keys."""
    whole = SigningList(wanted, "en")
    keys = whole.order(session, order or Order())
    assert whole.first(session, order or Order(), 3) == keys.keys(0, 3)
    lines = {line.signing_id: line for line in whole.lines(session, keys.keys(0, len(keys)))}
    return [lines[key] for key in keys.keys(0, len(keys))]


def numbers(session: Session, wanted: SigningFilter, order: Order | None = None) -> list[str]:
    return [line.number for line in listed(session, wanted, order)]


class TestSigningPage:
    def test_a_line_says_who_shares_it_and_what_came_in(self, session: Session) -> None:
        one, other = a_person(session, "王龚"), a_person(session, "李禾")
        customer = a_customer(session, name="绿洲")
        product = a_word(session, "product", "标准店", name_en="Standard store")
        signing = a_signing(
            session, DAY, (one, "40"), (other, "60"), number="QY-1", customer_id=customer.id, product_id=product.id
        )
        a_receipt(session, signing, DAY, "700")
        a_receipt(session, signing, DAY, "-100")
        a_receipt(session, signing, DAY, "5", deleted_at=now())

        (line,) = listed(session, SigningFilter())

        assert (line.number, line.customer, line.product, line.region) == ("QY-1", "绿洲", "Standard store", "")
        assert [(signer.name, signer.percent) for signer in line.signers] == [
            ("李禾", Decimal(60)),
            ("王龚", Decimal(40)),
        ]
        assert (line.amount, line.received) == (Decimal(1000), Decimal(600))

    def test_the_newest_stand_first_and_any_column_orders_them(self, session: Session) -> None:
        one, other = a_person(session, "王龚", pinyin="wanggong"), a_person(session, "李禾", pinyin="lihe")
        a_signing(session, DAY, (one, "60"), (other, "40"), number="B", amount="20", landing_planned_on=DAY + ONE)
        a_signing(session, DAY, (other, "100"), number="A", amount="30", landing_planned_on=DAY, landed_on=DAY)
        paid = a_signing(session, DAY + ONE, (one, "100"), number="C", amount="10", landing_planned_on=DAY)
        a_receipt(session, paid, DAY, "5")

        by_column = {name: "".join(numbers(session, SigningFilter(), Order(name))) for name in LISTING.columns}

        assert numbers(session, SigningFilter()) == ["C", "A", "B"]
        assert numbers(session, SigningFilter(), Order("signed_on")) == ["B", "A", "C"]
        assert by_column == {
            "number": "ABC", "customer": "CAB", "signers": "ACB", "product": "CAB", "region": "CAB",
            "amount": "CBA", "received": "ABC", "state": "CBA", "landing": "CAB",
        }  # fmt: skip

    @pytest.mark.parametrize(
        ("wanted", "found"),
        [
            (SigningFilter(start=DAY + ONE), ["B"]),
            (SigningFilter(end=DAY), ["A"]),
            (SigningFilter(text="绿"), ["A"]),
            (SigningFilter(text="b"), ["B"]),
            (SigningFilter(text="wg"), ["A"]),
            (SigningFilter(text="李"), ["B"]),
            (SigningFilter(text="没有"), []),
        ],
    )
    def test_it_is_narrowed(self, session: Session, wanted: SigningFilter, found: list[str]) -> None:
        one, other = a_person(session, "王龚", initials="wg"), a_person(session, "李禾")
        a_signing(session, DAY, (one, "100"), number="A", customer_id=a_customer(session, name="绿洲").id)
        a_signing(session, DAY + ONE, (other, "100"), number="B")

        assert numbers(session, wanted) == found

    def test_a_persons_contracts_are_those_with_a_share(self, session: Session) -> None:
        one, other = a_person(session), a_person(session)
        a_signing(session, DAY, (one, "50"), (other, "50"), number="A")
        a_signing(session, DAY, (other, "100"), number="B")

        assert numbers(session, SigningFilter(staff_id=one.id)) == ["A"]

    def test_it_is_narrowed_to_one_customer_of_several_alike(self, session: Session) -> None:
        person, customer = a_person(session), a_customer(session, name="绿洲")
        a_signing(session, DAY, (person, "100"), number="A", customer_id=customer.id)
        a_signing(session, DAY, (person, "100"), number="B", customer_id=a_customer(session, name="绿洲二店").id)

        assert numbers(session, SigningFilter(customer_id=customer.id)) == ["A"]

    def test_the_days_may_be_those_of_money_or_of_what_was_due(self, session: Session) -> None:
        person = a_person(session)
        paid = a_signing(session, DAY - 9 * ONE, (person, "100"), number="PAID")
        a_receipt(session, paid, DAY, "30")
        a_receipt(session, paid, DAY, "8", deleted_at=now())
        a_receipt(session, paid, DAY - ONE, "500")
        due = a_signing(session, DAY - 9 * ONE, (person, "100"), number="DUE")
        an_instalment(session, due, DAY, "100")
        a_signing(session, DAY, (person, "100"), number="SIGNED")
        wanted = {days_of: SigningFilter(DAY, DAY, person.id, days_of=days_of) for days_of in DaysOf}
        figures = staff_facts(session, custom(DAY, DAY), wanted=frozenset({"collected_amount"}))[person.id]

        assert {days_of: numbers(session, each) for days_of, each in wanted.items()} == {
            DaysOf.SIGNED: ["SIGNED"],
            DaysOf.RECEIVED: ["PAID"],
            DaysOf.DUE: ["DUE"],
        }
        assert signing_sums(session, wanted[DaysOf.RECEIVED]).received == Decimal(30)
        assert figures["collected_amount"].actual == Decimal(30)

    def test_removed_contracts_are_not_listed(self, session: Session) -> None:
        removed = a_signing(session, DAY, (a_person(session), "100"), deleted_at=now())

        assert numbers(session, SigningFilter()) == []
        assert signing_detail(session, removed.id, "en") is None

    def test_the_sums_are_those_of_all_that_match(self, session: Session) -> None:
        person = a_person(session)
        for _ in range(3):
            a_receipt(session, a_signing(session, DAY, (person, "100"), amount="0.10"), DAY, "0.07")

        sums = signing_sums(session, SigningFilter())

        assert (sums.number, sums.amount, sums.received) == (3, Decimal("0.30"), Decimal("0.21"))
        assert signing_sums(session, SigningFilter(text="nobody")).amount == Decimal(0)


class TestOverdue:
    def test_it_names_what_is_unpaid_and_for_how_long(self, session: Session) -> None:
        person = a_person(session)
        signing = a_signing(
            session, DAY, (person, "100"), number="QY-1", customer_id=a_customer(session, name="绿洲").id
        )
        first, second = an_instalment(session, signing, DAY, "500"), an_instalment(session, signing, DAY + ONE, "500")
        an_instalment(session, signing, DAY + 99 * ONE, "500")
        a_receipt(session, signing, DAY, "600")

        lines = overdue_lines(session, DAY + 41 * ONE)

        assert [(line.instalment_id, line.days, line.amount, line.unpaid) for line in lines] == [
            (second.id, 40, Decimal(500), Decimal(400))
        ]
        assert (lines[0].number, lines[0].customer, lines[0].signers[0].name) == ("QY-1", "绿洲", person.name)
        assert first.id not in {line.instalment_id for line in lines}

    def test_it_agrees_with_the_overdue_money_of_the_day(self, session: Session) -> None:
        person = a_person(session)
        signing = a_signing(session, DAY, (person, "100"))
        an_instalment(session, signing, DAY, "300")
        an_instalment(session, signing, DAY + ONE, "300")
        a_receipt(session, signing, DAY, "100")
        a_receipt(session, signing, DAY + ONE, "100")

        for day in (DAY, DAY + ONE):
            figure = staff_facts(session, custom(DAY, day))[person.id]["overdue_amount"].actual
            # What came after the day asked for does not count on it.
            assert sum(line.unpaid for line in overdue_lines(session, day)) == figure

    def test_it_is_narrowed_to_a_person(self, session: Session) -> None:
        one, other = a_person(session), a_person(session)
        an_instalment(session, a_signing(session, DAY, (one, "100")), DAY, "1")
        mine = an_instalment(session, a_signing(session, DAY, (other, "100")), DAY, "1")

        assert [line.instalment_id for line in overdue_lines(session, DAY, other.id)] == [mine.id]

    def test_removed_contracts_and_instalments_owe_nothing(self, session: Session) -> None:
        person = a_person(session)
        an_instalment(session, a_signing(session, DAY, (person, "100"), deleted_at=now()), DAY, "1")
        an_instalment(session, a_signing(session, DAY, (person, "100")), DAY, "1").deleted_at = now()

        assert overdue_lines(session, DAY + ONE) == ()
