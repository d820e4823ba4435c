"""Own and team, whole and narrowed: what was planned or scored on one line is never read off another."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from desktop.domain.scheme import Filter, Scope
from desktop.models import Lookup, LookupKind, Signing
from desktop.queries.past_reviews import LineKey, past_reviews
from desktop.queries.reviews import review_form
from desktop.queries.schemes import scheme_choices
from desktop.services.evaluations import Evaluations
from desktop.store.database import Database
from tests.services.small_company import (
    Q2,
    Q3,
    Q4,
    actions,
    add_company,
    add_scheme,
    add_signing,
    add_staff,
    add_target,
    add_team,
    items,
    line,
    reviews,
)

LEADER_SCHEME = "主管方案"


def promoted(database: Database, evaluations: Evaluations) -> None:
    """A leader planned ¥190,000 → ¥237,000 of signings of their own; now the scheme counts the team's ¥2,500,000."""
    with database.write() as session:
        add_company(session)
        leader, member = add_staff(session, "E01", "周敏", role="leader"), add_staff(session, "E02", "李雷")
        add_team(session, "一组", leader, leader, member)
        add_scheme(session, line("signed_amount", "100"))
        add_scheme(
            session, line("signed_amount", "100", scope=Scope.TEAM),
            name=LEADER_SCHEME, role="leader", is_default=False,
        )  # fmt: skip
        add_target(session, "signed_amount", "380000", staff_id=leader, start=Q2.start, end=Q2.end)
        add_signing(session, leader, "190000", date(2026, 5, 6))
    evaluations.run(Q2)
    with database.write() as session:
        add_signing(session, leader, "200000")
        add_signing(session, member, "2300000")


class TestLastPlanOfSomebodyPromoted:
    def test_is_judged_by_own_records_though_the_scheme_counts_the_teams(
        self, database: Database, evaluations: Evaluations
    ) -> None:
        promoted(database, evaluations)

        result = evaluations.run(Q3, LEADER_SCHEME)

        with database.read() as session:
            review = reviews(session, result.evaluation_id)["E01"]
            (told,) = review_form(session, review.id, "en").last_plan  # type: ignore[union-attr] # it is there
            assert items(session, review)["signed_amount"].actual == "2500000"
        assert (told.verdict, told.now) == ("improved", "now ¥200,000")
        assert told.title == "Signed amount (own)"
        assert told.remark == "¥37,000 short of the goal, carried over."

    def test_goes_on_beside_the_teams_goal_and_is_judged_the_same_way_again(
        self, database: Database, evaluations: Evaluations
    ) -> None:
        promoted(database, evaluations)
        result = evaluations.run(Q3, LEADER_SCHEME)

        later = evaluations.run(Q4, LEADER_SCHEME)

        with database.read() as session:
            (kept,) = actions(session, reviews(session, result.evaluation_id)["E01"])
            (told,) = reviews(session, later.evaluation_id)["E01"].past["plan"]
        assert (kept.scope, kept.from_value, kept.to_value) == ("own", "200000", "237000")
        assert (told["verdict"], told["now"]["en"]) == ("missed", "now ¥0")

    def test_a_goal_of_the_team_rests_on_the_teams_figure(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            add_company(session)
            leader, member = add_staff(session, "E01", "周敏"), add_staff(session, "E02", "李雷")
            team = add_team(session, "一组", leader, leader, member)
            own, teams = line("signings", "30"), line("signings", "70", scope=Scope.TEAM)
            add_scheme(session, own, teams)
            add_target(session, "signings", "1", staff_id=leader)
            add_target(session, "signings", "8", team_id=team)
            for amount in ("10000", "20000", "30000"):
                add_signing(session, leader, amount)

        result = evaluations.run(Q3)

        with database.read() as session:
            (action,) = actions(session, reviews(session, result.evaluation_id)["E01"])
        assert (action.scope, action.from_value, action.to_value) == ("team", "3", "4")


class TestPointsOfEarlierReviews:
    def test_stand_under_the_line_they_were_given_for(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            add_company(session)
            leader, member = add_staff(session, "E01"), add_staff(session, "E02")
            team = add_team(session, "一组", leader, leader, member)
            add_scheme(session, line("signings", "30"), line("signings", "70", scope=Scope.TEAM))
            add_target(session, "signings", "2", staff_id=leader)
            add_target(session, "signings", "4", team_id=team)
            add_signing(session, leader, "10000")
        evaluations.run(Q3)

        with database.read() as session:
            past = past_reviews(session, Q4, scheme_choices(session)[0].scheme_id)

        points = past[leader][0].points
        assert points == {
            LineKey("signings", Scope.OWN, Filter()): Decimal(50),
            LineKey("signings", Scope.TEAM, Filter()): Decimal(25),
        }


class TestAFilterInEnglish:
    @pytest.mark.parametrize("word", ["A 产品", "Product A"])
    def test_finds_records_and_target_alike(self, database: Database, evaluations: Evaluations, word: str) -> None:
        with database.write() as session:
            add_company(session)
            add_scheme(session, line("signings", "100", filter=Filter(product=word)))
            staff_id = add_staff(session, "E01")
            product = Lookup(kind=LookupKind.PRODUCT, name="A 产品", name_en="Product A")
            session.add(product)
            session.flush()
            add_target(session, "signings", "4", staff_id=staff_id, product_id=product.id)
            add_signing(session, staff_id, "10000")
            add_signing(session, staff_id, "20000")
            session.scalars(select(Signing).order_by(Signing.id)).first().product_id = product.id  # type: ignore[union-attr] # just made

        result = evaluations.run(Q3)

        with database.read() as session:
            review = reviews(session, result.evaluation_id)["E01"]
            found = items(session, review)["signings"]
            (action,) = actions(session, review)
        assert (found.actual, found.target) == ("1", "4")
        assert (action.narrowed, action.from_value, action.to_value) == (word, "1", "2")
        assert action.goals == {
            "en": "Signings · Product A 1 → 2 (target 4)",
            "zh_CN": "签约份数 · A 产品 1 → 2 份（目标 4 份）",
        }
