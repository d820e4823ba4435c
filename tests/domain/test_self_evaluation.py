"""A person's own view of a period as it is kept."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.self_evaluation import (
    ANSWERS,
    OwnPoints,
    SelfEvaluation,
    line_keys,
    self_document,
    self_from,
)

CODES = st.sampled_from(["visits", "signings", "manual"])
OWN = st.builds(OwnPoints, st.none() | st.decimals(Decimal(0), Decimal(100), places=2), st.text(max_size=20))


def test_each_line_has_a_key_and_the_second_of_an_indicator_another() -> None:
    assert line_keys(["visits", "signings", "visits"]) == ("visits", "signings", "visits#2")


@given(st.lists(CODES, max_size=12))
def test_keys_are_as_many_as_lines_and_no_two_alike(codes: list[str]) -> None:
    keys = line_keys(codes)

    assert len(keys) == len(codes) == len(set(keys))
    assert [key.split("#")[0] for key in keys] == codes


@given(st.dictionaries(CODES, OWN), st.dictionaries(st.sampled_from(ANSWERS), st.text(min_size=1, max_size=20)))
def test_what_is_kept_is_what_was_handed_in(points: dict[str, OwnPoints], answers: dict[str, str]) -> None:
    view = SelfEvaluation(points, answers)

    kept = self_from(self_document(view))

    assert kept == view
    assert kept.is_empty == (not points and not answers)


def test_nothing_handed_in_is_an_empty_document() -> None:
    assert self_document(SelfEvaluation()) == {}
    assert self_from({}).is_empty
