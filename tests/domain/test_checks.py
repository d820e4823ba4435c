"""The data check before an evaluation is trusted."""

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.domain.checks import Gap, is_thin, warnings_for
from desktop.domain.scheme import Filter, Missing, Rule, RuleKind, SchemeItem, Scope
from desktop.domain.scoring import Reason
from desktop.i18n import Translator, translator


@pytest.fixture
def english() -> Translator:
    return translator("en")


def test_people_with_the_same_gap_share_one_warning_and_targets_come_first(english: Translator) -> None:
    gaps = [
        Gap("王䶮", "satisfaction", Reason.NO_DATA),
        Gap("王䶮", "signings", Reason.NO_TARGET),
        Gap("李雷", "signings", Reason.NO_TARGET),
        Gap("李雷", "visits", Reason.ZERO_TARGET),
    ]

    found = warnings_for(gaps, 3, ["signings", "satisfaction", "visits"])

    assert [warning.sentence(english) for warning in found] == [
        "Signings: no target for 王䶮, 李雷; the item is not scored. Set targets and run again.",
        "Visits: the target of 李雷 is 0; the item is not scored. Correct the target.",
        "Satisfaction: no data for 王䶮; the item is not scored.",
    ]


def test_a_gap_of_everybody_names_nobody(english: Translator) -> None:
    gaps = [Gap(name, "signings", Reason.NO_DATA) for name in ("a", "b")]

    (found,) = warnings_for(gaps, 2, ["signings"])

    assert "no data for everybody" in found.sentence(english)


def test_a_gap_of_the_only_person_names_the_person(english: Translator) -> None:
    (found,) = warnings_for([Gap("王䶮", "signings", Reason.NO_DATA)], 1, ["signings"])

    assert "no data for 王䶮" in found.sentence(english)


def test_long_lists_are_cut_and_counted(english: Translator) -> None:
    gaps = [Gap(f"p{n}", "own_code", Reason.NO_TEAM) for n in range(7)]

    (found,) = warnings_for(gaps, 9, ["own_code"])

    assert found.sentence(english).startswith("own_code: no team is led by p0, p1, p2, p3, p4 and 2 more, so")


def test_lines_of_one_indicator_have_warnings_of_their_own(english: Translator) -> None:
    line = SchemeItem("signings", Decimal(50), Rule(RuleKind.RATIO))
    north, led = replace(line, filter=Filter(region="华北")), replace(line, scope=Scope.TEAM)
    gaps = [Gap("王䶮", "signings", Reason.NO_TARGET, item) for item in (north, led)]

    found = warnings_for(gaps, 2, ["signings"])

    assert [warning.sentence(english).split(";")[0] for warning in found] == [
        "Signings · 华北: no target for 王䶮",
        "Signings, team: no target for 王䶮",
    ]


@pytest.mark.parametrize(("missing", "points"), [(Missing.ZERO, 0), (Missing.FULL, 100)])
def test_what_the_scheme_counts_all_the_same_is_not_called_unscored(
    english: Translator, missing: Missing, points: int
) -> None:
    line = SchemeItem("raters", Decimal(50), Rule(RuleKind.POINTS), missing=missing)

    (found,) = warnings_for([Gap("王䶮", "raters", Reason.NO_DATA, line)], 2, ["raters"])

    assert found.sentence(english) == f"360° rating: no data for 王䶮; the item counts as {points} points."


def test_thin_totals_are_said_first(english: Translator) -> None:
    gaps = [Gap("王䶮", "signings", Reason.NO_TARGET), Gap("王䶮", "", Reason.LITTLE_WEIGHT)]

    found = warnings_for(gaps, 2, ["signings"])

    assert found[0].sentence(english) == (
        "Less than half of the weight is scored for 王䶮; such a total says little."
    )


@pytest.mark.parametrize(
    ("total", "weight", "thin"), [("88.0", "49.9999", True), ("88.0", "50", False), (None, "0", False)]
)
def test_a_total_of_less_than_half_the_weight_is_thin(total: str | None, weight: str, thin: bool) -> None:
    assert is_thin(None if total is None else Decimal(total), Decimal(weight)) is thin
