"""What another scheme would give: exactly what a run under it gives, with nothing stored."""

import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from desktop.domain.scheme import Filter, Grade, Scheme, SchemeItem, Tier, TierBasis
from desktop.domain.scheme_validation import SchemeError
from desktop.errors import RequestError
from desktop.models import Staff
from desktop.queries.schemes import scheme_choices, scheme_of
from desktop.services.calibrations import Calibrations
from desktop.services.evaluations import Evaluations
from desktop.services.schemes import save_version
from desktop.services.what_if import Outcome, WhatIf, trial_of, what_if, what_if_for_period
from desktop.store.database import Database
from tests.services.small_company import (
    POINTS,
    Q3,
    add_company,
    add_conduct,
    add_scheme,
    add_staff,
    add_survey,
    add_target,
    add_visits,
    line,
    reviews,
    today,
)


@pytest.fixture
def evaluations(database: Database) -> Evaluations:
    """Three people: 6 of 10 visits and 90 points, 9 of 10 and no survey, 12 of 10 and 50 points."""
    with database.write() as session:
        add_company(session)
        add_scheme(session, line("visits", "60"), line("satisfaction", "40", POINTS))
        for code, count, score in (("E01", 6, "90"), ("E02", 9, ""), ("E03", 12, "50")):
            person = add_staff(session, code)
            add_target(session, "visits", "10", staff_id=person)
            add_visits(session, person, count)
            if score:
                add_survey(session, person, score)
    return Evaluations(database, today)


def _scheme(database: Database) -> Scheme:
    with database.read() as session:
        return scheme_of(session, scheme_choices(session)[0].version_id)


def _weighted(scheme: Scheme, *weights: str) -> Scheme:
    pairs = zip(scheme.items, weights, strict=True)
    return replace(scheme, items=tuple(replace(item, weight=Decimal(weight)) for item, weight in pairs))


def _capped(items: Iterable[SchemeItem], cap: int) -> tuple[SchemeItem, ...]:
    return tuple(replace(item, cap=Decimal(cap)) for item in items)


def _ran(database: Database, evaluations: Evaluations, scheme: Scheme) -> dict[str, Outcome]:
    """What a real run under the scheme leaves."""
    with database.write() as session:
        save_version(session, scheme_choices(session)[0].scheme_id, scheme)
    evaluation_id = evaluations.run(Q3).evaluation_id
    with database.read() as session:
        return {
            code: Outcome(row.total, row.grade, row.rank, row.coefficient, row.bonus)
            for code, row in reviews(session, evaluation_id).items()
        }


def _after(answer: WhatIf) -> dict[str, Outcome]:
    return {row.code: row.after for row in answer.rows}


def _written(database: Database) -> list[str]:
    """Everything in the file."""
    with sqlite3.connect(database.path) as file:
        return list(file.iterdump())


class TestWhatIf:
    def test_other_weights_move_totals_ranks_grades_and_bonuses(
        self, database: Database, evaluations: Evaluations
    ) -> None:
        evaluation_id = evaluations.run(Q3).evaluation_id

        with database.read() as session:
            answer = what_if(session, evaluation_id, _weighted(_scheme(database), "20", "80"))

        # E01: 0.2 × 60 + 0.8 × 90 = 84; E02: only visits, 90; E03: 0.2 × 120 + 0.8 × 50 = 64.
        told = {row.code: (row.before and row.before.total, row.after.total, row.after.rank) for row in answer.rows}
        assert told == {
            "E01": (Decimal("72.0"), Decimal("84.0"), 2),
            "E02": (Decimal("90.0"), Decimal("90.0"), 1),
            "E03": (Decimal("92.0"), Decimal("64.0"), 3),
        }
        assert [row.code for row in answer.rows] == ["E02", "E01", "E03"]
        assert {row.code for row in answer.rows if row.is_moved} == {"E01", "E03"}
        # Bonus base 8000; coefficients 0.8 (60–80), 1.2 (80–100).
        assert (answer.cost_before, answer.cost_after) == (Decimal("25600.00"), Decimal("25600.00"))

    def test_it_equals_a_real_run_with_that_scheme(self, database: Database, evaluations: Evaluations) -> None:
        evaluation_id = evaluations.run(Q3).evaluation_id
        scheme = _weighted(_scheme(database), "35", "65")
        tiers = (Tier(Decimal(0), Decimal(75), Decimal("0.5")), Tier(Decimal(75), None, Decimal("1.37")))
        grades = (
            Grade("best", {"zh_CN": "好", "en": "Good"}, Decimal(78), None),
            Grade("rest", {"zh_CN": "一般", "en": "Fair"}, Decimal(0), Decimal(78)),
        )
        caps = tuple(replace(item, cap=Decimal(105)) for item in scheme.items)
        changed = replace(scheme, items=caps, grades=grades, tiers=tiers)
        with database.read() as session:
            answer = what_if(session, evaluation_id, changed)

        assert _after(answer) == _ran(database, evaluations, changed)

    def test_calibrations_overrides_and_red_lines_stand_as_in_a_run(
        self, database: Database, evaluations: Evaluations
    ) -> None:
        with database.write() as session:
            third = session.scalars(select(Staff).where(Staff.code == "E03")).one()
            add_conduct(session, third.id, "red_line", description="虚假报销")
        evaluation_id = evaluations.run(Q3).evaluation_id
        scheme = _scheme(database)
        best = max(scheme.grades, key=lambda grade: grade.lower).code
        with database.read() as session:
            kept = reviews(session, evaluation_id)
        Calibrations(database).move(evaluation_id, {kept["E01"].id: best}, "带新人有功")
        by_grade = tuple(
            Tier(Decimal(0), None, Decimal(1 + place), grade.code) for place, grade in enumerate(scheme.grades)
        )
        changed = replace(_weighted(scheme, "50", "50"), tiers=by_grade, tier_basis=TierBasis.GRADE)

        with database.read() as session:
            answer = what_if(session, evaluation_id, changed)

        assert _after(answer)["E01"].grade == best
        assert _after(answer) == _ran(database, evaluations, changed)

    def test_nothing_is_stored(self, database: Database, evaluations: Evaluations) -> None:
        evaluation_id = evaluations.run(Q3).evaluation_id
        scheme, before = _scheme(database), _written(database)

        with database.read() as session:
            what_if(session, evaluation_id, _weighted(scheme, "1", "99"))
            what_if_for_period(session, Q3, scheme)
            trial_of(session, evaluation_id).under(_weighted(scheme, "99", "1"))

        assert _written(database) == before

    def test_a_scheme_that_could_not_be_used_is_refused(self, database: Database, evaluations: Evaluations) -> None:
        evaluation_id = evaluations.run(Q3).evaluation_id

        with database.read() as session, pytest.raises(SchemeError, match="sum to 90"):
            what_if(session, evaluation_id, _weighted(_scheme(database), "50", "40"))

    def test_an_evaluation_that_is_gone_is_said_to_be(self, database: Database, evaluations: Evaluations) -> None:
        with database.read() as session, pytest.raises(RequestError, match="no longer there"):
            what_if(session, 99, _scheme(database))

    def test_a_finalised_one_can_be_tried_too(self, database: Database, evaluations: Evaluations) -> None:
        evaluation_id = evaluations.run(Q3).evaluation_id
        evaluations.finalise(evaluation_id)

        with database.read() as session:
            answer = what_if(session, evaluation_id, _weighted(_scheme(database), "20", "80"))

        assert {row.code for row in answer.rows if row.is_moved} == {"E01", "E03"}


