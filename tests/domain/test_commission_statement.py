"""A statement: movements of contracts, shares, pools, later contracts."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.commission import Basis, Counted, Mode, Terms
from desktop.domain.commission_movements import Contract, Event, movements
from desktop.domain.commission_statement import Part, earned_in, may_be_settled
from tests.domain.commission_values import AUGUST, DAY, END, LADDER, SIGNED, START, contract, tiers

FLAT = tiers(("0", "10"))


def moved(one: Contract, basis: Basis) -> list[tuple[date, Event, int]]:
    found = [(each.day, each.event, each.amount) for each in movements(one, basis)]
    assert all(amount.denominator == 1 for _day, _event, amount in found)
    return [(day, event, int(amount)) for day, event, amount in found]


class TestMovements:
    def test_what_was_received_counts_on_its_day_and_a_refund_takes_it_back_on_its_own(self) -> None:
        one = contract("1000", (SIGNED, "600"), (date(2026, 8, 2), "-100"), (date(2026, 8, 3), "0"))

        assert moved(one, Basis.COLLECTED) == [
            (SIGNED, Event.RECEIVED, 600),
            (date(2026, 8, 2), Event.REFUNDED, -100),
        ]

    @pytest.mark.parametrize(
        ("basis", "base"),
        [(Basis.SIGNED_AMOUNT, 1000), (Basis.GROSS_PROFIT, 400), (Basis.FIRST_YEAR_FEE, 300)],
    )
    def test_other_bases_count_when_signed(self, basis: Basis, base: int) -> None:
        one = contract("1000", profit=Decimal(400), first_year_fee=Decimal(300))

        assert moved(one, basis) == [(SIGNED, Event.SIGNED, base)]

    @pytest.mark.parametrize("basis", [Basis.GROSS_PROFIT, Basis.FIRST_YEAR_FEE])
    def test_what_a_contract_does_not_state_earns_nothing(self, basis: Basis) -> None:
        assert moved(contract(), basis) == []

    def test_a_termination_takes_back_what_never_came_in_on_its_own_day(self) -> None:
        ended = date(2026, 9, 1)
        one = contract("1000", (SIGNED, "250"), profit=Decimal(400), terminated_on=ended)

        assert moved(one, Basis.GROSS_PROFIT) == [(SIGNED, Event.SIGNED, 400), (ended, Event.TERMINATED, -300)]
        assert moved(one, Basis.COLLECTED) == [(SIGNED, Event.RECEIVED, 250)]

    def test_paid_in_full_a_terminated_contract_keeps_what_it_earned(self) -> None:
        one = contract("1000", (SIGNED, "1000"), terminated_on=date(2026, 9, 1))

        assert moved(one, Basis.SIGNED_AMOUNT) == [(SIGNED, Event.SIGNED, 1000)]

    def test_nothing_received_a_termination_takes_back_everything(self) -> None:
        assert moved(contract(terminated_on=date(2026, 9, 1)), Basis.SIGNED_AMOUNT)[1:] == [
            (date(2026, 9, 1), Event.TERMINATED, -1000)
        ]

    def test_a_contract_terminated_the_day_it_was_signed_never_earned(self) -> None:
        assert moved(contract(terminated_on=SIGNED), Basis.SIGNED_AMOUNT) == []

    def test_a_refund_takes_its_part_of_the_base_and_paying_again_brings_it_back(self) -> None:
        refunded, again = date(2026, 8, 5), date(2026, 9, 5)
        one = contract("1000", (SIGNED, "500"), (refunded, "-200"), (again, "200"), profit=Decimal(400))

        assert moved(one, Basis.GROSS_PROFIT) == [
            (SIGNED, Event.SIGNED, 400),
            (refunded, Event.REFUNDED, -80),
            (again, Event.RECEIVED, 80),
        ]

    def test_what_comes_in_and_goes_out_on_one_day_counts_as_one_sum(self) -> None:
        paid = date(2026, 8, 3)
        netted = contract("1000", (paid, "600"), (paid, "-200"))
        swapped = contract("1000", (SIGNED, "600"), (paid, "-600"), (paid, "600"))

        for one in (netted, swapped):
            assert moved(one, Basis.SIGNED_AMOUNT) == [(SIGNED, Event.SIGNED, 1000)]
        assert moved(netted, Basis.COLLECTED) == [(paid, Event.REFUNDED, -200), (paid, Event.RECEIVED, 600)]

    def test_giving_back_what_was_paid_too_much_takes_nothing(self) -> None:
        one = contract("1000", (SIGNED, "1200"), (date(2026, 8, 5), "-200"))

        assert moved(one, Basis.SIGNED_AMOUNT) == [(SIGNED, Event.SIGNED, 1000)]

    def test_a_refund_before_and_the_termination_after_take_back_no_more_than_there_was(self) -> None:
        one = contract("1000", (SIGNED, "500"), (date(2026, 8, 5), "-500"), terminated_on=date(2026, 9, 1))

        assert [amount for _day, _event, amount in moved(one, Basis.SIGNED_AMOUNT)] == [1000, -500, -500]

    def test_a_deposit_before_signing_is_no_movement_of_its_own(self) -> None:
        one = contract("1000", (SIGNED - DAY, "100"))

        assert moved(one, Basis.SIGNED_AMOUNT) == [(SIGNED, Event.SIGNED, 1000)]

    def test_a_contract_over_nothing_stands_until_it_is_terminated(self) -> None:
        one = contract("0", first_year_fee=Decimal(50), terminated_on=date(2026, 9, 1))

        assert [amount for _day, _event, amount in moved(one, Basis.FIRST_YEAR_FEE)] == [50, -50]

    @given(
        st.integers(0, 1000),
        st.lists(st.tuples(st.integers(-5, 60), st.integers(-800, 800)), max_size=6),
        st.none() | st.integers(0, 60),
    )
    def test_what_stands_stays_between_nothing_and_the_base(
        self, amount: int, received: list[tuple[int, int]], ended: int | None
    ) -> None:
        one = Contract(
            1, SIGNED, Decimal(amount), profit=Decimal(700),
            terminated_on=None if ended is None else SIGNED + ended * DAY,
            received=tuple((SIGNED + day * DAY, Decimal(money)) for day, money in received),
        )  # fmt: skip
        standing = Fraction(0)

        for movement in movements(one, Basis.GROSS_PROFIT):
            standing += movement.amount
            assert 0 <= standing <= 700
            assert movement.amount != 0


class TestByContract:
    TERMS = Terms(Basis.COLLECTED, Mode.PROGRESSIVE, Counted.CONTRACT, LADDER)

    def test_money_of_a_contract_fills_its_own_tiers_over_the_months(self) -> None:
        parts = [Part(contract("500000", (SIGNED, "150000"), (AUGUST[0], "150000")), Decimal(100))]

        july, august = earned_in(self.TERMS, parts, START, END), earned_in(self.TERMS, parts, *AUGUST)

        assert (july.base, july.total) == (Decimal(150000), Decimal(1500))
        assert (august.base, august.total) == (Decimal(150000), Decimal(500 + 1500))  # 5 万 at 1 %, 10 万 at 1.5 %
        assert (july.lines[0].tier, august.lines[0].tier) == (0, 1)

    def test_where_the_whole_moves_up_the_difference_is_paid_then(self) -> None:
        terms = Terms(Basis.COLLECTED, Mode.WHOLE, Counted.CONTRACT, LADDER)
        parts = [Part(contract("500000", (SIGNED, "150000"), (AUGUST[0], "50000")), Decimal(100))]

        assert earned_in(terms, parts, *AUGUST).total == 3000 - 1500

    def test_a_refund_takes_back_in_its_own_month_at_the_rates_it_had_earned(self) -> None:
        parts = [Part(contract("500000", (SIGNED, "300000"), (AUGUST[0], "-150000")), Decimal(100))]

        assert earned_in(self.TERMS, parts, START, END).total == 2000 + 1500
        assert earned_in(self.TERMS, parts, *AUGUST).total == -(1500 + 500)

    def test_a_share_earns_its_part_of_what_the_contract_earns(self) -> None:
        one = contract("500000", (SIGNED, "300000"))

        earned = [earned_in(self.TERMS, [Part(one, Decimal(share))], START, END).total for share in (70, 30)]

        assert earned == [2450, 1050]


class TestByPeriod:
    TERMS = Terms(Basis.COLLECTED, Mode.PROGRESSIVE, Counted.PERIOD, LADDER)

    def test_all_contracts_fill_the_tiers_together(self) -> None:
        parts = [
            Part(contract("1", (SIGNED, "150000"), signing_id=1), Decimal(100)),
            Part(contract("1", (SIGNED, "300000"), signing_id=2), Decimal(50)),
        ]

        found = earned_in(self.TERMS, parts, START, END)

        assert (found.base, found.total) == (Decimal(300000), Decimal(3500))
        assert [line.earned for line in found.lines] == [1750, 1750]
        assert [part.base for part in found.slices] == [200000, 100000]

    def test_what_came_and_went_in_one_month_earns_nothing(self) -> None:
        parts = [Part(contract("1", (SIGNED, "300000"), (SIGNED + DAY, "-300000")), Decimal(100))]

        found = earned_in(self.TERMS, parts, START, END)

        assert (found.base, found.total) == (Decimal(0), Decimal(0))
        assert [line.earned for line in found.lines] == [3000, -3000]

    def test_a_month_of_refunds_is_negative(self) -> None:
        parts = [Part(contract("1", (SIGNED, "300000"), (AUGUST[0], "-300000")), Decimal(100))]

        assert earned_in(self.TERMS, parts, *AUGUST).total == -3500

    def test_without_a_movement_there_is_nothing(self) -> None:
        found = earned_in(self.TERMS, [Part(contract("1", (SIGNED, "5")), Decimal(100))], *AUGUST)

        assert (found.lines, found.slices) == ((), ())
        assert (found.base, found.total) == (Decimal(0), Decimal(0))

    def test_both_ends_of_the_period_belong_to_it(self) -> None:
        parts = [Part(contract("1", *((day, "100") for day in (START - DAY, START, END, END + DAY))), Decimal(100))]

        assert [line.day for line in earned_in(self.TERMS, parts, START, END).lines] == [START, END]

    def test_it_is_rounded_once_half_up(self) -> None:
        terms = Terms(Basis.COLLECTED, Mode.WHOLE, Counted.PERIOD, tiers(("0", "0.5")))
        parts = [Part(contract("1", (SIGNED, "1"), signing_id=key), Decimal(100)) for key in (1, 2, 3)]

        assert earned_in(terms, parts, START, END).total == Decimal("0.02")  # 0.015; three times 0.01 would be 0.03


class TestLaterContracts:
    @pytest.mark.parametrize("counted", list(Counted))
    def test_their_own_rate_stands_outside_the_tiers(self, counted: Counted) -> None:
        terms = Terms(Basis.SIGNED_AMOUNT, Mode.WHOLE, counted, LADDER, Decimal("0.5"))
        parts = [
            Part(contract("150000", signing_id=1), Decimal(100)),
            Part(contract("900000", signing_id=2), Decimal(100), is_repeat=True),
        ]

        found = earned_in(terms, parts, START, END)

        assert [(line.tier, line.earned) for line in found.lines] == [(0, Fraction(1500)), (None, Fraction(4500))]

    def test_without_such_a_rate_they_count_like_any(self) -> None:
        terms = Terms(Basis.SIGNED_AMOUNT, Mode.WHOLE, Counted.CONTRACT, FLAT)

        found = earned_in(terms, [Part(contract("100"), Decimal(100), is_repeat=True)], START, END)

        assert [(line.tier, line.earned) for line in found.lines] == [(0, Fraction(10))]

    def test_a_rate_of_nothing_is_a_rate(self) -> None:
        terms = Terms(Basis.SIGNED_AMOUNT, Mode.WHOLE, Counted.CONTRACT, FLAT, Decimal(0))

        assert earned_in(terms, [Part(contract("100"), Decimal(100), is_repeat=True)], START, END).total == 0


class TestMayBeSettled:
    END = date(2026, 9, 30)

    @pytest.mark.parametrize(("today", "expected"), [(date(2026, 9, 30), False), (date(2026, 10, 1), True)])
    def test_once_the_last_day_is_over(self, today: date, expected: bool) -> None:
        assert may_be_settled(self.END, None, today) is expected

    @pytest.mark.parametrize(("left_on", "expected"), [(date(2026, 8, 15), True), (date(2026, 8, 16), False)])
    def test_once_the_person_has_left(self, left_on: date, expected: bool) -> None:
        assert may_be_settled(self.END, left_on, date(2026, 8, 15)) is expected
