"""The records behind a figure, as a list shows them."""

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from desktop.domain.indicators import INDICATORS, RecordKind
from desktop.domain.period import parse_period
from desktop.i18n import CHINESE, ENGLISH
from desktop.queries.facts import staff_facts
from desktop.queries.record_results import Record
from desktop.queries.records import records_behind
from tests.queries.builders import a_customer, a_person, a_receipt, a_signing, a_visit, a_word

QUARTER = parse_period("2026Q3")
JULY, AUGUST = date(2026, 7, 15), date(2026, 8, 15)


class TestRecordsBehind:
    def test_visits_come_by_day_with_customer_outcome_and_words(self, session: Session) -> None:
        person, customer = a_person(session), a_customer(session, name="禾味餐饮")
        outcome = a_word(session, "outcome", "有进展", name_en="Progress", is_effective=True)
        late = a_visit(session, person, AUGUST, summary="看了铺位", outcome_id=outcome.id, customer_id=customer.id)
        early = a_visit(session, person, JULY, outcome_id=outcome.id)

        chinese = records_behind(session, QUARTER, person.id, "effective_visits", CHINESE)
        english = records_behind(session, QUARTER, person.id, "effective_visits", ENGLISH)

        assert chinese.kind is RecordKind.VISIT
        assert chinese.number == 2
        assert chinese.records == (
            Record(early.id, JULY, "", "有进展", "", None, days=0),
            Record(late.id, AUGUST, "禾味餐饮", "有进展", "看了铺位", None, days=0),
        )
        assert {record.word for record in english.records} == {"Progress"}

    def test_a_contract_shows_its_number_and_whole_amount(self, session: Session) -> None:
        person, other = a_person(session), a_person(session, "李想")
        signing = a_signing(session, JULY, (person, "60"), (other, "40"), amount="2000.01", number="HT1")

        found = records_behind(session, QUARTER, person.id, "signed_amount", CHINESE)

        assert found.records == (
            Record(signing.id, JULY, "", "", "HT1", Decimal("2000.01"), Decimal(60), Decimal("1200.006")),
        )

    def test_shares_and_parts_add_up_to_the_figures(self, session: Session) -> None:
        person, other = a_person(session), a_person(session, "李想")
        first = a_signing(session, JULY, (person, "60"), (other, "40"), amount="2000.01", profit=Decimal(500))
        a_signing(session, AUGUST, (person, "100"), amount="3000")
        a_receipt(session, first, AUGUST, "1000")
        facts = staff_facts(session, QUARTER)[person.id]

        totals = {
            code: records_behind(session, QUARTER, person.id, code, CHINESE).total
            for code in ("signings", "signed_amount", "gross_profit", "collected_amount")
        }

        assert totals == {code: facts[code].actual for code in totals}
        assert (totals["signings"], totals["gross_profit"]) == (Decimal("1.6"), Decimal(300))

    def test_nothing_behind_is_an_empty_list_for_every_indicator(self, session: Session) -> None:
        person = a_person(session)

        found = [records_behind(session, QUARTER, person.id, code, CHINESE) for code in (*INDICATORS, "unknown")]

        assert {(each.records, each.number) for each in found} == {((), 0)}
