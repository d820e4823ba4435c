"""Check-ins, ticks and due days of improvement actions, and the board that shows them."""

from datetime import date
from decimal import Decimal

import pytest

from desktop.domain.plan.progress import Effect, PlanState
from desktop.errors import RequestError
from desktop.queries.facts import staff_facts
from desktop.queries.plans import PlanLine, plan_board, plan_choices
from desktop.queries.reviews import review_forms
from desktop.services.audit import verify
from desktop.services.evaluations import Evaluations
from desktop.services.plans import PlanVerbs
from desktop.store.database import Database
from tests.services.small_company import (
    Q3,
    Q4,
    TODAY,
    actions,
    add_survey,
    add_visits,
    reviews,
    today,
    two_people,
)

DAY = date(2026, 11, 20)


@pytest.fixture
def evaluated(database: Database) -> int:
    """The third quarter of two people; E01 made 5 of 10 visits. In the fourth E01 has made three so far."""
    with database.write() as session:
        first, _second = two_people(session)
        add_visits(session, first, 3, date(2026, 11, 2))
    return Evaluations(database, today).run(Q3).evaluation_id


@pytest.fixture
def verbs(database: Database, evaluated: int) -> PlanVerbs:
    return PlanVerbs(database, today)


@pytest.fixture
def action_id(database: Database, evaluated: int) -> int:
    """The action on E01's visits."""
    with database.read() as session:
        return next(
            one.id for one in actions(session, reviews(session, evaluated)["E01"]) if one.indicator == "visits"
        )


def line(database: Database, action_id: int, day: date = TODAY) -> PlanLine:
    with database.read() as session:
        return next(each for each in plan_board(session, day, "zh_CN") if each.action_id == action_id)


class TestBoard:
    def test_an_action_shows_before_now_and_goal(self, database: Database, action_id: int) -> None:
        found = line(database, action_id)

        assert (found.code, found.period.label) == ("E01", "2026Q4")
        assert (found.start, found.now) == (Decimal(5), Decimal(3))
        assert found.target is not None
        assert found.target > 5
        assert found.state is PlanState.OPEN
        assert found.course.effect in (Effect.BEHIND, Effect.ON_COURSE)

    def test_before_the_period_starts_there_is_no_figure_yet(self, database: Database, action_id: int) -> None:
        found = line(database, action_id, date(2026, 9, 30))

        assert (found.now, found.course.effect) == (None, Effect.UNKNOWN)

    def test_after_the_period_it_stops_at_its_last_day(self, database: Database, action_id: int) -> None:
        with database.write() as session:
            add_visits(session, 1, 50, date(2027, 1, 4))

        assert line(database, action_id, date(2027, 1, 20)).now == 3

    def test_overdue_actions_come_first(self, database: Database, verbs: PlanVerbs, action_id: int) -> None:
        verbs.complete(action_id, DAY)

        with database.read() as session:
            states = [each.state for each in plan_board(session, date(2027, 2, 1), "zh_CN")]

        assert states == sorted(states, key=list(PlanState).index)
        assert states[-1] is PlanState.DONE

    def test_only_the_latest_plan_of_each_is_shown_unless_one_is_chosen(
        self, database: Database, evaluated: int, action_id: int
    ) -> None:
        with database.write() as session:
            add_survey(session, 1, "40", date(2026, 11, 3))
        later = Evaluations(database, lambda: date(2027, 1, 8)).run(Q4).evaluation_id

        with database.read() as session:
            board = plan_board(session, date(2027, 1, 8), "zh_CN")
            chosen = plan_board(session, date(2027, 1, 8), "en", [evaluated])
            choices = plan_choices(session)

        assert {each.evaluation_id for each in board} == {later}
        assert {each.evaluation_id for each in chosen} == {evaluated}
        assert [(each.evaluated.label, each.period.label) for each in choices] == [
            ("2026Q4", "2027Q1"),
            ("2026Q3", "2026Q4"),
        ]

    def test_a_judged_action_keeps_the_word_of_its_review_whatever_the_records_say_since(
        self, database: Database, evaluated: int, action_id: int
    ) -> None:
        later = date(2027, 1, 8)
        review = Evaluations(database, lambda: later).run(Q4).evaluation_id
        with database.write() as session:
            add_visits(session, 1, 50, date(2026, 12, 4))

        with database.read() as session:
            told = {form.person.code: form for form in review_forms(session, review, "zh_CN")}["E01"].last_plan
            judged = next(each for each in plan_board(session, later, "zh_CN", [evaluated]) if each.kept)

        assert judged.action_id == action_id
        assert (judged.course.effect, judged.state) == (Effect.MISSED, PlanState.OVERDUE)
        assert judged.kept is not None
        assert (judged.kept.verdict, judged.kept.now) == (told[0].verdict, told[0].now)
        assert judged.kept.remark == told[0].remark


