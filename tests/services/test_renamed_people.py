"""A draft shows today's names, a finalised form those it was sealed with."""

from datetime import date

import pytest

from desktop.models import Staff
from desktop.queries.reviews import review_forms
from desktop.services.evaluations import Evaluations
from desktop.services.review_texts import ReviewTextVerbs
from desktop.services.staff import StaffDraft, StaffRegister
from desktop.store.database import Database
from tests.services.small_company import Q3, Q4, add_target, add_visits, today, two_people

OLD, NEW = "王䶮", "王明远"


@pytest.fixture
def evaluations(database: Database) -> Evaluations:
    with database.write() as session:
        first, second = two_people(session)
        session.get_one(Staff, second).manager_id = first
        add_target(session, "visits", "10", staff_id=second, start=Q4.start, end=Q4.end)
        add_visits(session, second, 1, date(2026, 10, 12))
    return Evaluations(database, today)


def rename(database: Database) -> None:
    StaffRegister(database, today).change(1, StaffDraft(NEW, code="E01"))


def printed(database: Database, evaluation_id: int) -> str:
    with database.read() as session:
        return "".join(map(repr, review_forms(session, evaluation_id, "zh_CN")))


def test_a_draft_has_todays_name_everywhere(database: Database, evaluations: Evaluations) -> None:
    evaluation_id = evaluations.run(Q3).evaluation_id
    with database.read() as session:
        (form, _other) = review_forms(session, evaluation_id, "zh_CN")
    editor = ReviewTextVerbs(database)
    due_on = date(2026, 12, 31)
    editor.add_action(form.review_id, "zh_CN", f"{OLD}每周五排名单。", "5 → 8 次", "", due_on, OLD)
    assert OLD in printed(database, evaluation_id)

    rename(database)

    assert OLD not in printed(database, evaluation_id)
    assert f"{NEW}每周五排名单。" in printed(database, evaluation_id)
    evaluations.run(Q3)
    assert OLD not in printed(database, evaluation_id)


def test_a_finalised_form_keeps_its_names_and_what_is_carried_over_has_todays(
    database: Database, evaluations: Evaluations
) -> None:
    before = evaluations.run(Q3).evaluation_id
    evaluations.finalise(before)
    sealed = printed(database, before)

    rename(database)
    after = evaluations.run(Q4).evaluation_id

    assert printed(database, before) == sealed
    assert OLD in sealed
    assert OLD not in printed(database, after)
    assert NEW in printed(database, after)


def test_a_name_that_somebody_else_bears_stays_in_the_texts(database: Database, evaluations: Evaluations) -> None:
    with database.write() as session:
        session.add(Staff(code="E09", name=OLD, hired_on=date(2026, 10, 1)))
    evaluation_id = evaluations.run(Q3).evaluation_id

    rename(database)

    with database.read() as session:
        (form, other) = review_forms(session, evaluation_id, "zh_CN")[:2]
    assert form.person.name == NEW
    assert other.person.superior == NEW
    assert OLD in repr(other.actions)


def test_a_name_within_another_persons_stays_in_the_texts(database: Database, evaluations: Evaluations) -> None:
    longer = f"{OLD}华"
    with database.write() as session:
        session.add(Staff(code="E09", name=longer, hired_on=date(2026, 10, 1)))
    before = evaluations.run(Q3).evaluation_id
    with database.read() as session:
        form = review_forms(session, before, "zh_CN")[0]
    due_on = date(2026, 12, 31)
    ReviewTextVerbs(database).add_action(
        form.review_id, "zh_CN", f"{longer}每周五排名单。", "5 → 8 次", "", due_on, OLD
    )

    rename(database)

    assert f"{longer}每周五排名单。" in printed(database, before)
    evaluations.run(Q3)
    evaluations.finalise(before)
    assert f"{longer}每周五排名单。" in printed(database, before)
