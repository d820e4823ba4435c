from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.collection import Due, Money, received_by_instalment

FIRST = Due(1, date(2026, 1, 31), 300)
SECOND = Due(2, date(2026, 2, 28), 300)
THIRD = Due(3, date(2026, 3, 31), 300)
DUES = (SECOND, THIRD, FIRST)


class TestReceivedByInstalment:
    def test_money_without_a_name_pays_the_oldest_due_first(self) -> None:
        assert received_by_instalment(DUES, [Money(450)]) == {1: 300, 2: 150, 3: 0}

    def test_named_money_pays_its_instalment_although_an_older_one_is_open(self) -> None:
        assert received_by_instalment(DUES, [Money(200, 3)]) == {1: 0, 2: 0, 3: 200}

    def test_what_is_too_much_for_its_instalment_pays_the_oldest_open_one(self) -> None:
        assert received_by_instalment(DUES, [Money(500, 2)]) == {1: 200, 2: 300, 3: 0}

    def test_a_refund_takes_from_the_newest_paid_instalment(self) -> None:
        assert received_by_instalment(DUES, [Money(600), Money(-100)]) == {1: 300, 2: 200, 3: 0}

    def test_a_named_refund_takes_from_its_own_instalment(self) -> None:
        received = [Money(300, 1), Money(300, 2), Money(-250, 1)]

        assert received_by_instalment(DUES, received) == {1: 50, 2: 300, 3: 0}

    def test_what_a_named_refund_cannot_take_there_it_takes_from_the_newest(self) -> None:
        received = [Money(300, 1), Money(300, 2), Money(-400, 1)]

        assert received_by_instalment(DUES, received) == {1: 0, 2: 200, 3: 0}

    def test_money_named_for_an_instalment_that_is_gone_counts_as_unnamed(self) -> None:
        assert received_by_instalment(DUES, [Money(100, 99)]) == {1: 100, 2: 0, 3: 0}

    def test_of_two_due_the_same_day_the_one_entered_first_is_paid_first(self) -> None:
        dues = (Due(8, FIRST.due_on, 100), Due(7, FIRST.due_on, 100))

        assert received_by_instalment(dues, [Money(150)]) == {7: 100, 8: 50}

    def test_more_refunded_than_received_leaves_nothing_paid(self) -> None:
        assert received_by_instalment(DUES, [Money(100), Money(-900)]) == {1: 0, 2: 0, 3: 0}

    @given(
        amounts=st.lists(st.integers(0, 50), max_size=5),
        received=st.lists(st.tuples(st.integers(-60, 60), st.integers(0, 6)), max_size=8),
    )
    def test_no_instalment_is_paid_beyond_its_amount_and_no_money_is_lost(
        self, amounts: list[int], received: list[tuple[int, int]]
    ) -> None:
        dues = [Due(key, FIRST.due_on + timedelta(days=key), amount) for key, amount in enumerate(amounts)]

        paid = received_by_instalment(dues, [Money(amount, key or None) for amount, key in received])

        assert all(0 <= paid[due.instalment_id] <= due.amount for due in dues)
        assert sum(paid.values()) == min(max(sum(amount for amount, _key in received), 0), sum(amounts))
