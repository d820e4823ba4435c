"""What one version of a scheme says that another does not, in the owner's words."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.domain.indicators import INDICATORS
from desktop.domain.scheme import Band, Filter, Missing, Rule, RuleKind, Scheme, SchemeItem, Tier, TierBasis
from desktop.i18n import CHINESE, ENGLISH, translator
from desktop.services.presets import DEFAULT_PRESET, load_preset
from desktop.ui.schemes.version_changes import changes_between

USUAL = load_preset(DEFAULT_PRESET).default_scheme.scheme
FIRST = USUAL.items[0]


def _told(new: Scheme, language: str = ENGLISH, old: Scheme = USUAL) -> list[tuple[str, str, str, str]]:
    found = changes_between(old, new, INDICATORS, translator(language))
    return [(each.part, each.what, each.before, each.after) for each in found]


def _with_first(**parts: object) -> Scheme:
    return replace(USUAL, items=(replace(FIRST, **parts), *USUAL.items[1:]))  # type: ignore[arg-type] # any part


def test_versions_that_say_the_same_differ_in_nothing() -> None:
    assert _told(replace(USUAL, version=2)) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda: _with_first(weight=Decimal(30)), ("Weight", "20", "30")),
        (lambda: _with_first(cap=Decimal(150)), ("Cap in points", "120", "150")),
        (lambda: _with_first(default_target=Decimal(1200)), ("Target if none is set", "—", "1,200")),
        (
            lambda: _with_first(missing=Missing.ZERO),
            ("Without data or target", "Weight spread over the rest", "Counts as 0"),
        ),
        (lambda: _with_first(perspective="quality"), ("Perspective", "Results", "Quality")),
        (lambda: _with_first(veto_below=Decimal(40)), ("Lowest grade below", "—", "40")),
    ],
)
def test_each_part_of_a_line_is_told_with_the_lines_name(change: Callable[[], Scheme], told: tuple[str, ...]) -> None:
    (found,) = _told(change())

    assert found[0] == "Lines"
    assert found[1].endswith(f" · {told[0]}")
    assert found[2:] == told[1:]


def test_a_line_that_came_and_one_that_went_are_told_whole_in_both_languages() -> None:
    added = SchemeItem(
        "complaints", Decimal(10), Rule(RuleKind.DEDUCT, factor=Decimal(20)), filter=Filter(region="华东")
    )
    one = replace(USUAL, items=(FIRST,))

    assert _told(replace(one, items=(FIRST, added)), old=one) == [
        ("Lines", "Complaints · 华东", "—", "weight 10, −20 for each")
    ]
    assert _told(one, CHINESE, old=replace(one, items=(FIRST, added))) == [
        ("指标项", "投诉数 · 华东", "权重 10，每次扣 20 分", "—")
    ]


def test_bands_are_told_one_by_one() -> None:
    bands = (Band(None, Decimal(10), Decimal(60)), Band(Decimal(10), None, Decimal(100)))
    old = _with_first(rule=Rule(RuleKind.BANDS, bands=bands))
    new = _with_first(rule=Rule(RuleKind.BANDS, bands=(bands[0], replace(bands[1], points=Decimal(90)))))

    (found,) = _told(new, old=old)

    assert found[2:] == ("< 10: 60 points; ≥ 10: 100 points", "< 10: 60 points; ≥ 10: 90 points")


def test_another_order_is_told_once() -> None:
    two = replace(USUAL, items=USUAL.items[:2])
    names = [INDICATORS[item.indicator].called(translator(ENGLISH)) for item in two.items]

    found = _told(replace(two, items=two.items[::-1]), old=two)

    assert found == [("Lines", "Order", ", ".join(names), ", ".join(names[::-1]))]


def test_grades_tiers_and_rules_are_told_by_name() -> None:
    lower = Decimal(85)
    grades = (replace(USUAL.grades[0], lower=lower), replace(USUAL.grades[1], upper=lower), *USUAL.grades[2:])
    tiers = (*USUAL.tiers[:-1], replace(USUAL.tiers[-1], coefficient=Decimal(2)))

    found = _told(replace(USUAL, grades=grades, tiers=tiers, conduct_limit=Decimal(5)))

    assert [each[0] for each in found] == ["Grades and bonus"] * 3 + ["Names and rules"]
    assert [each[1:] for each in found[:2]] == [
        ("Excellent", "Excellent ≥ 90", "Excellent ≥ 85"),
        ("Good", "Good 80–90", "Good 80–85"),
    ]
    assert found[2][3] == "× 2"
    assert found[3][1:] == ("Awards and penalties, at most", "10", "5")


def test_what_decides_the_bonus_is_told_with_its_rows() -> None:
    by_grade = replace(
        USUAL, tier_basis=TierBasis.GRADE, tiers=(Tier(Decimal(0), None, Decimal(1), USUAL.grades[0].code),)
    )

    found = _told(by_grade, CHINESE)

    assert found[0][1:] == ("奖金系数依据", "总分", "等级")
    assert found[-1][1:] == ("优秀 的奖金系数", "—", "× 1")
