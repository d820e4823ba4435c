"""An evaluation goes on from the one before: totals, plans and targets that are carried along."""

from datetime import date, timedelta
from decimal import Decimal

from desktop.domain.period import parse_period
from desktop.models import Staff
from desktop.services.evaluations import Evaluations
from desktop.store.database import Database
from tests.services.small_company import (
    Q2,
    Q3,
    Q4,
    actions,
    add_scheme,
    add_staff,
    add_target,
    add_visits,
    findings,
    items,
    line,
    reviews,
    two_people,
)


class TestTheNextPeriod:
    def test_the_next_period_continues_the_story(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            first, _second = two_people(session)
            add_target(session, "visits", "10", staff_id=first, start=Q4.start, end=Q4.end)
            add_visits(session, first, 9, date(2026, 10, 12))
        evaluations.run(Q3)

        result = evaluations.run(Q4)

        with database.read() as session:
            past = reviews(session, result.evaluation_id)["E01"].past
        assert past["previous_total"] == "66"
        assert past["totals"] == [{"label": "26Q3", "total": "66"}]
        assert past["plan_period"]["label"] == "2026Q3"
        assert [verdict["verdict"] for verdict in past["plan"]][:1] == ["done"]

    def test_the_three_latest_totals_are_carried_on(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            two_people(session)
        for label in ("2025Q3", "2025Q4", "2026Q1", "2026Q2"):
            evaluations.run(parse_period(label))

        result = evaluations.run(Q3)

        with database.read() as session:
            past = reviews(session, result.evaluation_id)["E01"].past
        assert [each["label"] for each in past["totals"]] == ["25Q4", "26Q1", "26Q2"]

    def test_a_promotion_keeps_the_plan_but_not_the_totals(
        self, database: Database, evaluations: Evaluations
    ) -> None:
        with database.write() as session:
            two_people(session)
            add_scheme(session, line("visits", "100"), name="主管", is_default=False)
        evaluations.run(Q2)

        result = evaluations.run(Q3, "主管")

        with database.read() as session:
            past = reviews(session, result.evaluation_id)["E01"].past
        assert (past["previous_total"], past["totals"]) == (None, [])
        assert past["plan_period"]["label"] == "2026Q2"

    def test_a_next_target_for_some_days_only_is_no_goal_yet(
        self, database: Database, evaluations: Evaluations
    ) -> None:
        with database.write() as session:
            first, _second = two_people(session)
            october = {"start": date(2026, 10, 1), "end": date(2026, 10, 31)}
            add_target(session, "visits", "8", staff_id=first, **october)

        result = evaluations.run(Q3)

        with database.read() as session:
            planned = actions(session, reviews(session, result.evaluation_id)["E01"])
        assert [action.to_value for action in planned if action.indicator == "visits"] == ["6"]

    def test_who_left_gets_a_review_without_a_next_target(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            first, _second = two_people(session)
            session.get_one(Staff, first).left_on = date(2026, 8, 31)
            add_target(session, "visits", "10", staff_id=first, start=Q4.start, end=Q4.end)

        result = evaluations.run(Q3)

        with database.read() as session:
            item = items(session, reviews(session, result.evaluation_id)["E01"])["visits"]
        assert item.effective_target == "6.739130434782608695652173913"  # 10 × 62/92

    def test_a_gap_between_periods_leaves_no_previous_total(
        self, database: Database, evaluations: Evaluations
    ) -> None:
        with database.write() as session:
            two_people(session)
        evaluations.run(Q2)

        result = evaluations.run(Q4)

        with database.read() as session:
            past = reviews(session, result.evaluation_id)["E01"].past
        assert past["previous_total"] is None
        assert [each["label"] for each in past["totals"]] == ["26Q2"]


class TestSilentWeeks:
    def test_the_spring_festival_is_no_silent_week(self, database: Database, evaluations: Evaluations) -> None:
        festival, after = date(2026, 2, 16), date(2026, 2, 23)
        with database.write() as session:
            add_scheme(session, line("visits", "100", default_target=Decimal(5)))
            rested, idle = add_staff(session, "E1"), add_staff(session, "E2")
            for week in range(12):
                monday = date(2026, 1, 5) + timedelta(weeks=week)
                if monday not in (festival, after):
                    add_visits(session, rested, 1, monday)
                if monday not in (date(2026, 3, 2), date(2026, 3, 9)):
                    add_visits(session, idle, 1, monday)

        result = evaluations.run(parse_period("2026Q1"))

        with database.read() as session:
            silent = {
                code: any("silent_weeks" in (one.rule, one.cause_key) for one in findings(session, review))
                for code, review in reviews(session, result.evaluation_id).items()
            }
        assert silent == {"E1": False, "E2": True}