class TestCheckIn:
    def test_value_and_note_are_kept_the_latest_first(
        self, database: Database, verbs: PlanVerbs, action_id: int
    ) -> None:
        verbs.check_in(action_id, DAY, Decimal(3), "已约三家")
        verbs.check_in(action_id, date(2026, 11, 6), None, "名单已排好")

        notes = [(each.noted_on, each.value, each.note) for each in line(database, action_id).check_ins]

        assert notes == [(DAY, Decimal(3), "已约三家"), (date(2026, 11, 6), None, "名单已排好")]

    def test_a_check_in_goes_and_comes_back(self, database: Database, verbs: PlanVerbs, action_id: int) -> None:
        key = verbs.check_in(action_id, DAY, None, "已约三家")

        verbs.remove_check_in(key)
        assert line(database, action_id).check_ins == ()

        verbs.restore_check_in(key)
        assert len(line(database, action_id).check_ins) == 1

    @pytest.mark.parametrize(
        ("day", "value", "note", "sentence"),
        [
            (DAY, None, "  ", "Enter the figure"),
            (date(2026, 11, 22), Decimal(1), "", "lies in the future"),
            (DAY, Decimal(10) ** 13, "", "too large"),
            (DAY, None, "\x00", r"U\+0000"),
        ],
    )
    def test_what_says_nothing_is_refused(
        self, verbs: PlanVerbs, action_id: int, day: date, value: Decimal | None, note: str, sentence: str
    ) -> None:
        with pytest.raises(RequestError, match=sentence):
            verbs.check_in(action_id, day, value, note)

    def test_a_removed_check_in_cannot_be_removed_again(self, verbs: PlanVerbs, action_id: int) -> None:
        key = verbs.check_in(action_id, DAY, None, "已约三家")
        verbs.remove_check_in(key)

        with pytest.raises(RequestError, match="removed meanwhile"):
            verbs.remove_check_in(key)

    def test_an_action_with_a_check_in_survives_being_computed_again(
        self, database: Database, verbs: PlanVerbs, action_id: int
    ) -> None:
        verbs.check_in(action_id, DAY, Decimal(3), "已约三家")

        Evaluations(database, today).run(Q3)

        assert line(database, action_id).check_ins[0].note == "已约三家"

    def test_the_next_form_prints_the_last_note_beside_the_verdict(
        self, database: Database, verbs: PlanVerbs, action_id: int
    ) -> None:
        verbs.check_in(action_id, DAY, Decimal(3), "已约三家，等对方回话。")
        later = Evaluations(database, lambda: date(2027, 1, 8)).run(Q4).evaluation_id

        with database.read() as session:
            remarks = [
                one.remark
                for form in review_forms(session, later, "zh_CN", ["E01"])
                for one in form.last_plan
                if "11 月 20 日" in one.remark
            ]

        assert len(remarks) == 1
        assert remarks[0].endswith("11 月 20 日记录：“已约三家，等对方回话”。")


