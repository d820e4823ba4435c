"""§7: bonus tiers at their ends, commissions on the whole and by slices, refunds, terminations, one rounding."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.commission import Basis, CommissionTier, Counted, Mode, Terms, check_terms, earned_by, slices_of
from desktop.domain.commission_movements import Contract, movements
from desktop.domain.commission_statement import Part, earned_in
from desktop.domain.exact import half_up
from desktop.domain.incentives import bonus, coefficient
from desktop.domain.scheme import Tier, TierBasis
from desktop.errors import RequestError
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


@pytest.mark.parametrize(
    "broken",
    [
        tiers(),
        tiers(("1", None, "1")),
        tiers(("0", "100", "1")),
        tiers(("0", "100", "1"), ("101", None, "2")),
        tiers(("0", "100", "1"), ("99", None, "2")),
        tiers(("0", None, "1"), ("99", None, "2")),
        tiers(("0", None, "-0.01")),
        tiers(("0", None, "100.01")),
    ],
)
def test_tiers_with_a_gap_an_overlap_or_a_senseless_rate_are_refused(broken: tuple[CommissionTier, ...]) -> None:
    with pytest.raises(RequestError):
        check_terms(Terms(Basis.COLLECTED, Mode.WHOLE, Counted.PERIOD, broken))


BASES = st.fractions(-(10**7), 10**7, max_denominator=100)


@given(BASES)
def test_slices_sum_to_the_base(base: Fraction) -> None:
    for mode in Mode:
        assert sum(part.base for part in slices_of(terms(mode), base)) == base


@given(st.tuples(BASES, BASES))
def test_a_larger_base_never_earns_less(bases: tuple[Fraction, Fraction]) -> None:
    low, high = sorted(bases)
    for mode in Mode:
        assert earned_by(terms(mode), low) <= earned_by(terms(mode), high)


@given(BASES, BASES)
def test_by_slices_nobody_jumps(one: Fraction, other: Fraction) -> None:
    """Progressive tiers are continuous: a 元 more earns at most the highest rate of it."""
    change = earned_by(terms(Mode.PROGRESSIVE), one) - earned_by(terms(Mode.PROGRESSIVE), other)

    assert abs(change) <= abs(one - other) * 3 / 100


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


@given(CONTRACTS, st.sampled_from([*Basis]), st.sampled_from([*Mode]), st.sampled_from([*Counted]), st.randoms())
def test_the_order_of_contracts_does_not_matter(
    held: list[Part], basis: Basis, mode: Mode, counted: Counted, order: object
) -> None:
    plan = terms(mode, counted, basis)
    before = earned_in(plan, held, FIRST, LAST)

    order.shuffle(held)  # type: ignore[attr-defined] # a random.Random

    assert earned_in(plan, held, FIRST, LAST) == before


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


@given(CONTRACTS, st.sampled_from([*Mode]), st.sampled_from([*Counted]))
def test_money_that_came_and_went_again_earns_nothing(held: list[Part], mode: Mode, counted: Counted) -> None:
    returned = [
        Part(
            Contract(
                part.contract.signing_id,
                part.contract.signed_on,
                part.contract.amount,
                received=(*part.contract.received, *((LAST, -money) for _day, money in part.contract.received)),
            ),
            part.share,
        )
        for part in held
    ]

    assert earned_in(terms(mode, counted, Basis.COLLECTED), returned, FIRST, LAST).total == 0


@given(st.integers(1, 9999), st.decimals(1, 900_000, places=2), st.sampled_from([*Basis]))
def test_the_shares_of_a_contract_earn_what_the_whole_earns(cut: int, amount: Decimal, basis: Basis) -> None:
    """The contract finds its tier as a whole; then each gets their percent of it."""
    contract = Contract(1, FIRST, amount, profit=amount / 4, first_year_fee=amount / 2, received=((FIRST, amount),))
    shares = [Decimal(cut) / 100, 100 - Decimal(cut) / 100]
    plan = terms(Mode.PROGRESSIVE, Counted.CONTRACT, basis)

    split = [earned_in(plan, [Part(contract, share)], FIRST, LAST) for share in shares]
    whole = earned_in(plan, [Part(contract, Decimal(100))], FIRST, LAST)

    assert sum(line.earned for each in split for line in each.lines) == sum(line.earned for line in whole.lines)


@pytest.mark.parametrize(
    ("contract", "stands"),
    [
        ({}, "100000"),
        ({"received": ((LAST, "40000"),)}, "100000"),
        ({"received": ((FIRST, "40000"), (LAST, "-10000"))}, "90000"),  # refunded
        ({"terminated_on": LAST}, "0"),  # nothing came in
        ({"terminated_on": LAST, "received": ((FIRST, "40000"),)}, "40000"),
        ({"terminated_on": LAST, "received": ((FIRST, "40000"), (LAST, "-40000"))}, "0"),
        ({"terminated_on": LAST, "received": ((FIRST, "140000"),)}, "100000"),
    ],
)
def test_refunds_and_terminations_take_back_what_does_not_stand(contract: dict[str, object], stands: str) -> None:
    received = tuple((day, Decimal(money)) for day, money in contract.get("received", ()))  # type: ignore[attr-defined] # pairs
    held = Contract(1, FIRST, Decimal(100_000), terminated_on=contract.get("terminated_on"), received=received)  # type: ignore[arg-type] # a day

    assert sum(move.amount for move in movements(held, Basis.SIGNED_AMOUNT)) == Fraction(stands)
