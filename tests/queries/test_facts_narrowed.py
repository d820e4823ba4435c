"""Facts narrowed to a product, a region, a kind of customer, a source."""

from sqlalchemy.orm import Session

from desktop.domain.facts import NO_DATA
from desktop.domain.scheme import Filter
from desktop.models import Complaint, Feedback
from desktop.queries.facts import staff_facts
from tests.queries.builders import a_customer, a_deal, a_person, a_signing, a_visit, a_word, keep
from tests.queries.quarter_facts import JULY, QUARTER


class TestNarrowing:
    def test_to_a_product_and_a_region_asks_deals_signings_and_visits(self, session: Session) -> None:
        person = a_person(session)
        product, east = a_word(session, "product", "A 产品", name_en="Product A"), a_word(session, "region", "华东")
        customer = a_customer(session, region_id=east.id)
        deal = a_deal(session, person, opened_on=JULY, product_id=product.id, customer_id=customer.id)
        a_deal(session, person, opened_on=JULY, product_id=product.id)
        a_visit(session, person, JULY, deal_id=deal.id, customer_id=customer.id)
        a_visit(session, person, JULY, customer_id=customer.id)
        a_signing(session, JULY, (person, "100"), customer_id=customer.id, product_id=product.id, amount="5")
        a_signing(session, JULY, (person, "100"), region_id=east.id, product_id=product.id, amount="7")
        a_signing(session, JULY, (person, "100"), customer_id=customer.id, amount="11")

        facts = staff_facts(session, QUARTER, Filter(product="Product A", region="华东"))[person.id]

        assert facts["new_deals"].actual == facts["visits"].actual == 1
        assert facts["signed_amount"].actual == 12

    def test_to_a_customer_kind_and_a_source_asks_the_customer(self, session: Session) -> None:
        person = a_person(session)
        kind, source = a_word(session, "customer_kind", "加盟商"), a_word(session, "source", "展会")
        customer = a_customer(session, kind_id=kind.id, source_id=source.id)
        keep(session, Complaint(received_on=JULY, staff_id=person.id, customer_id=customer.id))
        keep(session, Complaint(received_on=JULY, staff_id=person.id))

        facts = staff_facts(session, QUARTER, Filter(customer_kind="加盟商", source="展会"))[person.id]

        assert facts["complaints"].actual == 1

    def test_says_no_data_where_records_know_nothing_of_it(self, session: Session) -> None:
        person = a_person(session)
        keep(session, Complaint(received_on=JULY, staff_id=person.id))
        keep(session, Feedback(reported_on=JULY, staff_id=person.id, status="useful"))

        facts = staff_facts(session, QUARTER, Filter(product="A 产品"))[person.id]

        assert facts["complaints"] == facts["market_feedback"] == NO_DATA
        assert facts["visits"].actual == 0
