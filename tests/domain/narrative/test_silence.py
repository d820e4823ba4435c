from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desktop.domain.facts import Evidence
from desktop.domain.narrative import PersonFigures, findings_for
from desktop.domain.narrative.silence import Silence, silences
from desktop.domain.working_days import WorkingDays
from tests.domain.languages import BOTH
from tests.domain.narrative.people import item, person, visit_days

THREE_WEEKS = ("2026-07-20", "2026-08-09")


def _visitor(days: tuple[date, ...], **others: Any) -> PersonFigures:
    return person("温岚", [item("visits", 100, 100, 20, 20)], evidence=Evidence(visit_days=days), **others)


def test_whole_weeks_without_a_visit_are_found() -> None:
    figures = _visitor(visit_days("2026-07-01", "2026-09-30", 1, without=THREE_WEEKS))

    assert silences(figures) == (Silence(date(2026, 7, 20), date(2026, 8, 9), 3),)


def test_a_single_empty_week_is_no_silence() -> None:
    figures = _visitor(visit_days("2026-07-01", "2026-09-30", 1, without=("2026-07-20", "2026-07-26")))

    assert silences(figures) == ()


@pytest.mark.parametrize(
    ("computed_on", "found"),
    [
        (date(2026, 8, 3), (Silence(date(2026, 7, 20), date(2026, 8, 2), 2),)),
        (date(2026, 8, 2), ()),  # on that Sunday its week is not over
        (date(2026, 10, 5), (Silence(date(2026, 7, 20), date(2026, 9, 27), 10),)),
    ],
)
def test_weeks_that_have_not_passed_yet_are_not_silent(computed_on: date, found: tuple[Silence, ...]) -> None:
    figures = _visitor(visit_days("2026-07-01", "2026-07-19", 1), computed_on=computed_on)

    assert silences(figures) == found


def test_leave_and_days_outside_service_are_no_silence() -> None:
    days = visit_days("2026-07-01", "2026-09-30", 1, without=THREE_WEEKS)

    on_leave = _visitor(days, absences=((date(2026, 7, 20), date(2026, 8, 5)),))
    not_yet = _visitor(days, employed_from=date(2026, 8, 10))
    gone = _visitor(visit_days("2026-07-01", "2026-08-12", 1), employed_until=date(2026, 8, 12))

    assert silences(on_leave) == silences(not_yet) == silences(gone) == ()


def test_the_last_silent_week_ends_with_the_service_and_the_first_begins_after_leave() -> None:
    days = visit_days("2026-07-01", "2026-07-24", 1)

    gone = _visitor(days, employed_until=date(2026, 8, 13), absences=((date(2026, 7, 25), date(2026, 7, 28)),))

    assert silences(gone) == (Silence(date(2026, 7, 29), date(2026, 8, 13), 3),)


@pytest.mark.parametrize(
    ("special", "weeks"),
    [
        ({}, 2),
        ({date(2026, 8, day): False for day in (3, 4, 5)}, 0),  # a week of holidays is no silent one
        ({date(2026, 8, 3): False, date(2026, 8, 4): False}, 2),
        ({date(2026, 8, 3): False, date(2026, 8, 4): False, date(2026, 8, 5): False, date(2026, 8, 8): True}, 2),
    ],
)
def test_a_week_counts_by_the_companys_working_days(special: dict[date, bool], weeks: int) -> None:
    calendar = WorkingDays(special=special)
    days = visit_days("2026-07-01", "2026-09-30", 1, without=("2026-07-27", "2026-08-09"))

    figures = _visitor(days, working_days=calendar.within(date(2026, 7, 1), date(2026, 9, 30)))

    assert sum(run.weeks for run in silences(figures)) == weeks


def test_a_leader_scored_on_the_team_is_not_expected_to_visit() -> None:
    days = visit_days("2026-07-01", "2026-07-10", 1)
    leader = person(
        "梁若谷", [item("visits", 100, 100, 90, 80, is_team_scope=True)], evidence=Evidence(visit_days=days)
    )

    assert silences(leader) == ()


def test_somebody_who_logs_visits_is_expected_to_though_not_scored_on_them() -> None:
    signer = person("顾明澜", [item("signings", 100, 100, 5, 5)])
    with_visits = replace(signer, evidence=Evidence(visit_days=visit_days("2026-07-01", "2026-08-30", 1)))

    assert silences(signer) == ()
    assert silences(with_visits)[0].weeks == 4


def test_visits_whose_days_are_unknown_prove_no_silence() -> None:
    assert silences(_visitor(())) == ()


def test_two_stretches_are_remarked_with_their_sum() -> None:
    days = tuple(
        day
        for day in visit_days("2026-07-01", "2026-09-30", 1, without=THREE_WEEKS)
        if not date(2026, 9, 7) <= day <= date(2026, 9, 20)
    )

    remark = findings_for(_visitor(days), BOTH)[0]

    assert remark.rule == "silent_weeks"
    assert remark.texts["zh_CN"] == "7 月 20 日至 8 月 9 日连续三周没有拜访记录；本季度没有拜访的周合计五周。"
    assert remark.texts["en"] == (
        "No visit on record for three weeks running, 20 July to 9 August; "
        "five such weeks in the whole of this quarter."
    )
    assert remark.figures == {"weeks": 5, "from": "2026-07-20", "to": "2026-08-09"}


def test_one_stretch_is_remarked_alone() -> None:
    remark = findings_for(_visitor(visit_days("2026-07-01", "2026-09-30", 1, without=THREE_WEEKS)), BOTH)[0]

    assert remark.texts["zh_CN"] == "7 月 20 日至 8 月 9 日连续三周没有拜访记录。"
