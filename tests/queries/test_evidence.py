from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from desktop.domain.facts import ConductEvent, Evidence, OverdueMoney, SignedContract
from desktop.domain.indicators import RecordKind
from desktop.domain.period import parse_period
from desktop.models import Complaint, Conduct
from desktop.queries.evidence import evidence_for
from tests.queries.builders import (
    a_customer,
    a_deal,
    a_person,
    a_receipt,
    a_signing,
    a_visit,
    a_word,
    an_instalment,
    keep,
)

QUARTER = parse_period("2026Q3")
JULY, AUGUST = date(2026, 7, 15), date(2026, 8, 15)


class TestEvidenceFor:
    def test_somebody_without_records_has_none(self, session: Session) -> None:
        person = a_person(session)

        assert evidence_for(session, QUARTER) == {person.id: Evidence(first_days={RecordKind.VISIT: date.max})}

    def test_contracts_stand_by_their_share_the_largest_first(self, session: Session) -> None:
        person, other = a_person(session), a_person(session, "李想")
        known = a_customer(session, name="禾味餐饮")
        a_signing(session, date(2026, 1, 5), (other, "100"), customer_id=known.id)
        small = a_signing(session, JULY, (person, "100"), amount="600", number="HT1")
        large = a_signing(
            session, AUGUST, (person, "60"), (other, "40"), amount="2000.01", number="HT2", customer_id=known.id
        )

        contracts = evidence_for(session, QUARTER)[person.id].contracts

        assert contracts == (
            SignedContract(
                large.id, "HT2", "禾味餐饮", AUGUST, Decimal("1200.006"), False, share=Decimal(60), partners=("李想",)
            ),
            SignedContract(small.id, "HT1", "", JULY, Decimal(600), False),
        )

    def test_a_new_customer_of_whom_nothing_is_known_stands_behind_no_quality(self, session: Session) -> None:
        person = a_person(session)
        signing = a_signing(session, JULY, (person, "100"), customer_id=a_customer(session).id)

        record_ids = evidence_for(session, QUARTER)[person.id].record_ids

        assert record_ids["new_customers"] == (signing.id,)
        assert "customer_quality" not in record_ids

    def test_overdue_money_names_contract_customer_and_day(self, session: Session) -> None:
        person, customer = a_person(session), a_customer(session, name="绿源超市")
        signing = a_signing(session, date(2026, 2, 1), (person, "50"), number="HT7", customer_id=customer.id)
        early = an_instalment(session, signing, date(2026, 5, 1), "300")
        late = an_instalment(session, signing, JULY, "400")
        a_receipt(session, signing, AUGUST, "100")

        overdue = evidence_for(session, QUARTER)[person.id].overdue

        assert overdue == (
            OverdueMoney(late.id, "HT7", "绿源超市", JULY, Decimal(200)),
            OverdueMoney(early.id, "HT7", "绿源超市", date(2026, 5, 1), Decimal(100)),
        )

    def test_every_visit_gives_its_day_in_order(self, session: Session) -> None:
        person = a_person(session)
        for day in (AUGUST, JULY, AUGUST):
            a_visit(session, person, day)

        assert evidence_for(session, QUARTER)[person.id].visit_days == (JULY, AUGUST, AUGUST)

    def test_lost_reasons_come_the_most_frequent_first(self, session: Session) -> None:
        person = a_person(session)
        price, place = a_word(session, "lost_reason", "价格高"), a_word(session, "lost_reason", "选址不合")
        for reason in (price, place, place):
            a_deal(session, person, closed_on=JULY, result="lost", lost_reason_id=reason.id)
        a_deal(session, person, closed_on=JULY, result="lost")
        a_deal(session, person, closed_on=JULY, result="won", lost_reason_id=price.id)

        evidence = evidence_for(session, QUARTER)[person.id]

        assert evidence.lost_reasons == (("选址不合", 2), ("价格高", 1))

    def test_conduct_and_complaints_are_named(self, session: Session) -> None:
        person = a_person(session)
        event = keep(
            session,
            Conduct(happened_on=JULY, staff_id=person.id, kind="red_line", points=Decimal(5), description="虚假报销"),
        )
        complaint = keep(session, Complaint(received_on=JULY, staff_id=person.id))

        evidence = evidence_for(session, QUARTER)[person.id]

        assert evidence.conduct == (ConductEvent(event.id, "red_line", JULY, Decimal(5), "虚假报销"),)
        assert evidence.record_ids["complaints"] == (complaint.id,)
        assert evidence.record_ids["complaints"] == (complaint.id,)
