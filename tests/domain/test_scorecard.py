"""Whole score cards."""

from datetime import date
from decimal import Decimal

import pytest

from desktop.domain.facts import ConductEvent
from desktop.domain.ramp import Ramp
from desktop.domain.scheme import RuleKind
from desktop.domain.scorecard import Card, Line, card_of, ranked
from tests.domain.scheme_values import HIGHER, PERCENT, WHOLE, item, measure, number, rule, scheme

POINTS = rule(RuleKind.POINTS)


def card(
    actual: str | None, target: str | None = "10", ramp: Ramp = WHOLE, conduct: tuple[ConductEvent, ...] = ()
) -> Card:
    line = Line(HIGHER, measure(actual), number(target))
    return card_of(scheme(), [line], ramp, conduct, Decimal(8000))


def test_a_card_holds_points_grade_coefficient_and_bonus() -> None:
    found = card("8.5")

    assert (found.total.rounded, found.grade, found.grade_reason) == (Decimal("85.0"), "good", "")
    assert (found.coefficient, found.bonus) == (Decimal("1.2"), Decimal("9600.00"))


def test_the_default_target_of_the_item_steps_in() -> None:
    line = Line(HIGHER, measure("5"), None)

    found = card_of(scheme(item(default_target=Decimal(10))), [line], WHOLE, (), None)

    assert (found.total.rounded, found.bonus) == (Decimal("50.0"), None)


def test_a_newcomer_is_held_to_the_reduced_target() -> None:
    found = card("5", ramp=Ramp(1, Decimal("0.5"), 92, 0, 92))

    assert (found.scores[0].effective_target, found.total.rounded) == (Decimal(5), Decimal("100.0"))


@pytest.mark.parametrize("actual", ["12", None])
def test_a_red_line_sets_the_lowest_grade_whatever_the_total(actual: str | None) -> None:
    event = ConductEvent(7, "red_line", date(2026, 8, 1), Decimal(0), "虚假报销")

    found = card(actual, conduct=(event,))

    assert (found.grade, found.grade_reason) == ("fail", "red_line:虚假报销")


def test_a_veto_sets_the_lowest_grade() -> None:
    items = (item(HIGHER, "90", POINTS), item(PERCENT, "10", POINTS, veto_below=Decimal(40)))
    lines = [Line(HIGHER, measure("100"), None), Line(PERCENT, measure("39"), None)]

    found = card_of(scheme(*items), lines, WHOLE, (), None)

    assert (found.total.rounded, found.grade, found.grade_reason) == (Decimal("93.9"), "fail", "veto:collection_rate")


def test_nothing_scored_gives_no_grade() -> None:
    found = card(None)

    assert (found.total.rounded, found.grade, found.coefficient) == (None, "", None)


def test_ranks_count_only_people_with_a_total() -> None:
    found = ranked({"a": card("9"), "b": card("9"), "c": card("5"), "d": card(None)})

    assert {person: (each.rank, each.rank_of) for person, each in found.items()} == {
        "a": (1, 3),
        "b": (1, 3),
        "c": (3, 3),
        "d": (None, 3),
    }
