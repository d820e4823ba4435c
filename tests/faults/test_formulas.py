"""The short form of the formulas: whatever is typed is worked out exactly or refused in a sentence."""

import random

from tests.faults.formulas import HOSTILE, try_formulas


def test_whatever_is_typed_as_a_formula_is_worked_out_or_refused_and_nothing_else_happens() -> None:
    found = try_formulas(4_000, random.Random(20_260_101))  # noqa: S311 - repeatable, not secret

    assert found.failures == []
    assert found.worked_out > 500
    assert found.refused > 1_000


def test_what_broke_out_of_other_languages_is_among_them() -> None:
    assert any("__class__" in text for text in HOSTILE)
    assert any(len(text) > 300 for text in HOSTILE)
