"""Impact and reference, worked out by hand."""

from decimal import Decimal

from desktop.domain.narrative.situation import Against, judged_lines
from desktop.domain.scoring import Reason
from tests.domain.narrative.people import item, person


def test_the_impact_is_weight_times_distance_from_100_over_the_scored_weight() -> None:
    lines = [item("signings", 25, 120, 6, 5), item("visits", 15, 50, 10, 20), item("satisfaction", 5, None)]

    found = judged_lines(person("甲", lines))

    assert [one.impact for one in found] == [Decimal(25) * 20 / 40, Decimal(15) * -50 / 40]


def test_an_impact_that_rounds_to_nothing_is_left_out() -> None:
    lines = [item("signings", 95, 100, 5, 5), item("visits", 5, 99.1, 20, 20.2)]

    assert judged_lines(person("甲", lines)) == []


def test_a_figure_that_is_written_like_its_target_is_no_finding() -> None:
    lines = [item("new_deals", 100, 99.5, 2, 4, effective=2.01), item("visits", 100, 100.4, 38, 38, effective=37.96)]

    assert judged_lines(person("甲", lines)) == []


def test_none_of_what_one_day_of_service_asks_for_is_no_finding() -> None:
    lines = [item("signings", 50, 0, 0, 3, effective=0.016), item("visits", 50, 0, 0, 30, effective=0.16)]

    assert [one.item.indicator.code for one in judged_lines(person("甲", lines))] == ["visits"]  # 0 of 0.2 is told


def test_money_and_what_costs_many_points_is_told_however_near() -> None:
    lines = [item("signed_amount", 50, 99.8, 259_480, 260_000), item("win_rate", 50, 0, 94.96, 95)]

    assert [one.item.indicator.code for one in judged_lines(person("甲", lines))] == ["signed_amount", "win_rate"]


def test_without_a_target_the_teams_median_points_are_the_reference() -> None:
    lines = [item("customer_quality", 10, 80, 80), item("signings", 90, 100, 5, 5)]
    mates = [[item("customer_quality", 10, points, points), item("signings", 90, 100, 5, 5)] for points in (60, 70)]

    found = judged_lines(person("甲", lines, mates=mates))

    assert [(one.against, one.reference, one.impact) for one in found] == [(Against.TEAM, Decimal(70), Decimal(1))]


def test_in_a_team_of_two_the_own_past_is_the_reference() -> None:
    line = item("customer_quality", 100, 80, 80, previous=75, previous_points=75)
    mate = [item("customer_quality", 100, 60, 60)]

    found = judged_lines(person("甲", [line], mates=[mate]))

    assert [(one.against, one.reference) for one in found] == [(Against.PAST, Decimal(75))]


def test_without_anything_to_compare_with_there_is_no_finding() -> None:
    assert judged_lines(person("甲", [item("customer_quality", 100, 80, 80)])) == []


def test_points_that_contradict_the_target_are_judged_against_the_team() -> None:
    line = item("satisfaction", 100, 92, 92, 90)  # points as they are, target reached
    mates = [[item("satisfaction", 100, 80, 80, 90)], [item("satisfaction", 100, 70, 70, 90)]]

    found = judged_lines(person("甲", [line], mates=mates))

    assert [(one.against, one.is_strength) for one in found] == [(Against.TEAM, True)]


def test_points_that_contradict_every_comparison_give_no_finding() -> None:
    line = item("visits", 100, 90, 30)
    mates = [[item("visits", 100, 100, 20)], [item("visits", 100, 110, 10)]]

    assert judged_lines(person("甲", [line], mates=mates)) == []


def test_no_data_counted_as_nothing_is_a_weakness_and_counted_in_full_is_none() -> None:
    as_zero = [item("satisfaction", 10, 0, None, assumed=Reason.NO_DATA), item("signings", 90, 100, 5, 5)]
    in_full = [item("satisfaction", 10, 100, None, assumed=Reason.NO_DATA), item("signings", 90, 100, 5, 5)]

    assert [one.impact for one in judged_lines(person("甲", as_zero))] == [Decimal(-10)]
    assert judged_lines(person("甲", in_full)) == []


def test_what_lacks_a_target_and_counts_as_nothing_is_held_against_nobody_elses_figure() -> None:
    without = item("signings", 50, 0, 2, assumed=Reason.NO_TARGET)
    mates = [[item("signings", 50, 100, 5, 5), item("visits", 50, 100, 5, 5)] for _mate in range(2)]

    (found,) = judged_lines(person("甲", [without, item("visits", 50, 100, 5, 5)], mates=mates))

    assert (found.against, found.impact) == (Against.NOTHING, Decimal(-50))


def test_nobody_scored_on_nothing_has_findings() -> None:
    assert judged_lines(person("甲", [item("visits", 100, None)])) == []
