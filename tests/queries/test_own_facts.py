"""Own indicators beside the built-in ones: people, teams, the company, filters, raters' weights."""

from decimal import Decimal
from fractions import Fraction

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.indicators import Unit
from desktop.domain.scheme import Filter
from desktop.domain.scoring import exact_actual
from desktop.models import Company, CustomIndicator, Lookup, LookupKind, Rating, Signing
from desktop.queries.evidence import evidence_for
from desktop.queries.own_evidence import with_counted_records, with_own_records
from desktop.queries.own_facts import company_figures, staff_figures, team_figures
from desktop.queries.own_indicators import own_indicators
from desktop.queries.records import records_behind
from tests.queries.statements import counted
from tests.services.small_company import Q3, add_signing, add_staff, add_team, add_visits


def add_own(session: Session, code: str, source: str = "manual", formula: str = "", name: str = "") -> None:
    unit = Unit.POINTS if source != "formula" else Unit.MONEY
    session.add(CustomIndicator(code=code, name=name or code, unit=unit, source=source, formula=formula))
    session.flush()


def rate(session: Session, staff_id: int, score: str, relation: str = "owner", indicator: str = "") -> None:
    session.add(
        Rating(
            start=Q3.start,
            end=Q3.end,
            staff_id=staff_id,
            relation=relation,
            score=Decimal(score),
            indicator=indicator,
        )
    )
    session.flush()


class TestFormulas:
    def test_work_on_the_figures_of_each_bearer(self, session: Session) -> None:
        add_own(session, "per_visit", "formula", "signed_amount / visits")
        first, second = add_staff(session, "E01"), add_staff(session, "E02")
        team = add_team(session, "一组", None, first, second)
        add_visits(session, first, 3)
        add_visits(session, second, 4)
        add_signing(session, first, "10000")

        people = staff_figures(session, Q3)

        assert exact_actual(people[first]["per_visit"]) == Fraction(10000, 3)
        assert people[second]["per_visit"].actual == 0
        assert exact_actual(team_figures(session, Q3)[team]["per_visit"]) == Fraction(10000, 7)
        assert exact_actual(company_figures(session, Q3)["per_visit"]) == Fraction(10000, 7)

    def test_division_by_nothing_is_no_data(self, session: Session) -> None:
        add_own(session, "per_visit", "formula", "signed_amount / visits")
        person = add_staff(session, "E01")

        assert staff_figures(session, Q3)[person]["per_visit"].actual is None

    def test_work_on_narrowed_figures(self, session: Session) -> None:
        add_own(session, "double", "formula", "signings * 2")
        person = add_staff(session, "E01")
        product = Lookup(kind=LookupKind.PRODUCT, name="甲")
        session.add(product)
        session.flush()
        add_signing(session, person, "10000")
        add_signing(session, person, "20000")
        session.scalars(select(Signing).order_by(Signing.id).limit(1)).one().product_id = product.id

        assert staff_figures(session, Q3, Filter(product="甲"))[person]["double"].actual == 2
        assert staff_figures(session, Q3)[person]["double"].actual == 4

    def test_one_formula_may_rest_on_another(self, session: Session) -> None:
        add_own(session, "twice", "formula", "base * 2")
        add_own(session, "base", "formula", "visits + 1")
        person = add_staff(session, "E01")

        assert staff_figures(session, Q3)[person]["twice"].actual == 2

    def test_need_no_statement_of_their_own(self, session: Session) -> None:
        add_staff(session, "E01")
        own = own_indicators(session)
        with counted(session) as plain:
            staff_figures(session, Q3, own=own)
        for number in range(20):
            add_own(session, f"f{number}", "formula", f"visits + {number}")
        own = own_indicators(session)

        with counted(session) as with_more:
            staff_figures(session, Q3, own=own)
        assert len(with_more) == len(plain)


class TestGivenPoints:
    def test_are_kept_apart_by_indicator(self, session: Session) -> None:
        add_own(session, "mentoring")
        person = add_staff(session, "E01")
        rate(session, person, "80")
        rate(session, person, "60", indicator="mentoring")
        rate(session, person, "70", indicator="mentoring")
        rate(session, person, "10", "peer", "mentoring")

        found = staff_figures(session, Q3)[person]

        assert found["manual"].actual == 80
        assert (found["mentoring"].actual, found["mentoring"].records) == (Decimal(65), 2)

    def test_of_a_team_are_the_mean_of_its_members(self, session: Session) -> None:
        add_own(session, "mentoring")
        first, second = add_staff(session, "E01"), add_staff(session, "E02")
        team = add_team(session, "一组", None, first, second)
        rate(session, first, "60", indicator="mentoring")
        rate(session, second, "90", indicator="mentoring")

        assert team_figures(session, Q3)[team]["mentoring"].actual == 75

    def test_say_nothing_of_a_product(self, session: Session) -> None:
        add_own(session, "mentoring")
        person = add_staff(session, "E01")
        rate(session, person, "60", indicator="mentoring")
        session.add(Lookup(kind=LookupKind.PRODUCT, name="甲"))
        session.flush()

        assert staff_figures(session, Q3, Filter(product="甲"))[person]["mentoring"].actual is None

    def test_nobody_gave_are_no_data(self, session: Session) -> None:
        add_own(session, "mentoring")
        add_own(session, "around", "raters")
        person = add_staff(session, "E01")

        found = staff_figures(session, Q3)[person]

        assert (found["mentoring"].actual, found["around"].actual) == (None, None)


