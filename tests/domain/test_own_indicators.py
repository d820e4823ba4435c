"""Own indicators: their operands, their order, and the figures of formulas over facts."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest

from desktop.domain.facts import NO_DATA, Measure
from desktop.domain.formula import Formula, FormulaError
from desktop.domain.formula_reading import read_formula
from desktop.domain.indicators import INDICATORS, Indicator, RecordKind, Shape, Unit
from desktop.domain.own_indicator import OwnIndicator, Source
from desktop.domain.own_indicators import in_order, operands, refuse_unknown, with_formulas
from desktop.domain.scoring import exact_actual


def formulas(**texts: str) -> dict[str, Formula]:
    return in_order({code: read_formula(text) for code, text in texts.items()}, {})


def catalogue(*codes: str) -> dict[str, Indicator]:
    return {**INDICATORS, **{code: own(code, records=RecordKind.VISIT).indicator for code in codes}}


def own(code: str, formula: str = "visits", records: RecordKind = RecordKind.RATING) -> OwnIndicator:
    return OwnIndicator(code, code, source=Source.FORMULA, formula=formula, records=records)


class TestOneIndicator:
    def test_bears_the_owners_words_in_both_languages(self) -> None:
        indicator = OwnIndicator("share", "独家占比", "Exclusive share", Unit.PERCENT, source=Source.MANUAL).indicator

        assert (indicator.name, indicator.name_en, indicator.is_own) == ("独家占比", "Exclusive share", True)
        assert (indicator.shape, indicator.adds_up, indicator.takes_ramp) == (Shape.CALLED, False, False)

    def test_has_a_formula_only_as_its_source(self) -> None:
        assert OwnIndicator("a", "甲", formula="visits").parsed is None
        assert own("a").parsed == read_formula("visits")


class TestOrder:
    def test_each_formula_follows_those_it_needs(self) -> None:
        assert list(formulas(first="second * 2", second="third + 1", third="visits")) == ["third", "second", "first"]

    def test_a_circle_is_refused_by_the_names_in_it(self) -> None:
        circle = {"a": read_formula("b + 1"), "b": read_formula("visits / c"), "c": read_formula("a")}

        with pytest.raises(FormulaError, match="甲 → b → c → 甲"):
            in_order(circle, {"a": "甲"})

    def test_a_formula_over_itself_is_a_circle(self) -> None:
        with pytest.raises(FormulaError, match="a → a"):
            in_order({"a": read_formula("a + visits")}, {})

    def test_operands_are_the_indicators_at_the_end_of_the_way(self) -> None:
        known = formulas(first="second / visits", second="signings + visits")

        assert operands("first", known) == ("signings", "visits")
        assert operands("visits", known) == ("visits",)


class TestUnknown:
    def test_names_the_nearest_indicator(self) -> None:
        with pytest.raises(FormulaError, match=r'no indicator "sining".*nearest one is "signings"'):
            refuse_unknown(read_formula("sining / visits"), INDICATORS)

    def test_names_none_where_nothing_is_near(self) -> None:
        with pytest.raises(FormulaError, match="Choose one from the list"):
            refuse_unknown(read_formula("qqqq / visits"), INDICATORS)

    def test_refuses_a_formula_of_numbers_alone(self) -> None:
        with pytest.raises(FormulaError, match="the same for everybody"):
            refuse_unknown(read_formula("1 + 2"), INDICATORS)

    def test_accepts_what_is_there(self) -> None:
        refuse_unknown(read_formula("visits + signings"), INDICATORS)


FACTS = {"visits": Measure(Decimal(9), Decimal(9), None, 9), "signings": Measure(Decimal(1), Decimal(1), None, 2)}


class TestFigures:
    def test_without_formulas_the_facts_stay_as_they_are(self) -> None:
        assert with_formulas(FACTS, {}, INDICATORS) is FACTS

    def test_a_third_stays_exact_on_the_way(self) -> None:
        known = formulas(third="signings / visits * 3", whole="third * 3")

        found = with_formulas(FACTS, known, catalogue("third", "whole"))

        assert exact_actual(found["third"]) == Fraction(1, 3)
        assert found["whole"].actual == 1

    def test_a_rate_is_taken_at_its_exact_parts(self) -> None:
        rate = Measure(Decimal("33.33333333333333333333333333"), Decimal(1), Decimal(3), 3)

        found = with_formulas({"win_rate": rate}, formulas(own="win_rate * 3"), catalogue("own"))

        assert found["own"].actual == 100

    def test_an_operand_without_data_makes_none(self) -> None:
        found = with_formulas({"visits": NO_DATA}, formulas(a="visits + 1", b="a", c="nothing"), catalogue(*"abc"))

        assert [found[code] for code in "abc"] == [NO_DATA] * 3

    def test_records_are_those_of_its_own_kind(self) -> None:
        found = with_formulas(FACTS, formulas(per="signings / visits"), catalogue("per"))

        assert found["per"].records == 9

    def test_a_figure_with_endless_digits_goes_on_with_28(self) -> None:
        endless = "1/7919/7907/7901/7883/7879/7877/7873/7867/7853/7841/7829/7823/7817*visits"

        found = with_formulas(FACTS, formulas(tiny=endless), catalogue("tiny"))

        assert found["tiny"].denominator is None
        assert len((found["tiny"].actual or Decimal(0)).as_tuple().digits) <= 28

    @pytest.mark.parametrize("first", ["visits * visits", "1 / visits / visits"])
    def test_formulas_that_square_one_another_end_without_data(self, first: str) -> None:
        codes = [f"own_{place}" for place in range(60)]
        chain = {code: f"{before} * {before}" for before, code in pairwise(codes)}

        found = with_formulas(FACTS, formulas(own_0=first, **chain), catalogue(*codes))

        assert found["own_0"].actual is not None
        assert found["own_59"] == NO_DATA
