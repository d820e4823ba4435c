"""What an evaluation reads of everybody at once, and what only when a text asks."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from desktop.domain.facts import Facts
from desktop.domain.scheme import Filter
from desktop.queries.facts.assembly import NOTHING_KNOWN
from desktop.queries.negotiations import NEGOTIATION_RATE
from desktop.queries.own_facts import Wanted, staff_figures
from desktop.queries.own_indicators import OwnIndicators
from desktop.queries.rare_facts import FactsWithRare
from desktop.services.evaluation_sights import EVERYTHING, Sights
from tests.queries.statements import counted
from tests.services.small_company import Q2, Q3, add_signing, add_staff, add_team, add_visits

NARROWED = Filter(product="水果")


def sights_of(
    session: Session, wanted: Mapping[Filter, Wanted], *counted_by_lines: str, of_teams: tuple[Filter, ...] = ()
) -> Sights:
    return Sights(session, OwnIndicators(), wanted, of_teams, counted_by_lines)


class TestNow:
    def test_what_lines_count_is_at_hand_and_the_rest_waits_for_a_text(self, session: Session) -> None:
        person = add_staff(session, "E01")
        add_visits(session, person, 3)
        sights = sights_of(session, {EVERYTHING: frozenset({"visits", "market_feedback"})}, "visits")

        facts = sights.now(Q3, {}, NOTHING_KNOWN)[EVERYTHING].staff[person]
        with counted(session) as of_counted:
            assert facts["visits"].actual == 3
        with counted(session) as of_rare:
            assert facts["market_feedback"].actual == 0

        assert of_counted == []
        assert of_rare

    def test_without_a_wish_everything_is_read_at_once(self, session: Session) -> None:
        person = add_staff(session, "E01")
        add_visits(session, person, 3)

        facts = sights_of(session, {EVERYTHING: None}, "visits").now(Q3, {}, NOTHING_KNOWN)[EVERYTHING].staff[person]

        assert not isinstance(facts, FactsWithRare)
        assert facts == staff_figures(session, Q3, own=OwnIndicators())[person]

    def test_teams_are_looked_at_only_where_a_line_counts_theirs(self, session: Session) -> None:
        person = add_staff(session, "E01")
        team = add_team(session, "一组", person, person)
        add_visits(session, person, 2)
        wanted: dict[Filter, Wanted] = {EVERYTHING: frozenset({"visits"}), NARROWED: frozenset({"visits"})}

        found = sights_of(session, wanted, "visits", of_teams=(EVERYTHING,)).now(Q3, {}, NOTHING_KNOWN)

        assert found[EVERYTHING].teams[team]["visits"].actual == 2
        assert found[NARROWED].teams == {}
        assert found[NARROWED].staff[person].keys() == {"visits"}


class TestBefore:
    def test_money_overdue_is_left_out_unless_a_line_counts_it(self, session: Session) -> None:
        person = add_staff(session, "E01")
        wanted = {EVERYTHING: frozenset({"visits", "overdue_amount"})}

        uncounted = before(sights_of(session, wanted, "visits"), person)
        counted_by_line = before(sights_of(session, wanted, "visits", "overdue_amount"), person)

        assert "overdue_amount" not in uncounted
        assert "overdue_amount" in counted_by_line

    def test_what_no_line_counts_is_read_when_a_text_asks(self, session: Session) -> None:
        person = add_staff(session, "E01")
        add_signing(session, person, "5000", Q2.start)
        facts = before(sights_of(session, {EVERYTHING: frozenset({"visits", "signed_amount"})}, "visits"), person)

        with counted(session) as of_counted:
            assert facts["visits"].actual == 0
        with counted(session) as of_rare:
            assert facts["signed_amount"].actual == 5000

        assert of_counted == []
        assert of_rare

    def test_without_a_deal_there_is_no_rate_of_negotiations(self, session: Session) -> None:
        person = add_staff(session, "E01")

        facts = before(sights_of(session, {EVERYTHING: frozenset({"visits"})}, "visits"), person)

        assert NEGOTIATION_RATE not in facts


class TestActive:
    def test_customers_nobody_needs_are_not_read(self, session: Session) -> None:
        add_staff(session, "E01")

        with counted(session) as statements:
            found = sights_of(session, {EVERYTHING: frozenset({"signings"})}, "signings").active(Q3)

        assert found == (None, None)
        assert statements == []

    def test_both_periods_are_read_where_a_line_counts_them(self, session: Session) -> None:
        add_staff(session, "E01")

        earlier, customers = sights_of(session, {EVERYTHING: None}, "retention_rate").active(Q3)

        assert customers is not None
        assert earlier is None or not earlier.before


def before(sights: Sights, person: int) -> Facts:
    return sights.before(Q2, NOTHING_KNOWN)[EVERYTHING].staff[person]
