"""A small evaluated team for tests of forms and lists."""

from datetime import date

from sqlalchemy.orm import Session

from desktop.domain.review import ReviewForm
from desktop.domain.scheme import SchemeItem
from desktop.queries.reviews import review_forms
from desktop.store.database import Database
from tests.services.small_company import (
    POINTS,
    add_company,
    add_scheme,
    add_staff,
    add_survey,
    add_target,
    add_team,
    add_visits,
    line,
)


def fill(session: Session) -> int:
    """Two people of one team, visits 60 and satisfaction 40; the first person's key."""
    add_company(session)
    add_scheme(session, line("visits", "60"), line("satisfaction", "40", POINTS, perspective="quality"))
    first = add_staff(session, "E01", "王䶮", role="specialist", hired_on=date(2024, 6, 1))
    second = add_staff(session, "E02", "李雷")
    add_team(session, "招商一部", second, first, second)
    for person in (first, second):
        add_target(session, "visits", "10", staff_id=person)
    add_visits(session, first, 5)
    add_visits(session, second, 9)
    add_survey(session, first, "90")
    return first


def fill_one(session: Session, *lines: SchemeItem, visits: int) -> int:
    """One person with a target of 10 visits under a scheme of these lines; their key."""
    add_company(session)
    add_scheme(session, *lines)
    person = add_staff(session, "E01")
    add_target(session, "visits", "10", staff_id=person)
    add_visits(session, person, visits)
    return person


def forms(database: Database, evaluation_id: int, language: str = "zh_CN") -> dict[str, ReviewForm]:
    with database.read() as session:
        return {form.person.code: form for form in review_forms(session, evaluation_id, language)}
