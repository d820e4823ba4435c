"""§7: bonus tiers at their ends, commissions on the whole and by slices, one rounding."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.commission import Basis, CommissionTier, Counted, Mode, Terms, earned_by
from desktop.domain.commission_movements import Contract
from desktop.domain.commission_statement import Part, earned_in
from desktop.domain.exact import half_up
from desktop.domain.incentives import bonus, coefficient
from desktop.domain.scheme import Tier, TierBasis
from desktop.services.presets import PRESETS, load_preset
from tests.domain.scheme_values import scheme

WRITTEN = [("0", "60", "0"), ("60", "80", "0.8"), ("80", "100", "1.2"), ("100", "120", "1.5"), ("120", None, "1.8")]


def test_the_written_tiers_are_those_of_every_preset() -> None:
    expected = [
        (Decimal(lower), None if upper is None else Decimal(upper), Decimal(factor))
        for lower, upper, factor in WRITTEN
    ]
    for key in PRESETS:
        for entry in load_preset(key).schemes:
            found = sorted((tier.lower, tier.upper, tier.coefficient) for tier in entry.scheme.tiers)
            assert found == expected, (key, entry.scheme.names)


@pytest.mark.parametrize(
    ("value", "factor"),
    [
        ("0", "0"),
        ("59.9", "0"),
        ("60", "0.8"),
        ("79.9", "0.8"),
        ("80", "1.2"),
        ("99.9", "1.2"),
        ("100", "1.5"),
        ("119.9", "1.5"),
        ("120", "1.8"),
        ("500", "1.8"),
    ],
)
@pytest.mark.parametrize("basis", [TierBasis.TOTAL, TierBasis.ATTAINMENT])
def test_a_tier_holds_its_lower_and_not_its_upper_end(value: str, factor: str, basis: TierBasis) -> None:
    """By the total or by the attainment; the other figure has no say."""
    chosen, other = scheme(tier_basis=basis), Decimal(70)
    total, attained = (Decimal(value), other) if basis is TierBasis.TOTAL else (other, Decimal(value))

    assert coefficient(chosen, total, "good", attained) == Decimal(factor)


@pytest.mark.parametrize("grade", ["excellent", "good", "pass", "fail"])
def test_the_grade_may_decide(grade: str) -> None:
    names = ["excellent", "good", "pass", "fail"]
    tiers = tuple(Tier(Decimal(0), None, Decimal(place), name) for place, name in enumerate(names))

    found = coefficient(scheme(tiers=tiers, tier_basis=TierBasis.GRADE), Decimal(1), grade, Decimal(1))

    assert found == names.index(grade)


@pytest.mark.parametrize(
    ("base", "factor", "money"),
    [
        ("8000", "1.2", "9600.00"),
        ("8000", "0", "0.00"),
        ("33.35", "0.1", "3.34"),  # 3.335
        ("33.34", "0.1", "3.33"),  # 3.334
        ("0.01", "0.5", "0.01"),  # 0.005
        ("0.01", "0.4999", "0.00"),
        ("99999999999.99", "1.8", "179999999999.98"),  # 179,999,999,999.982
    ],
)
def test_bonus_money_has_two_places_half_up(base: str, factor: str, money: str) -> None:
    assert str(bonus(Decimal(base), Decimal(factor))) == money


def tiers(*steps: tuple[str, str | None, str]) -> tuple[CommissionTier, ...]:
    return tuple(CommissionTier(Decimal(a), None if b is None else Decimal(b), Decimal(rate)) for a, b, rate in steps)


STEPS = tiers(("0", "100000", "1"), ("100000", "300000", "2"), ("300000", None, "3"))


def terms(mode: Mode, counted: Counted = Counted.CONTRACT, basis: Basis = Basis.SIGNED_AMOUNT) -> Terms:
    return Terms(basis, mode, counted, STEPS)


@pytest.mark.parametrize(
    ("base", "on_the_whole", "by_slices"),
    [
        ("0", "0", "0"),
        ("0.01", "0.0001", "0.0001"),
        ("99999.99", "999.9999", "999.9999"),
        ("100000", "2000", "1000"),  # the next rate from here on
        ("100000.01", "2000.0002", "1000.0002"),
        ("299999.99", "5999.9998", "4999.9998"),
        ("300000", "9000", "5000"),
        ("400000", "12000", "8000"),
        ("-400000", "-12000", "-8000"),
    ],
)
def test_one_rate_on_the_whole_or_each_slice_at_its_own(base: str, on_the_whole: str, by_slices: str) -> None:
    assert earned_by(terms(Mode.WHOLE), Fraction(base)) == Fraction(on_the_whole)
    assert earned_by(terms(Mode.PROGRESSIVE), Fraction(base)) == Fraction(by_slices)


FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
DAYS = st.dates(FIRST, LAST)
MONEY = st.decimals(-50_000, 200_000, places=2)


@st.composite
def parts(draw: st.DrawFn) -> Part:
    """A share of a contract with money coming and going, perhaps terminated."""
    signed_on = draw(DAYS)
    contract = Contract(
        signing_id=draw(st.integers(1, 10**6)),
        signed_on=signed_on,
        amount=draw(st.decimals(1, 900_000, places=2)),
        profit=draw(st.none() | st.decimals(-1000, 300_000, places=2)),
        first_year_fee=draw(st.none() | st.decimals(0, 300_000, places=2)),
        terminated_on=draw(st.none() | st.dates(signed_on, LAST)),
        received=tuple(draw(st.lists(st.tuples(DAYS, MONEY), max_size=4))),
    )
    return Part(contract, draw(st.decimals("0.01", 100, places=2)))


CONTRACTS = st.lists(parts(), max_size=4, unique_by=lambda part: part.contract.signing_id)


@given(CONTRACTS, st.sampled_from([*Basis]), st.sampled_from([*Mode]), st.lists(DAYS, max_size=3))
def test_cutting_the_year_into_periods_changes_nothing_contract_by_contract(
    held: list[Part], basis: Basis, mode: Mode, cuts: list[date]
) -> None:
    plan = terms(mode, Counted.CONTRACT, basis)
    starts = sorted({FIRST, *cuts})
    ends = [*(start - timedelta(days=1) for start in starts[1:]), LAST]

    cut = [earned_in(plan, held, start, end) for start, end in zip(starts, ends, strict=True)]

    whole = earned_in(plan, held, FIRST, LAST)
    assert [line for each in cut for line in each.lines] == list(whole.lines)
    assert whole.total == half_up(sum((line.earned for each in cut for line in each.lines), Fraction(0)), 2)
