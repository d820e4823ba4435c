"""Commission: half-open tiers, whole or slice by slice, and what refunds and terminations take back."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.commission import (
    Basis,
    CommissionTier,
    Counted,
    Mode,
    Terms,
    check_terms,
    earned_by,
    slices_of,
    tier_of,
)
from desktop.errors import RequestError
from tests.domain.commission_values import LADDER, tiers

WHOLE = Terms(Basis.COLLECTED, Mode.WHOLE, Counted.PERIOD, LADDER)
PROGRESSIVE = Terms(Basis.COLLECTED, Mode.PROGRESSIVE, Counted.PERIOD, LADDER)

lowers = st.lists(st.integers(1, 10**9), max_size=5, unique=True).map(sorted)
rates = st.lists(st.decimals(0, 100, places=2), min_size=6, max_size=6)
bases = st.integers(-(10**12), 10**12).map(lambda fen: Fraction(fen, 100))


@st.composite
def any_terms(draw: st.DrawFn, mode: Mode) -> Terms:
    borders = [(str(lower), str(rate)) for lower, rate in zip([0, *draw(lowers)], draw(rates), strict=False)]
    return Terms(Basis.SIGNED_AMOUNT, mode, Counted.PERIOD, tiers(*borders))


class TestWhole:
    @pytest.mark.parametrize(
        ("base", "earned"),
        [
            ("0", "0"),
            ("100000", "1000"),
            ("199999.99", "1999.9999"),
            ("200000", "3000"),  # the border belongs to the tier above
            ("499999.99", "7499.99985"),
            ("500000", "10000"),
            ("800000", "16000"),
            ("-200000", "-3000"),
        ],
    )
    def test_the_rate_of_the_tier_that_holds_it_counts_for_all_of_it(self, base: str, earned: str) -> None:
        assert earned_by(WHOLE, Fraction(base)) == Fraction(earned)

    @given(any_terms(Mode.WHOLE), bases)
    def test_it_is_one_slice(self, terms: Terms, base: Fraction) -> None:
        (part,) = slices_of(terms, base)

        assert (part.base, part.rate) == (base, terms.tiers[tier_of(terms.tiers, base)].rate)

    @given(any_terms(Mode.WHOLE), st.integers(0, 10**11), st.integers(0, 10**6))
    def test_it_jumps_only_at_borders(self, terms: Terms, fen: int, more: int) -> None:
        low, high = Fraction(fen, 100), Fraction(fen + more, 100)

        if tier_of(terms.tiers, low) == tier_of(terms.tiers, high):
            rate = Fraction(terms.tiers[tier_of(terms.tiers, low)].rate)
            assert earned_by(terms, high) - earned_by(terms, low) == (high - low) * rate / 100


class TestProgressive:
    @pytest.mark.parametrize(
        ("base", "earned"),
        [
            ("0", "0"),
            ("199999.99", "1999.9999"),
            ("200000", "2000"),
            ("200000.01", "2000.00015"),
            ("500000", "6500"),
            ("800000", "12500"),
            ("-500000", "-6500"),
        ],
    )
    def test_each_slice_earns_its_own_rate(self, base: str, earned: str) -> None:
        assert earned_by(PROGRESSIVE, Fraction(base)) == Fraction(earned)

    def test_the_slices_say_how_much_lay_in_which_tier(self) -> None:
        found = slices_of(PROGRESSIVE, Fraction(800000))

        assert [(part.tier, int(part.base), part.rate, int(part.earned)) for part in found] == [
            (0, 200000, Decimal(1), 2000),
            (1, 300000, Decimal("1.5"), 4500),
            (2, 300000, Decimal(2), 6000),
        ]

    @given(any_terms(Mode.PROGRESSIVE), bases)
    def test_the_slices_sum_to_the_base(self, terms: Terms, base: Fraction) -> None:
        assert sum(part.base for part in slices_of(terms, base)) == base

    @given(any_terms(Mode.PROGRESSIVE), bases, bases)
    def test_more_base_never_earns_less(self, terms: Terms, one: Fraction, other: Fraction) -> None:
        assert earned_by(terms, min(one, other)) <= earned_by(terms, max(one, other))

    @given(any_terms(Mode.PROGRESSIVE), bases)
    def test_it_is_continuous(self, terms: Terms, base: Fraction) -> None:
        step = Fraction(1, 100)

        change = earned_by(terms, base + step) - earned_by(terms, base)

        assert 0 <= change <= step * max(Fraction(tier.rate) for tier in terms.tiers) / 100

    @given(any_terms(Mode.PROGRESSIVE), any_terms(Mode.WHOLE), bases)
    def test_money_that_comes_and_goes_leaves_nothing(self, first: Terms, other: Terms, base: Fraction) -> None:
        assert earned_by(first, -base) == -earned_by(first, base)
        assert earned_by(other, -base) == -earned_by(other, base)


class TestCheckTerms:
    @pytest.mark.parametrize(
        ("ladder", "said"),
        [
            ((), "must start at 0"),
            (tiers(("1", "1")), "must start at 0"),
            ((CommissionTier(Decimal(0), Decimal(5), Decimal(1)),), "must be open upwards"),
            (
                (CommissionTier(Decimal(0), Decimal(5), Decimal(1)), CommissionTier(Decimal(6), None, Decimal(1))),
                "leave no gap",
            ),
            (
                (CommissionTier(Decimal(0), Decimal(6), Decimal(1)), CommissionTier(Decimal(5), None, Decimal(1))),
                "leave no gap",
            ),
            ((CommissionTier(Decimal(0), None, Decimal(1)), CommissionTier(Decimal(5), None, Decimal(1))), "no gap"),
            (
                (CommissionTier(Decimal(0), Decimal(0), Decimal(1)), CommissionTier(Decimal(0), None, Decimal(1))),
                "no gap",
            ),
            (tiers(("0", "100.01")), "cannot be right"),
            (tiers(("0", "-1")), "cannot be right"),
            (tiers(("0", "NaN")), "cannot be right"),
        ],
    )
    def test_what_leaves_a_base_without_one_rate_is_refused(
        self, ladder: tuple[CommissionTier, ...], said: str
    ) -> None:
        with pytest.raises(RequestError, match=said):
            check_terms(Terms(Basis.COLLECTED, Mode.WHOLE, Counted.PERIOD, ladder))

    def test_a_rate_of_a_later_contract_is_checked_too(self) -> None:
        with pytest.raises(RequestError, match="cannot be right"):
            check_terms(Terms(Basis.COLLECTED, Mode.WHOLE, Counted.PERIOD, LADDER, Decimal(101)))

    @pytest.mark.parametrize("rate", ["0", "0.0001", "100"])
    def test_anything_from_nothing_to_everything_is_allowed(self, rate: str) -> None:
        check_terms(Terms(Basis.COLLECTED, Mode.WHOLE, Counted.PERIOD, tiers(("0", rate)), Decimal(rate)))


def test_the_example_of_the_documentation() -> None:
    ladder = tiers(("0", "1"), ("300000", "1.5"), ("600000", "2"))
    progressive = Terms(Basis.COLLECTED, Mode.PROGRESSIVE, Counted.PERIOD, ladder)
    whole = Terms(Basis.COLLECTED, Mode.WHOLE, Counted.PERIOD, ladder)

    assert earned_by(progressive, Fraction(439400)) == 5091
    assert earned_by(whole, Fraction(439400)) == 6591
