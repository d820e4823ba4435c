"""The records of some years by chance: day after day, busier at quarters' ends, some people far busier."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.benchmarks.bulk import day_text

Row = tuple[Any, ...]
_MOST_SHARED = 0.1
_NOTES = (
    "介绍了新一季的供货政策，对方愿意看样品",
    "到店沟通货架位置与账期",
    "电话回访，约下周见老板",
    "谈到保证金与落地时间",
)


@dataclass(frozen=True, slots=True)
class Size:
    """How much one span of years holds."""

    staff: int = 1_000
    visits: int = 1_000_000
    customers: int = 200_000
    signings: int = 100_000

    @property
    def deals(self) -> int:
        """Two and a half deals for each signing."""
        return self.signings * 5 // 2


@dataclass(frozen=True, slots=True)
class Money:
    """One signing's instalments, and receipts with the place of the instalment they are named for."""

    dues: tuple[tuple[int, int], ...]  # day, amount in 分
    receipts: tuple[tuple[int, int, int | None], ...]  # day, amount in 分, place


@dataclass(slots=True)
class Era:
    """Some years of a company; `first` and `last` are ordinals of days, keys go on after `customer` and so on.

    What happened in a `closed` era is over: contracts have ended and all money has come.
    """

    size: Size
    first: int
    last: int
    is_closed: bool
    hired: Sequence[int]
    words: Mapping[str, Sequence[int]]
    chance: random.Random
    customer: int = 0
    signing: int = 0
    deal: int = 0
    instalment: int = 0

    def days(self, number: int) -> Iterator[int]:
        """So many days in order: working days, more towards the end of a quarter."""
        weighed = [(day, 2 + (day % 91) // 40) for day in range(self.first, self.last + 1) if day % 7 not in (0, 6)]
        whole, given, held = sum(weight for _day, weight in weighed), 0, 0
        for day, weight in weighed:
            held += weight
            until = number * held // whole
            for _ in range(until - given):
                yield day
            given = until

    def person(self, day: int) -> int:
        """Somebody in service that day; the busiest see four times as many customers as the idlest."""
        staff = self.size.staff
        found = (
            int(staff * self.chance.random() ** 1.3)
            if self.chance.random() < 0.8
            else int(staff * self.chance.random())
        )
        return found if self.hired[found] <= day else found // 2

    def customer_of(self, person: int, skew: float = 1.0) -> int:
        """One of the person's customers, their key."""
        each = self.size.customers // self.size.staff
        return self.customer + 1 + person + self.size.staff * int(each * self.chance.random() ** skew)

    def visits(self) -> Iterator[Row]:
        """visited_on, staff_id, customer_id, method_id, minutes, outcome_id, summary, entered_on."""
        draw, outcomes, methods = self.chance.random, self.words["outcome"], self.words["visit_method"]
        late = (0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 3, 6)
        for day in self.days(self.size.visits):
            who = self.person(day)
            yield (
                day_text(day),
                who + 1,
                self.customer_of(who, 1.5) if draw() < 0.97 else None,
                methods[int(draw() * len(methods))],
                15 + int(draw() * 90),
                outcomes[int(draw() * len(outcomes))],
                _NOTES[int(draw() * len(_NOTES))],
                day_text(day + late[int(draw() * len(late))]),
            )

    def deals(self) -> Iterator[Row]:
        """staff_id, customer_id, product_id, opened_on, closed_on, result, lost_reason_id."""
        draw, products, reasons = self.chance.random, self.words["product"], self.words["lost_reason"]
        for day in self.days(self.size.deals):
            who, closed = self.person(day), day + 5 + int(draw() * 150)
            is_open = closed > self.last
            result = "open" if is_open else "won" if draw() < 0.42 else "lost"
            yield (
                who + 1,
                self.customer_of(who),
                products[int(draw() * len(products))] if products else None,
                day_text(day),
                None if is_open else day_text(closed),
                result,
                reasons[int(draw() * len(reasons))] if result == "lost" else None,
            )

    def signings(self) -> Iterator[tuple[Row, tuple[tuple[int, int], ...], Money]]:
        """signed_on, customer_id, amount, profit, product_id, term_start, term_end, landing_planned_on, landed_on,
        terminated_on; then the shares; then the money."""
        draw, products = self.chance.random, self.words["product"]
        for place, day in enumerate(self.days(self.size.signings)):
            who = self.person(day)
            amount = (2 + int(80 * draw() ** 3)) * 1_000_000 + int(draw() * 1000) * 100
            ends = day + 365 * (1 + int(draw() * 3))
            term = min(ends, self.last) if self.is_closed else None if draw() < 0.15 else ends
            landing = day + 45 + int(draw() * 120)
            landed = landing + int(draw() * 40) - 25
            gone = day + 30 + int(draw() * 500) if draw() < 0.05 else None
            row = (
                f"HT-{self.signing + place + 1:07}",
                day_text(day),
                self.customer_of(who),
                amount,
                amount * (8 + int(draw() * 30)) // 100 if draw() < 0.9 else None,
                products[int(draw() * len(products))] if products else None,
                day_text(day),
                None if term is None else day_text(term),
                day_text(landing) if draw() < 0.8 else None,
                day_text(landed) if landed <= self.last and draw() < 0.95 else None,
                None if gone is None or gone > self.last else day_text(gone),
            )
            yield row, self._shares(who), self._money(day, amount)

    def _shares(self, who: int) -> tuple[tuple[int, int], ...]:
        other = (who // 10) * 10 + int(self.chance.random() * 10)
        if self.chance.random() > _MOST_SHARED or other == who or other >= self.size.staff:
            return ((who + 1, 10_000),)
        part = 100 * (20 + int(self.chance.random() * 60))
        return ((who + 1, part), (other + 1, 10_000 - part))

    def _money(self, day: int, amount: int) -> Money:
        draw = self.chance.random
        parts = (1, 2, 2, 3, 3, 3, 3, 4, 4, 6)[int(draw() * 10)]
        gap = (30, 60, 90)[int(draw() * 3)]
        each = amount // parts
        dues, receipts = [], []
        for place in range(parts):
            due, owed = day + gap * place, each if place else amount - each * (parts - 1)
            if self.is_closed:
                due = min(due, self.last)
            dues.append((due, owed))
            receipts += self._paid(due, owed, place)
        return Money(tuple(dues), tuple(receipts))

    def _paid(self, due: int, owed: int, place: int) -> list[tuple[int, int, int | None]]:
        draw = self.chance.random
        named = place if draw() < 0.25 else None
        came = due + int(draw() * 24) - 6
        if self.is_closed:
            return [(min(came, self.last), owed, named)]
        if draw() < 0.04 and due > self.last - 300:
            return []  # still unpaid
        paid = [(came, owed, named)]
        if draw() < 0.08:
            paid = [(came, owed // 3, named), (came + 25, owed - owed // 3, None)]
        if draw() < 0.004:
            paid += [(came + 30, -owed // 2, named), (came + 60, owed - owed // 2, None)]
        return [each for each in paid if each[0] <= self.last]
