"""§6: total, conduct points, the one rounding, grades, red line, veto, rank and the distribution guide."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.exact import as_decimal, half_up
from desktop.domain.facts import ConductEvent, Measure
from desktop.domain.grading import grade_for, head_counts, moves, ranks
from desktop.domain.ramp import Ramp
from desktop.domain.scheme import RuleKind, Scheme
from desktop.domain.scheme_validation import SchemeError, validate
from desktop.domain.scorecard import Card, Line, card_of, ranked
from desktop.domain.scoring import exact_actual
from desktop.domain.tally import Tally, facts_of
from desktop.services.presets import PRESETS, load_preset
from tests.domain.scheme_values import GRADES, HIGHER, LOWER, item, measure, rule, scheme

PRESENT = Ramp(None, Decimal(1), 92, 0, 92)
POINTS = rule(RuleKind.POINTS)
KINDS = ["award", "penalty", "red_line"]


def event(kind: str, points: str) -> ConductEvent:
    return ConductEvent(1, kind, date(2026, 8, 1), Decimal(points), "虚假报销")


def card(*points: str | None, conduct: tuple[ConductEvent, ...] = (), by: Scheme | None = None) -> Card:
    """The card of somebody with these points at equal weights."""
    weight = Decimal(100) / len(points)
    items = [item(LOWER, str(weight), POINTS) for _ in points]
    lines = [Line(LOWER, measure(each), None) for each in points]
    chosen = by or scheme(*items)
    return card_of(chosen, lines, PRESENT, conduct, Decimal(10_000))


def _quotient(points: str, parts: int) -> Measure:
    return Measure(as_decimal(Fraction(points) / parts), Decimal(points), Decimal(parts))


class TestRounding:
    @pytest.mark.parametrize(
        ("points", "rounded", "grade"),
        [
            ("59.94", "59.9", "fail"),
            ("59.949999999999999999999999999", "59.9", "fail"),
            ("59.95", "60.0", "pass"),
            ("79.95", "80.0", "good"),
            ("89.949999", "89.9", "good"),
            ("89.95", "90.0", "excellent"),
            ("0.04", "0.0", "fail"),
            ("0.05", "0.1", "fail"),
            ("119.95", "120.0", "excellent"),
        ],
    )
    def test_is_half_up_to_a_tenth_and_the_printed_total_decides(self, points: str, rounded: str, grade: str) -> None:
        found = card(points)

        assert (str(found.total.rounded), found.grade) == (rounded, grade)

    @pytest.mark.parametrize(
        ("points", "rounded"),
        [
            (("179.85", "179.85", "179.85"), "60.0"),  # three thirds of 59.95
            (("269.85", "269.85", "269.85"), "90.0"),
            (("269.849997", "269.85", "269.85"), "89.9"),
            (("100", "100", "70"), "29.3"),
            (("100", "100", "100"), "33.3"),
            (("200", "200", "200"), "66.7"),
        ],
    )
    def test_thirds_are_exact_until_then(self, points: tuple[str, ...], rounded: str) -> None:
        """Each actual is a third of the number written; the weights are 30, 30 and 40."""
        items = [item(LOWER, weight, POINTS) for weight in ("30", "30", "40")]
        lines = [Line(LOWER, _quotient(each, 3), None) for each in points]

        total = card_of(scheme(*items), lines, PRESENT, (), None).total

        assert total.exact == sum(Fraction(w) * Fraction(p) / 300 for w, p in zip((30, 30, 40), points, strict=True))
        assert str(total.rounded) == rounded

    def test_means_of_quotients_are_exact_too(self) -> None:
        """30 × 89.0333… + 30 × 89.0333… + 40 × 89.075 is 89.05; cut after 28 digits it would fall short of it."""
        items = [item(LOWER, weight, POINTS) for weight in ("30", "30", "40")]
        thirty = Fraction(89) + Fraction(1, 30)
        rated = Measure(as_decimal(thirty), exact=thirty)

        lines = [Line(LOWER, each, None) for each in (rated, rated, measure("89.075"))]

        assert str(card_of(scheme(*items), lines, PRESENT, (), None).total.rounded) == "89.1"

    def test_scores_of_customers_and_raters_keep_their_exact_mean(self) -> None:
        tally = Tally(quality={1: Fraction(200, 3), 2: Fraction(250, 3)}, ratings={"owner": (3, 26_710)})
        tally.ratings |= {"manager": (1, 8_000), "peer": (1, 6_000)}

        facts = facts_of(tally)

        assert exact_actual(facts["customer_quality"]) == 75
        assert exact_actual(facts["manual"]) == Fraction("267.10") / 3
        assert exact_actual(facts["raters"]) == Fraction(50 * 80 + 20 * 60, 70)

    @given(st.lists(st.tuples(st.integers(1, 50), st.integers(0, 36_000), st.sampled_from([3, 7, 9, 11, 13])),
                    min_size=1, max_size=7))  # fmt: skip
    def test_happens_once(self, parts: list[tuple[int, int, int]]) -> None:
        """The total is the exact mean rounded, not a sum of rounded parts."""
        items = [item(LOWER, str(weight), POINTS, cap=Decimal(500)) for weight, _value, _by in parts]
        lines = [Line(LOWER, _quotient(str(value), by * 10), None) for _weight, value, by in parts]
        chosen = scheme(*items, maximum=Decimal(500))

        total = card_of(chosen, lines, PRESENT, (), None).total

        mean = sum(
            (Fraction(weight) * min(Fraction(value, by * 10), Fraction(500)) for weight, value, by in parts),
            Fraction(0),
        ) / sum(weight for weight, _value, _by in parts)
        assert total.exact == mean
        assert total.rounded == half_up(mean, 1)


class TestConduct:
    @pytest.mark.parametrize(
        ("events", "total"),
        [
            ([], "70.0"),
            ([("award", "9.99")], "80.0"),  # 79.99
            ([("award", "10")], "80.0"),
            ([("award", "10.01")], "80.0"),
            ([("award", "6"), ("award", "7")], "80.0"),
            ([("penalty", "10")], "60.0"),
            ([("penalty", "10.01")], "60.0"),
            ([("award", "25"), ("penalty", "20")], "75.0"),  # the sum is limited
            ([("award", "5"), ("penalty", "5")], "70.0"),
            ([("red_line", "10")], "70.0"),  # a red line decides the grade, not the total
        ],
    )
    def test_is_limited_to_10_either_way(self, events: list[tuple[str, str]], total: str) -> None:
        found = card("70", conduct=tuple(event(kind, points) for kind, points in events))

        assert str(found.total.rounded) == total

    @pytest.mark.parametrize(("limit", "total"), [("0", "70.0"), ("3", "73.0"), ("100", "90.0")])
    def test_the_scheme_sets_the_limit(self, limit: str, total: str) -> None:
        chosen = scheme(item(LOWER, "100", POINTS), conduct_limit=Decimal(limit))

        assert str(card("70", conduct=(event("award", "20"),), by=chosen).total.rounded) == total


class TestBounds:
    @pytest.mark.parametrize(
        ("points", "kind", "by", "total"),
        [
            ("115", "award", "10", "120.0"),
            ("120", "award", "0", "120.0"),
            ("4", "penalty", "10", "0.0"),
            ("4", "penalty", "3.96", "0.0"),
            ("4", "penalty", "3.95", "0.1"),
        ],
    )
    def test_are_0_and_120(self, points: str, kind: str, by: str, total: str) -> None:
        assert str(card(points, conduct=(event(kind, by),)).total.rounded) == total

    @pytest.mark.parametrize(("maximum", "total"), [("100", "100.0"), ("150", "130.0")])
    def test_the_scheme_sets_the_maximum(self, maximum: str, total: str) -> None:
        chosen = scheme(item(LOWER, "100", POINTS, cap=Decimal(200)), maximum=Decimal(maximum))

        assert str(card("130", by=chosen).total.rounded) == total

    @given(
        st.lists(st.none() | st.decimals(-50, 400, places=2), min_size=1, max_size=8),
        st.lists(
            st.tuples(st.sampled_from(["award", "penalty", "red_line"]), st.decimals(0, 60, places=2)), max_size=5
        ),
        st.decimals(100, 300, places=1),
        st.decimals(0, 40, places=1),
    )
    def test_hold_whatever_happens(
        self, points: list[Decimal | None], events: list[tuple[str, Decimal]], maximum: Decimal, limit: Decimal
    ) -> None:
        items = [item(LOWER, "10", POINTS, cap=maximum) for _ in points]
        lines = [Line(LOWER, measure(None if each is None else str(each)), None) for each in points]
        chosen = scheme(*items, maximum=maximum, conduct_limit=limit)

        total = card_of(chosen, lines, PRESENT, [event(kind, str(by)) for kind, by in events], None).total

        assert total.rounded is None or 0 <= total.rounded <= maximum
        assert -limit <= total.conduct_points <= limit
        assert (total.rounded is None) == all(each is None for each in points)


def test_the_written_grades_and_limits_are_those_of_every_preset() -> None:
    for key in PRESETS:
        for entry in load_preset(key).schemes:
            chosen = entry.scheme
            bands = [(grade.names["zh_CN"], int(grade.lower)) for grade in chosen.grades]
            assert bands == [("优秀", 90), ("良好", 80), ("合格", 60), ("不合格", 0)]
            assert (int(chosen.maximum), int(chosen.conduct_limit)) == (120, 10)
            assert sum(each.weight for each in chosen.items) == 100


@pytest.mark.parametrize("weights", [("50", "49.9999"), ("50", "50.0001"), ("100", "0.0001")])
def test_weights_that_do_not_sum_to_exactly_100_cannot_be_used(weights: tuple[str, ...]) -> None:
    with pytest.raises(SchemeError, match="must sum to exactly 100"):
        validate(scheme(*(item(each, weight) for each, weight in zip((HIGHER, LOWER), weights, strict=True))))


@given(st.decimals(0, 120, places=1))
def test_every_total_has_exactly_one_grade(total: Decimal) -> None:
    holding = [
        grade.code for grade in GRADES if grade.lower <= total and (grade.upper is None or total < grade.upper)
    ]

    assert [grade_for(total, GRADES).code] == holding


class TestRedLineAndVeto:
    @pytest.mark.parametrize("points", ["120", "95", "60", "10", None])
    def test_a_red_line_is_the_lowest_grade_whatever_the_total(self, points: str | None) -> None:
        clean, crossed = card(points), card(points, conduct=(event("red_line", "0"),))

        assert (crossed.grade, crossed.grade_reason) == ("fail", "red_line:虚假报销")
        assert (crossed.total, crossed.coefficient) == (clean.total, clean.coefficient)

    @pytest.mark.parametrize(("points", "grade"), [("49.99", "fail"), ("50", "excellent"), (None, "excellent")])
    def test_a_veto_falls_below_its_minimum(self, points: str | None, grade: str) -> None:
        items = (item(LOWER, "90", POINTS), item(LOWER, "10", POINTS, veto_below=Decimal(50)))
        lines = [Line(LOWER, measure("100"), None), Line(LOWER, measure(points), None)]

        found = card_of(scheme(*items), lines, PRESENT, (), None)

        assert found.grade == grade
        assert (found.grade_reason == "veto:complaints") is (grade == "fail")


class TestRank:
    def test_is_1_2_2_4_on_the_rounded_total(self) -> None:
        cards = {"a": card("95.04"), "b": card("90.04"), "c": card("89.96"), "d": card("80"), "e": card(None)}

        found = ranked(cards)

        assert [found[person].rank for person in "abcde"] == [1, 2, 2, 4, None]
        assert {each.rank_of for each in found.values()} == {4}

    def test_all_who_tie_are_first(self) -> None:
        assert ranks(dict.fromkeys("abcd", Decimal("77.7"))) == dict.fromkeys("abcd", 1)

    @given(st.lists(st.none() | st.decimals(0, 120, places=1), max_size=6))
    def test_does_not_depend_on_the_order_of_people(self, totals: list[Decimal | None]) -> None:
        people = dict(enumerate(totals))
        expected = ranks(people)

        for order in list(permutations(people))[:24]:
            assert ranks({person: people[person] for person in order}) == expected


class TestDistribution:
    @pytest.mark.parametrize(
        ("people", "heads"),
        [(0, 0), (1, 0), (2, 0), (3, 1), (4, 1), (5, 1), (7, 1), (8, 2), (10, 2), (12, 2), (13, 3), (24, 5)],
    )
    def test_20_percent_of_so_many_people(self, people: int, heads: int) -> None:
        """Largest remainder: 3 people have 0.6 and 2.4, 12 have 2.4 and 9.6, 13 have 2.6 and 10.4."""
        assert head_counts({"excellent": Decimal(20)}, people) == {"excellent": heads}

    @pytest.mark.parametrize(
        ("people", "heads"),
        [(10, [2, 3, 4, 1]), (7, [1, 2, 3, 1]), (13, [3, 4, 5, 1]), (1, [0, 0, 1, 0]), (11, [2, 3, 5, 1])],
    )
    def test_four_grades_share_everybody(self, people: int, heads: list[int]) -> None:
        shares = {"excellent": 20, "good": 30, "pass": 40, "fail": 10}

        found = head_counts({grade: Decimal(share) for grade, share in shares.items()}, people)

        assert list(found.values()) == heads

    @given(
        st.lists(st.decimals(0, 120, places=1), min_size=1, max_size=12),
        st.sampled_from(["0", "10", "20", "33.3", "100"]),
    )
    def test_nobody_moves_up_and_equals_move_together(self, values: list[Decimal], share: str) -> None:
        totals = dict(enumerate(values))
        grades = {person: grade_for(total, GRADES).code for person, total in totals.items()}
        order = [grade.code for grade in GRADES]

        found = {move.person: move for move in moves(totals, grades, order, {"excellent": Decimal(share)})}

        for person, total in totals.items():
            if person in found:
                assert order.index(found[person].guided) > order.index(found[person].grade)
                assert all(other in found for other in totals if totals[other] == total)
        kept = sum(grades[person] == "excellent" and person not in found for person in totals)
        assert kept <= head_counts({"excellent": Decimal(share)}, len(totals))["excellent"]
