"""Figures that hardly any text asks for: nothing is read before one asks, and then once for everybody."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy.orm import Session

from desktop.domain.facts import Measure
from desktop.domain.period import parse_period
from desktop.models import Stage
from desktop.models.deal import DealStageChange
from desktop.queries.negotiations import NEGOTIATION_RATE
from desktop.queries.own_facts import staff_figures
from desktop.queries.own_indicators import OwnIndicators
from desktop.queries.rare_facts import FactsWithRare, RareFigures
from tests.queries.builders import a_deal, a_person, a_signing, a_visit, keep
from tests.queries.statements import counted

QUARTER = parse_period("2026Q3")
JULY = date(2026, 7, 10)
KNOWN = Measure(Decimal(7), Decimal(7), Decimal(1), 7)


def rare_of(session: Session, *codes: str) -> RareFigures:
    return RareFigures(session, QUARTER, OwnIndicators(), frozenset(codes))


class TestFigures:
    def test_are_the_very_figures_an_evaluation_reads_of_everybody(self, session: Session) -> None:
        first, second = a_person(session), a_person(session)
        a_visit(session, first, JULY)
        a_signing(session, JULY, (second, "100"), amount="3000")
        codes = ("visits", "signed_amount", "signings")

        rare, whole = rare_of(session, *codes), staff_figures(session, QUARTER, own=OwnIndicators())

        for person in (first, second):
            assert {code: rare.of(code, person.id) for code in codes} == {
                code: whole[person.id][code] for code in codes
            }

    def test_are_read_once_for_everybody_and_for_all_that_the_same_rows_answer(self, session: Session) -> None:
        first, second = a_person(session), a_person(session)
        a_signing(session, JULY, (first, "100"))
        rare = rare_of(session, "signed_amount", "signings", "visits")

        with counted(session) as before:
            pass
        with counted(session) as of_one:
            rare.of("signed_amount", first.id)
        with counted(session) as of_others:
            rare.of("signings", first.id)
            rare.of("signed_amount", second.id)

        assert (before, of_others) == ([], [])
        assert of_one

    def test_of_another_code_nothing_is_asked(self, session: Session) -> None:
        person = a_person(session)

        with counted(session) as statements:
            found = rare_of(session, "visits").of("signed_amount", person.id)

        assert found is None
        assert statements == []

    def test_the_rate_of_negotiations_is_among_them(self, session: Session) -> None:
        far, nowhere = a_person(session), a_person(session)
        talks = keep(session, Stage(name="谈判", step="negotiation", sort_order=1))
        deal = a_deal(session, far, opened_on=JULY)
        keep(session, DealStageChange(deal_id=deal.id, stage_id=talks.id, reached_on=JULY))

        rare = rare_of(session, NEGOTIATION_RATE)

        rate = rare.of(NEGOTIATION_RATE, far.id)
        assert rate is not None
        assert rate.actual == 100
        assert rare.of(NEGOTIATION_RATE, nowhere.id) is None


class TestFacts:
    def test_what_is_at_hand_is_not_asked_again(self, session: Session) -> None:
        person = a_person(session)
        facts = FactsWithRare({"visits": KNOWN}, rare_of(session, "visits"), person.id)

        with counted(session) as statements:
            assert facts["visits"] == KNOWN

        assert statements == []

    def test_a_rare_one_is_found_and_named_like_the_others(self, session: Session) -> None:
        person = a_person(session)
        a_visit(session, person, JULY)
        facts = FactsWithRare({"signings": KNOWN}, rare_of(session, "visits", NEGOTIATION_RATE), person.id)

        assert facts["visits"].actual == 1
        assert list(facts) == ["signings", "visits"]  # without a deal there is no rate
        assert len(facts) == 2

    def test_a_code_nobody_knows_is_missing(self, session: Session) -> None:
        facts = FactsWithRare({}, rare_of(session, "visits"), a_person(session).id)

        assert "no_such_code" not in facts
        assert facts.get("no_such_code", KNOWN) is KNOWN
        with pytest.raises(KeyError, match="no_such_code"):
            facts["no_such_code"]
