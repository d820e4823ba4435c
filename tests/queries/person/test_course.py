"""What evaluations said of a person, and what is planned."""

from datetime import date

from desktop.queries.person.course import person_course
from desktop.services.evaluations import Evaluations
from desktop.store.database import Database
from tests.services.small_company import Q3, Q4, TODAY, add_survey, add_visits, two_people

JANUARY = date(2027, 1, 8)


def test_totals_stand_in_their_order_beside_the_form_and_the_one_before(database: Database) -> None:
    with database.write() as session:
        first, _second = two_people(session)
        add_visits(session, first, 4, date(2026, 11, 2))
        add_survey(session, first, "80", date(2026, 11, 2))
    for period in (Q3, Q4):
        Evaluations(database, lambda: JANUARY).run(period)

    with database.read() as session:
        course = person_course(session, first, JANUARY, "en")

    assert [(each.short, each.is_final) for each in course.scores] == [("26Q3", False), ("26Q4", False)]
    assert course.latest is not None
    assert course.former is not None
    assert (course.latest.period_label, course.former.period_label) == ("2026Q4", "2026Q3")
    assert {line.staff_id for line in course.plan} == {first}
    assert {line.period.label for line in course.plan} == {"2027Q1"}


def test_who_was_never_evaluated_has_no_course(database: Database) -> None:
    with database.write() as session:
        first, _second = two_people(session)

    with database.read() as session:
        course = person_course(session, first, TODAY, "en")

    assert (course.scores, course.latest, course.former, course.plan, course.awards) == ((), None, None, (), ())
