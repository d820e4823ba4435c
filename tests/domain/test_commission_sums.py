"""Whatever the figures: the order does not matter; shares, lines and months sum to the whole."""

from decimal import Decimal
from fractions import Fraction
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.commission import Basis, Counted, Mode, Terms, earned_by
from desktop.domain.commission_statement import Part, earned_in
from desktop.domain.shares import split_equally
from tests.domain.commission_values import AUGUST, DAY, END, LADDER, LIFE, SIGNED, START, contract


def some_parts(amounts: list[int], share: Decimal = Decimal(100)) -> list[Part]:
    return [
        Part(contract("1", (SIGNED, str(amount)), signing_id=place), share) for place, amount in enumerate(amounts)
    ]


amounts_received = st.lists(st.integers(-600_000, 900_000), max_size=8)
all_terms = st.builds(
    Terms, st.just(Basis.COLLECTED), st.sampled_from(Mode), st.sampled_from(Counted), st.just(LADDER)
)


class TestWhateverTheFigures:
    @given(all_terms, amounts_received, st.randoms())
    def test_the_order_of_contracts_does_not_matter(self, terms: Terms, amounts: list[int], chance: Random) -> None:
        parts = some_parts(amounts)
        mixed = chance.sample(parts, len(parts))

        assert earned_in(terms, mixed, START, END) == earned_in(terms, parts, START, END)

    @given(all_terms, st.integers(-600_000, 900_000), st.integers(1, 7))
    def test_by_contract_the_shares_sum_to_what_the_contract_earns(
        self, terms: Terms, amount: int, people: int
    ) -> None:
        by_contract = Terms(terms.basis, terms.mode, Counted.CONTRACT, terms.tiers)
        shares = split_equally(people)

        earned = [
            line.earned
            for share in shares
            for line in earned_in(by_contract, some_parts([amount], share), START, END).lines
        ]

        assert sum(earned) == earned_by(by_contract, Fraction(amount))

    @given(all_terms, amounts_received)
    def test_the_lines_sum_to_what_the_pool_earns(self, terms: Terms, amounts: list[int]) -> None:
        pooled = Terms(terms.basis, terms.mode, Counted.PERIOD, terms.tiers)

        found = earned_in(pooled, some_parts(amounts), START, END)

        assert sum(line.earned for line in found.lines) == earned_by(pooled, Fraction(sum(amounts)))
        assert sum(part.base for part in found.slices) == sum(line.base for line in found.lines)

    @given(st.lists(st.tuples(st.integers(0, 400), st.integers(-500_000, 500_000)), max_size=8))
    def test_by_contract_the_months_of_a_life_sum_to_what_stands_at_its_end(
        self, received: list[tuple[int, int]]
    ) -> None:
        terms = Terms(Basis.COLLECTED, Mode.PROGRESSIVE, Counted.CONTRACT, LADDER)
        one = contract("1", *((SIGNED + day * DAY, str(money)) for day, money in received))
        halves = [(LIFE[0], AUGUST[1]), (AUGUST[1] + DAY, LIFE[1])]

        earned = [line.earned for span in halves for line in earned_in(terms, [Part(one, Decimal(100))], *span).lines]

        assert sum(earned) == earned_by(terms, Fraction(sum(money for _day, money in received)))
