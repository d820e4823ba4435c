from datetime import date

from sqlalchemy.orm import Session

from desktop.domain.period import parse_period
from desktop.domain.targets import Bearer
from desktop.models import Complaint
from desktop.queries.evidence import evidence_for
from desktop.queries.facts import staff_facts
from desktop.queries.facts.assembly import Known
from desktop.queries.facts.customers import CODES, active_customers, by_bearer
from desktop.queries.facts.question import Question
from tests.queries.builders import a_customer, a_person, a_signing

QUARTER = parse_period("2026Q3")
LONG_AGO, DURING = date(2025, 5, 6), date(2026, 8, 3)


class TestActiveCustomers:
    def test_are_told_apart_by_when_they_were_active(self, session: Session) -> None:
        person = a_person(session)
        kept, gone, fresh = (a_customer(session) for _ in range(3))
        a_signing(session, LONG_AGO, (person, "100"), customer_id=kept.id)
        a_signing(session, LONG_AGO, (person, "100"), customer_id=gone.id, terminated_on=DURING)
        a_signing(session, DURING, (person, "100"), customer_id=fresh.id)

        active = active_customers(session, Question(Bearer.STAFF, QUARTER))

        assert by_bearer(active.before) == {person.id: (kept.id, gone.id)}
        assert by_bearer(active.last) == {person.id: (kept.id, fresh.id)}
        assert by_bearer(active.within) == {person.id: (kept.id, gone.id, fresh.id)}

    def test_who_signs_anew_elsewhere_before_the_old_contract_ends_is_kept(self, session: Session) -> None:
        person, customer = a_person(session), a_customer(session)
        a_signing(session, LONG_AGO, (person, "100"), customer_id=customer.id, terminated_on=DURING)
        a_signing(session, DURING, (person, "100"), customer_id=customer.id)

        facts = staff_facts(session, QUARTER)[person.id]

        assert facts["retention_rate"].actual == 100

    def test_known_ones_give_the_facts_and_the_evidence_what_they_would_have_asked_for(
        self, session: Session
    ) -> None:
        first, second = a_person(session), a_person(session)
        for number in range(4):
            a_signing(
                session, LONG_AGO, (first, "60"), (second, "40"),
                customer_id=a_customer(session).id, terminated_on=DURING if number % 2 else None,
            )  # fmt: skip

        session.add(Complaint(received_on=DURING, staff_id=first.id))
        session.flush()
        known = Known(active=active_customers(session, Question(Bearer.STAFF, QUARTER)))

        for wanted in (None, *(frozenset({code}) for code in CODES)):
            told = staff_facts(session, QUARTER, wanted=wanted, known=known)
            assert told == staff_facts(session, QUARTER, wanted=wanted)
        assert staff_facts(session, QUARTER, wanted=frozenset(CODES))[first.id]["complaint_rate"].actual == 25
        customers = known.active
        assert customers is not None
        found, asked = evidence_for(session, QUARTER, None, customers), evidence_for(session, QUARTER)
        assert dict(found[first.id].record_ids) == dict(asked[first.id].record_ids)
        assert found[first.id].record_ids["retention_rate"] == by_bearer(customers.before)[first.id]
