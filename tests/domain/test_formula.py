"""Formulas: what is read, what is refused, and that the figures are exact."""

from contextlib import suppress
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.formula import FormulaError, evaluate
from desktop.domain.formula_reading import DEEPEST, LONGEST, LONGEST_NUMBER, read_formula

KNOWN = {"signed_amount": Fraction(312), "visits": Fraction(9), "complaints": Fraction(0)}
NAMES = {"签约金额": "signed_amount", "拜访次数": "visits"}


def figure(text: str) -> Fraction | None:
    return evaluate(read_formula(text, NAMES), KNOWN.get)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("signed_amount / visits", Fraction(312, 9)),
        ("签约金额 ÷ 拜访次数", Fraction(312, 9)),
        ("（签约金额 － 12）× 0.1", Fraction(30)),
        ("1 + 2 * 3", Fraction(7)),
        ("(1 + 2) * 3", Fraction(9)),
        ("10 - 4 - 3", Fraction(3)),
        ("24 / 4 / 3", Fraction(2)),
        ("-visits + --2", Fraction(-7)),
        (".1 + 0.2", Fraction(3, 10)),
        ("min(visits, 4，20)", Fraction(4)),
        ("max(visits, 4)", Fraction(9)),
        ("min(visits)", Fraction(9)),
        ("abs(visits − 12)", Fraction(3)),
    ],
)
def test_a_formula_is_worked_out_exactly(text: str, expected: Fraction) -> None:
    assert figure(text) == expected


@pytest.mark.parametrize(
    "text", ["visits / complaints", "visits + unheard", "min(visits, unheard)", "1 / (visits - 9)", "-unheard"]
)
def test_division_by_zero_and_figures_without_data_are_no_data(text: str) -> None:
    assert figure(text) is None


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("  ", "The formula is empty."),
        ("1" * (LONGEST + 1), f"longer than {LONGEST} characters"),
        ("1" * (LONGEST_NUMBER + 1), "too long for a formula"),
        ("visits **", 'cannot be read at "*"'),
        ("visits + ", "ends too early"),
        ("visits visits", 'cannot be read at "visits"'),
        ("(visits", "A bracket is not closed."),
        ("(visits visits)", 'cannot be read at "visits )"'),
        ("visits)", 'cannot be read at ")"'),
        ("min", "ends too early"),
        ("min + 1", 'cannot be read at "+ 1"'),
        ("abs(1, 2)", "abs takes exactly one figure."),
        ("sum(1, 2)", 'There is no function "sum".'),
        ("visits.real", 'cannot be read at ".real"'),
        ("'visits'", "cannot be read at"),
        ("__import__('os')", "cannot be read at"),
        ("50%", 'cannot be read at "%"'),
        ("visits^2", 'cannot be read at "^2"'),
        ("(" * (DEEPEST + 1) + "1" + ")" * (DEEPEST + 1), "too many brackets"),
        ("-" * (DEEPEST + 1) + "1", "too many brackets"),
    ],
)
def test_what_is_no_formula_is_refused_where_it_stops_making_sense(text: str, sentence: str) -> None:
    with pytest.raises(FormulaError) as refused:
        read_formula(text)

    assert sentence in str(refused.value)


def test_a_formula_is_kept_by_code_and_shown_by_name() -> None:
    formula = read_formula("（签约金额－-12）÷拜访次数", NAMES)

    assert formula.text == "(signed_amount - -12) / visits"
    assert formula.spelled({"signed_amount": "签约金额", "visits": "拜访次数"}) == "(签约金额 − −12) ÷ 拜访次数"
    assert formula.names == ("signed_amount", "visits")
    assert read_formula(formula.text).root == formula.root


numbers = st.integers(0, 10**6).map(str) | st.decimals(0, 1000, places=3).map(lambda value: format(value, "f"))
expressions = st.recursive(
    numbers,
    lambda parts: (
        st.builds("({} {} {})".format, parts, st.sampled_from("+-*/"), parts)
        | st.builds("max({}, {})".format, parts, parts)
    ),
    max_leaves=8,
)


@given(expressions)
def test_every_formula_says_the_same_after_being_kept(text: str) -> None:
    formula = read_formula(text)

    assert evaluate(read_formula(formula.text), KNOWN.get) == evaluate(formula, KNOWN.get)


@given(st.text(max_size=40))
def test_whatever_is_typed_is_a_formula_or_refused(text: str) -> None:
    with suppress(FormulaError):
        evaluate(read_formula(text), KNOWN.get)


def test_the_longest_formula_is_worked_out() -> None:
    long = "*".join(["9" * 14] * (LONGEST // 15))

    assert figure(long) == Fraction(int("9" * 14)) ** 20


@pytest.mark.parametrize("typed", ["1" + "*1" * ((LONGEST - 1) // 2), "签约 + " * 20 + "签约"])
def test_what_was_accepted_can_be_read_again_as_it_is_kept(typed: str) -> None:
    kept = read_formula(typed, {"签约": "signed_amount"}).text

    assert len(kept) > LONGEST
    assert read_formula(kept).text == kept


def test_names_do_not_lead_past_the_longest_formula() -> None:
    with pytest.raises(FormulaError, match="longer"):
        read_formula("+".join(["签约"] * 60), {"签约": "signed_amount"})
