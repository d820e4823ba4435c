"""The 360° rating: weights that sum to 100, renormalised over the relations that gave one."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.raters import USUAL_WEIGHTS, rating_by, refuse_weights, weights_from
from desktop.errors import RequestError


def weights(manager: str, peer: str, customer: str, own: str) -> dict[str, Decimal]:
    return {"manager": Decimal(manager), "peer": Decimal(peer), "customer": Decimal(customer), "self": Decimal(own)}


def test_the_usual_weights_are_50_20_20_10() -> None:
    assert dict(USUAL_WEIGHTS) == weights("50", "20", "20", "10")
    refuse_weights(USUAL_WEIGHTS)


@pytest.mark.parametrize("wrong", [weights("50", "20", "20", "9.99"), weights("60", "20", "20", "10")])
def test_weights_that_miss_100_are_refused(wrong: dict[str, Decimal]) -> None:
    with pytest.raises(RequestError, match="must sum to exactly 100"):
        refuse_weights(wrong)


def test_a_weight_below_0_is_refused() -> None:
    with pytest.raises(RequestError, match="at least 0"):
        refuse_weights(weights("110", "-10", "0", "0"))


@pytest.mark.parametrize("wrong", [{"manager": Decimal(100)}, {**weights("100", "0", "0", "0"), "owner": Decimal(0)}])
def test_each_relation_has_a_weight_and_no_other(wrong: dict[str, Decimal]) -> None:
    with pytest.raises(RequestError, match="Give each relation a weight"):
        refuse_weights(wrong)


def test_relations_that_gave_none_are_left_out() -> None:
    assert rating_by({"manager": Fraction(90), "self": Fraction(60)}, USUAL_WEIGHTS) == Fraction(
        50 * 90 + 10 * 60, 60
    )
    assert rating_by({}, USUAL_WEIGHTS) is None
    assert rating_by({"self": Fraction(60)}, weights("100", "0", "0", "0")) is None
    assert rating_by({"stranger": Fraction(60)}, USUAL_WEIGHTS) is None


@given(st.dictionaries(st.sampled_from(sorted(USUAL_WEIGHTS)), st.fractions(0, 100), min_size=1))
def test_the_rating_lies_between_the_lowest_and_the_highest(means: dict[str, Fraction]) -> None:
    rating = rating_by(means, USUAL_WEIGHTS)

    assert rating is not None
    assert min(means.values()) <= rating <= max(means.values())


def test_nothing_kept_means_the_usual_weights() -> None:
    assert weights_from({}) == USUAL_WEIGHTS
    assert weights_from({"manager": "40", "peer": "60"}) == {"manager": Decimal(40), "peer": Decimal(60)}
