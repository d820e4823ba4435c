"""Goals of people there for a part of the period: their pace is that of their days, their target the ramp's."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from desktop.domain.narrative.figures import PersonFigures
from desktop.domain.plan.goal import goal_for, goal_text
from tests.domain.languages import EN, ZH
from tests.domain.narrative.people import QUARTER, item, person


def newcomer(**more: object) -> PersonFigures:
    """Somebody with 10 visits of 11.5 asked; the whole target is 46."""
    line = item("visits", 100, 87, 10, 46, effective=11.5)._replace(
        coming_target=Decimal("30.82")
    )  # 46 × 67 % in the next quarter
    return person("新来", [line], **more)  # type: ignore[arg-type] # dates


@pytest.mark.parametrize(
    ("times", "days"),
    [
        ({}, 92),
        ({"employed_from": date(2026, 8, 16)}, 46),
        ({"employed_until": date(2026, 7, 31)}, 31),
        ({"absences": ((date(2026, 7, 1), date(2026, 7, 7)), (date(2026, 7, 5), date(2026, 7, 10)))}, 82),
        ({"employed_from": date(2026, 8, 16), "absences": ((date(2026, 8, 1), date(2026, 8, 20)),)}, 41),
        ({"absences": ((QUARTER.start, QUARTER.end),)}, 1),
    ],
)
def test_the_days_behind_a_figure(times: dict[str, object], days: int) -> None:
    assert newcomer(**times).service_days == days


def test_the_pace_of_half_a_quarter_is_not_that_of_a_whole_one() -> None:
    """10 visits in 46 days are 1.5 a week, not 0.8."""
    figures = newcomer(employed_from=date(2026, 8, 16))
    goal = goal_for("visits", figures)

    assert goal is not None
    assert "1.5 → " in goal_text(goal, figures)(ZH)
    assert "1.5 → " in goal_text(goal, figures)(EN)


def test_a_newcomer_is_asked_for_what_the_ramp_of_the_next_period_asks() -> None:
    goal = goal_for("visits", newcomer(employed_from=date(2026, 8, 16)))

    assert goal is not None
    assert goal.goal == 31


def test_a_target_already_set_for_the_next_period_goes_before() -> None:
    figures = newcomer(employed_from=date(2026, 8, 16))
    line = figures.items[0]._replace(next_target=Decimal(20))

    goal = goal_for("visits", replace(figures, standing=replace(figures.standing, items=(line,))))

    assert goal is not None
    assert goal.goal == 20