class TestForAPeriod:
    def test_nothing_need_have_been_computed(self, database: Database, evaluations: Evaluations) -> None:
        changed = _weighted(_scheme(database), "20", "80")
        with database.read() as session:
            answer = what_if_for_period(session, Q3, changed)

        assert [row.before for row in answer.rows] == [None] * 3
        assert answer.cost_before is None
        assert _after(answer) == _ran(database, evaluations, changed)

    def test_a_role_narrows_the_people(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            leader = add_staff(session, "L01", role="leader")
            add_target(session, "visits", "10", staff_id=leader)
            add_visits(session, leader, 7)

        with database.read() as session:
            answer = what_if_for_period(session, Q3, _scheme(database), "leader")

        assert [(row.code, row.after.total, row.after.rank) for row in answer.rows] == [("L01", Decimal("70.0"), 1)]


class TestTrial:
    def test_other_filters_need_another_look_at_the_records(
        self, database: Database, evaluations: Evaluations
    ) -> None:
        evaluation_id = evaluations.run(Q3).evaluation_id
        scheme = _scheme(database)
        narrowed = replace(scheme, items=(replace(scheme.items[0], filter=Filter(product="A")), *scheme.items[1:]))
        with database.read() as session:
            trial = trial_of(session, evaluation_id)

        with pytest.raises(RequestError, match="Open the trial again"):
            trial.under(narrowed)

    def test_a_total_s_change_is_the_sum_of_its_lines_shifts(
        self, database: Database, evaluations: Evaluations
    ) -> None:
        evaluation_id = evaluations.run(Q3).evaluation_id
        with database.read() as session:
            trial = trial_of(session, evaluation_id)

        rows = {row.code: row for row in trial.under(_weighted(trial.scheme, "20", "80")).rows}

        # E01: visits 60 points at 60 → 20 %, satisfaction 90 points at 40 → 80 %.
        shifts = [(shift.line[0], shift.points) for shift in rows["E01"].shifts]
        assert shifts == [("satisfaction", Decimal(36)), ("visits", Decimal(-24))]
        assert rows["E02"].shifts == ()

    def test_the_scheme_as_it_is_moves_nobody(self, database: Database, evaluations: Evaluations) -> None:
        evaluation_id = evaluations.run(Q3).evaluation_id
        with database.read() as session:
            trial = trial_of(session, evaluation_id)

        answer = trial.under(trial.scheme)

        assert all(row.before == row.after for row in answer.rows)
        assert answer.cost_before == answer.cost_after

    @settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(weight=st.decimals(Decimal("0.01"), Decimal("99.99"), places=2), cap=st.integers(100, 150))
    def test_any_weights_and_caps_equal_the_question_to_the_records(
        self, database: Database, evaluations: Evaluations, weight: Decimal, cap: int
    ) -> None:
        evaluation_id = evaluations.run(Q3).evaluation_id
        with database.read() as session:
            trial = trial_of(session, evaluation_id)
            weighted = _weighted(trial.scheme, str(weight), str(100 - weight))
            changed = replace(weighted, items=_capped(weighted.items, cap))
            asked = what_if(session, evaluation_id, changed)

        assert trial.under(changed) == asked
        assert sum(row.after.bonus or 0 for row in asked.rows) == asked.cost_after