class TestRaters:
    """Superior 90, colleague 60, self 100; customers gave nothing."""

    @pytest.fixture
    def person(self, session: Session) -> int:
        add_own(session, "around", "raters")
        person = add_staff(session, "E01")
        for indicator in ("", "around"):
            for relation, score in (("manager", "90"), ("peer", "60"), ("self", "100"), ("owner", "1")):
                rate(session, person, score, relation, indicator)
        return person

    def test_the_usual_weights_are_renormalised_over_those_present(self, session: Session, person: int) -> None:
        found = staff_figures(session, Q3)[person]

        assert exact_actual(found["around"]) == Fraction(50 * 90 + 20 * 60 + 10 * 100, 80)
        assert found["raters"].actual == found["around"].actual
        assert found["around"].records == 3

    def test_the_owners_weights_count_for_both(self, session: Session, person: int) -> None:
        weights = {"manager": "30", "peer": "60", "customer": "10", "self": "0"}
        session.add(Company(name="公司", rater_weights=weights))
        session.flush()

        found = staff_figures(session, Q3)[person]

        assert exact_actual(found["around"]) == Fraction(30 * 90 + 60 * 60, 90)
        assert exact_actual(found["raters"]) == Fraction(70)
        assert company_figures(session, Q3)["raters"].actual == 70

    def test_relations_without_weight_alone_are_no_data(self, session: Session, person: int) -> None:
        weights = {"manager": "0", "peer": "0", "customer": "100", "self": "0"}
        session.add(Company(name="公司", rater_weights=weights))
        session.flush()

        assert staff_figures(session, Q3)[person]["raters"].actual is None


class TestRecords:
    def test_of_a_formula_are_those_of_its_first_figure(self, session: Session) -> None:
        add_own(session, "per_visit", "formula", "signed_amount / visits")
        person = add_staff(session, "E01")
        add_visits(session, person, 3)
        add_signing(session, person, "10000")

        behind = records_behind(session, Q3, person, "per_visit", "zh_CN")

        assert (behind.kind.value, behind.number) == ("signing", 1)

    def test_two_figures_of_a_kind_list_each_record_once(self, session: Session) -> None:
        add_own(session, "both", "formula", "effective_visits + visits")
        person = add_staff(session, "E01")
        add_visits(session, person, 3)
        own, evidence = own_indicators(session), evidence_for(session, Q3)

        found = with_own_records(session, Q3, evidence, own)
        counted = with_counted_records(staff_figures(session, Q3), found, own)

        assert len(found[person].record_ids["both"]) == 3
        assert counted[person]["both"].records == 3

    def test_of_given_points_are_the_ratings(self, session: Session) -> None:
        add_own(session, "mentoring")
        person = add_staff(session, "E01")
        rate(session, person, "60", indicator="mentoring")
        rate(session, person, "10", "peer", "mentoring")

        behind = records_behind(session, Q3, person, "mentoring", "zh_CN")

        assert [record.amount for record in behind.records] == [Decimal(60)]


class TestWanted:
    def test_a_formula_brings_its_figures_and_nothing_else(self, session: Session) -> None:
        add_own(session, "per_visit", "formula", "signed_amount / visits")
        add_own(session, "other", "formula", "visits * 2")
        add_own(session, "mentoring")
        person = add_staff(session, "E01")

        found = staff_figures(session, Q3, wanted=frozenset({"per_visit"}))[person]

        assert set(found) == {"signed_amount", "visits", "per_visit"}

    def test_given_points_are_asked_for_by_name(self, session: Session) -> None:
        add_own(session, "mentoring")
        person = add_staff(session, "E01")
        rate(session, person, "60", indicator="mentoring")

        found = staff_figures(session, Q3, wanted=frozenset({"mentoring"}))[person]

        assert {code: measure.actual for code, measure in found.items()} == {"mentoring": Decimal(60)}
