"""The owner's working days: a week of their own, single days, each undoable and on record."""

from datetime import date

import pytest
from sqlalchemy import select

from desktop.errors import RequestError
from desktop.models import AuditEntry, Company
from desktop.queries.working_days import decided_days, working_days
from desktop.services.working_days import WorkCalendar
from desktop.store.database import Database

SATURDAY, MONDAY = date(2026, 11, 21), date(2026, 11, 23)


@pytest.fixture
def calendar(database: Database) -> WorkCalendar:
    with database.write() as session:
        session.add(Company(name="栗巷茶食"))
    return WorkCalendar(database)


def works(database: Database, day: date) -> bool:
    with database.read() as session:
        return working_days(session).is_working(day)


def test_a_six_day_week_makes_saturdays_count_and_gives_the_former_one_back(
    database: Database, calendar: WorkCalendar
) -> None:
    before = calendar.change_week(frozenset({1, 2, 3, 4, 5, 6}))

    assert works(database, SATURDAY)
    assert before == frozenset({1, 2, 3, 4, 5})
    assert not works(database, date(2026, 10, 3))  # a public holiday stays free


def test_a_week_without_working_days_is_refused(calendar: WorkCalendar) -> None:
    with pytest.raises(RequestError, match="at least one working day"):
        calendar.change_week(frozenset())


def test_without_a_company_there_is_nowhere_to_keep_a_week(database: Database) -> None:
    with pytest.raises(RequestError, match="company's name first"):
        WorkCalendar(database).change_week(frozenset({1}))


def test_a_day_is_decided_decided_otherwise_and_given_back(database: Database, calendar: WorkCalendar) -> None:
    calendar.decide(MONDAY, is_working=False, note="公司年会")
    assert not works(database, MONDAY)
    calendar.decide(MONDAY, is_working=True)
    assert works(database, MONDAY)
    calendar.decide(SATURDAY, is_working=True, note="加班")
    with database.read() as session:
        assert [(each.day, each.note) for each in decided_days(session)] == [(MONDAY, ""), (SATURDAY, "加班")]

    calendar.take_back(SATURDAY)

    assert not works(database, SATURDAY)
    with pytest.raises(RequestError, match="Nothing was decided"):
        calendar.take_back(SATURDAY)
    with database.read() as session:
        verbs = session.scalars(select(AuditEntry.verb)).all()
    assert verbs[-1] == "calendar.day_taken_back"
