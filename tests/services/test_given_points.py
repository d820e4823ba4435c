"""Points the owner gives people for a period."""

from decimal import Decimal

import pytest
from sqlalchemy.orm import Session

from desktop.domain.facts import Facts
from desktop.errors import RequestError
from desktop.queries.own_facts import staff_figures
from desktop.services.evaluations import Evaluations
from desktop.services.given_points import GivenPoints
from desktop.services.own_indicators import IndicatorBook, IndicatorDraft
from desktop.store.database import Database
from tests.services.small_company import Q2, Q3, add_staff, today, two_people


@pytest.fixture
def points(database: Database) -> GivenPoints:
    return GivenPoints(database)


@pytest.fixture
def person(database: Database) -> int:
    with database.write() as session:
        return add_staff(session, "E01", "王䶮")


@pytest.fixture
def mentoring(database: Database) -> str:
    return IndicatorBook(database).add(IndicatorDraft("带教", "Mentoring"))


def facts(database: Database, person: int) -> Facts:
    with database.read() as session:
        return staff_figures(session, Q3)[person]


def test_points_count_for_their_indicator_and_period_alone(
    database: Database, points: GivenPoints, person: int, mentoring: str
) -> None:
    assert points.give(mentoring, Q3, {person: Decimal("87.5")}) == 1
    assert points.give("manual", Q2, {person: Decimal(60)}) == 1

    found = facts(database, person)
    assert (found[mentoring].actual, found[mentoring].records) == (Decimal("87.5"), 1)
    assert found["manual"].actual is None
    assert found["raters"].actual is None


def test_points_given_again_replace_the_old_ones_or_take_them_back(
    database: Database, points: GivenPoints, person: int
) -> None:
    points.give("manual", Q3, {person: Decimal(60)})

    assert points.give("manual", Q3, {person: Decimal(70)}) == 1
    assert points.give("manual", Q3, {person: Decimal(70)}) == 0
    assert facts(database, person)["manual"].actual == 70
    assert points.give("manual", Q3, {person: None}) == 1
    assert facts(database, person)["manual"].actual is None


@pytest.mark.parametrize("value", ["-1", "100.01", "50.001"])
def test_what_is_no_number_of_points_is_refused_by_name(points: GivenPoints, person: int, value: str) -> None:
    with pytest.raises(RequestError, match="The points of 王䶮 must be from 0 to 100"):
        points.give("manual", Q3, {person: Decimal(value)})


def test_a_formula_or_a_built_in_figure_takes_no_points(points: GivenPoints, person: int) -> None:
    with pytest.raises(RequestError, match="gives no points"):
        points.give("visits", Q3, {person: Decimal(1)})


def test_a_person_who_is_gone_is_said(points: GivenPoints) -> None:
    with pytest.raises(RequestError, match="no longer on the staff list"):
        points.give("manual", Q3, {7: Decimal(1)})


def test_points_of_a_final_evaluation_stay(database: Database, points: GivenPoints) -> None:
    with database.write() as session:
        first = _first(session)
    evaluations = Evaluations(database, today)
    evaluations.finalise(evaluations.run(Q3).evaluation_id)

    with pytest.raises(RequestError, match="The evaluation of 王䶮 for 2026Q3 is final"):
        points.give("manual", Q3, {first: Decimal(1)})

    assert points.give("manual", Q2, {first: Decimal(1)}) == 1


def _first(session: Session) -> int:
    return two_people(session)[0]