class TestComplete:
    def test_a_tick_can_be_taken_back(self, database: Database, verbs: PlanVerbs, action_id: int) -> None:
        assert verbs.complete(action_id, DAY) is None
        assert line(database, action_id).state is PlanState.DONE

        assert verbs.complete(action_id, None) == DAY
        assert line(database, action_id).state is PlanState.OPEN

    def test_nothing_is_done_tomorrow(self, verbs: PlanVerbs, action_id: int) -> None:
        with pytest.raises(RequestError, match="future"):
            verbs.complete(action_id, date(2026, 11, 22))


class TestChangeDue:
    def test_the_new_day_counts_and_the_printed_one_stays(
        self, database: Database, verbs: PlanVerbs, action_id: int
    ) -> None:
        verbs.change_due(action_id, date(2027, 1, 15), "等样板店开业")

        found = line(database, action_id)
        assert (found.due_on, found.printed_due_on) == (date(2027, 1, 15), date(2026, 12, 31))
        assert (found.due_changes[0].reason, found.due_changes[0].was_due_on) == ("等样板店开业", date(2026, 12, 31))

        verbs.undo_due(action_id)
        assert line(database, action_id).due_on == date(2026, 12, 31)

    @pytest.mark.parametrize(
        ("day", "reason", "sentence"),
        [
            (date(2027, 1, 15), " ", "Reason must not be empty"),
            (date(2026, 12, 31), "晚些", "due on 2026-12-31 already"),
            (date(2026, 11, 20), "早些", "is past"),
            (date(2036, 1, 1), "晚些", "more than two years away"),
        ],
    )
    def test_a_day_that_cannot_be_is_refused(
        self, verbs: PlanVerbs, action_id: int, day: date, reason: str, sentence: str
    ) -> None:
        with pytest.raises(RequestError, match=sentence):
            verbs.change_due(action_id, day, reason)

    def test_an_action_put_off_is_due_in_the_later_period(
        self, database: Database, verbs: PlanVerbs, action_id: int
    ) -> None:
        verbs.change_due(action_id, date(2027, 1, 15), "等样板店开业")
        later = PlanVerbs(database, lambda: date(2027, 1, 12))
        later.complete(action_id, date(2027, 1, 12))
        wanted = frozenset({"plan_completion"})

        with database.read() as session:
            in_fourth = staff_facts(session, Q4, wanted=wanted)[1]["plan_completion"]
            in_first = staff_facts(session, Q4.next(), wanted=wanted)[1]["plan_completion"]

        assert in_first.actual == Decimal(100)
        assert in_first.denominator == Decimal(1)
        assert in_fourth.denominator != in_first.denominator or in_fourth.actual == Decimal(0)

    def test_without_a_change_there_is_nothing_to_take_back(self, verbs: PlanVerbs, action_id: int) -> None:
        with pytest.raises(RequestError, match="no change to take back"):
            verbs.undo_due(action_id)

    def test_a_finalised_plan_keeps_its_seal(
        self, database: Database, verbs: PlanVerbs, evaluated: int, action_id: int
    ) -> None:
        evaluations = Evaluations(database, today)
        evaluations.finalise(evaluated)

        verbs.change_due(action_id, date(2027, 1, 15), "等样板店开业")
        verbs.check_in(action_id, DAY, None, "已约三家")
        verbs.complete(action_id, DAY)

        with database.read() as session:
            assert verify(session).is_whole
            printed = review_forms(session, evaluated, "zh_CN", ["E01"])[0].actions
        assert {one.due_on for one in printed if one.action_id == action_id} == {date(2026, 12, 31)}


def test_an_action_that_is_gone_is_told(verbs: PlanVerbs) -> None:
    with pytest.raises(RequestError, match="no longer on the plan"):
        verbs.check_in(77, DAY, None, "已约三家")
