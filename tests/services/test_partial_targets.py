"""Targets summed from shorter ones that leave days out: what joiners and people on leave are held to."""

from datetime import date

import pytest

from desktop.domain.period import parse_period
from desktop.domain.scheme import Missing
from desktop.models import Absence, ReviewItem
from desktop.services.evaluations import Evaluations
from desktop.store.database import Database
from tests.services.small_company import (
    add_scheme,
    add_staff,
    add_target,
    add_visits,
    items,
    line,
    reviews,
)

YEAR = parse_period("2026")
JULY = (date(2026, 7, 1), date(2026, 7, 31))
THIRD, FOURTH = (date(2026, 7, 1), date(2026, 9, 30)), (date(2026, 10, 1), date(2026, 12, 31))


def _evaluated(database: Database, period: str) -> ReviewItem:
    result = Evaluations(database, lambda: date(2027, 1, 4)).run(parse_period(period))
    with database.read() as session:
        return items(session, reviews(session, result.evaluation_id)["E01"])["visits"]


class TestAJoiner:
    """Hired on 1 July, with targets of 100 for each of the two quarters in service."""

    @pytest.fixture(autouse=True)
    def _company(self, database: Database) -> None:
        with database.write() as session:
            add_scheme(session, line("visits", "100"))
            person = self.person = add_staff(session, "E01", hired_on=date(2026, 7, 1))
            for start, end in (THIRD, FOURTH):
                add_target(session, "visits", "100", staff_id=person, start=start, end=end)
            add_visits(session, person, 1)

    def test_is_not_asked_for_less_because_of_days_for_which_there_is_no_target(self, database: Database) -> None:
        item = _evaluated(database, "2026")

        assert (item.target, item.effective_target) == ("200", "100")  # the step of the first month, nothing else
        assert (item.reason_values["service_days"], item.reason_values["period_days"]) == (184, 184)

    def test_has_the_same_target_for_the_half_of_the_year_that_was_set(self, database: Database) -> None:
        assert _evaluated(database, "2026H2").effective_target == "100"

    def test_is_held_to_a_target_of_the_very_year_by_all_its_days(self, database: Database) -> None:
        with database.write() as session:
            add_target(session, "visits", "365", staff_id=self.person, start=YEAR.start, end=YEAR.end)

        assert _evaluated(database, "2026").effective_target == "92"  # 365 × 50 % × 184 ÷ 365


def test_leave_on_days_without_a_target_takes_nothing_off_and_is_not_told(database: Database) -> None:
    with database.write() as session:
        add_scheme(session, line("visits", "100"))
        person = add_staff(session, "E01")
        add_target(session, "visits", "31", staff_id=person, start=JULY[0], end=JULY[1])
        add_visits(session, person, 1)
        session.add(Absence(staff_id=person, started_on=date(2026, 7, 6), ended_on=date(2026, 7, 10)))
        session.add(Absence(staff_id=person, started_on=date(2026, 9, 1), ended_on=date(2026, 9, 30)))

    item = _evaluated(database, "2026Q3")

    assert (item.target, item.effective_target) == ("31", "26")
    assert item.reason_values["absences"] == [["2026-07-06", "2026-07-10"]]


def test_a_target_only_for_days_before_somebody_came_is_none(database: Database) -> None:
    with database.write() as session:
        add_scheme(session, line("visits", "100", missing=Missing.ZERO))
        person = add_staff(session, "E01", hired_on=date(2026, 8, 1))
        add_target(session, "visits", "31", staff_id=person, start=JULY[0], end=JULY[1])
        add_visits(session, person, 1)

    item = _evaluated(database, "2026Q3")

    assert (item.target, item.effective_target, item.reason, item.reason_values) == (None, None, "no_target", {})
