"""How a person's deals went: opened, kept alive, won or lost, quarter by quarter."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from desktop.models import DealResult
from desktop.services.sample.calendar import Quarter, dice, working_days
from desktop.services.sample.cast import Cast, Person, Product
from desktop.services.sample.customers import Client, ClientBook

SHORTEST_CYCLE = timedelta(days=12)
PATIENCE = timedelta(days=70)  # after that a deal may be given up
KNOWN_CUSTOMER = 0.5  # chance that a deal is another try with, or another shop of, a known customer


@dataclass(slots=True, eq=False)
class Attempt:
    """One deal as it went; the amount in 元."""

    person: Person
    client: Client
    product: Product
    opened_on: date
    expected: Decimal
    amount: Decimal
    closed_on: date | None = None
    result: DealResult = DealResult.OPEN
    lost_reason: int = 0

    def is_live(self, day: date) -> bool:
        """Whether somebody was working on it that day."""
        return self.opened_on <= day and (self.closed_on is None or day <= self.closed_on)


class DealStory:
    """Tells one person's deals from the oldest quarter to the running one."""

    def __init__(self, person: Person, cast: Cast, quarters: tuple[Quarter, ...], book: ClientBook) -> None:
        self.person = person
        self.attempts: list[Attempt] = []
        self.prospects: list[Client] = []
        self._cast = cast
        self._quarters = quarters
        self._book = book
        self._clients: list[Client] = []

    def tell(self) -> "DealStory":
        """All quarters in order."""
        first = self._quarters[0]
        if self.person.hired_on(self._quarters) < first.start:
            before = working_days(first.start - timedelta(days=75), first.start - timedelta(days=1))
            chance = dice(self.person.code, "before")
            for day in sorted(chance.sample(before, self.person.deals[0])):
                self._open(day, chance)
        for quarter in self._quarters:
            self._live(quarter)
        return self

    def _live(self, quarter: Quarter) -> None:
        days = self.person.active_days(quarter, self._quarters)
        chance = dice(self.person.code, "deals", quarter.label)
        if not days:
            return
        openings = spread(days, self.person.deals[quarter.index], chance)
        closings = spread(days[len(days) // 6 :], self.person.signings[quarter.index], chance)
        for day, is_closing in sorted([(day, False) for day in openings] + [(day, True) for day in closings]):
            if is_closing:
                self._win(day, chance)
            else:
                self._open(day, chance)
        self._give_up(quarter, days, chance)
        if quarter.index % 2 == 0:
            day = chance.choice(days)
            self.prospects.append(self._book.invent(self._city(day, chance), day, self.person.quality))

    def _open(self, day: date, chance: Random) -> None:
        idle = [client for client in self._clients if not self._busy(client, day)]
        if idle and chance.random() < KNOWN_CUSTOMER:
            client = chance.choice(idle)
        else:
            client = self._book.invent(self._city(day, chance), day, self.person.quality)
            self._clients.append(client)
        product = chance.choices(self._cast.products, [product.weight for product in self._cast.products])[0]
        asked = product.price * self.person.amount
        self.attempts.append(
            Attempt(
                self.person,
                client,
                product,
                day,
                expected=Decimal(round(asked, -4)),
                amount=Decimal(round(asked * chance.uniform(0.93, 1.08), -3)),
                lost_reason=chance.randrange(5),
            )
        )

    def _win(self, day: date, chance: Random) -> None:
        waiting = [attempt for attempt in self.attempts if attempt.closed_on is None and attempt.opened_on < day]
        ripe = [attempt for attempt in waiting if day - attempt.opened_on >= SHORTEST_CYCLE]
        if not waiting:
            return
        attempt = chance.choice(ripe[: max(2, len(ripe) // 2)]) if ripe else waiting[0]
        attempt.closed_on, attempt.result = day, DealResult.WON
        attempt.client.signed_on.append(day)

    def _give_up(self, quarter: Quarter, days: list[date], chance: Random) -> None:
        for attempt in self.attempts:
            if attempt.closed_on is None and quarter.end - attempt.opened_on > PATIENCE:
                late = [day for day in days if day - attempt.opened_on > PATIENCE - timedelta(days=25)]
                if late:
                    attempt.closed_on, attempt.result = chance.choice(late), DealResult.LOST

    def _busy(self, client: Client, day: date) -> bool:
        return any(attempt.client is client and attempt.is_live(day) for attempt in self.attempts)

    def _city(self, day: date, chance: Random) -> str:
        return chance.choice(self._cast.team(team_on(self.person, day, self._quarters)).cities)


def moving_day(quarters: tuple[Quarter, ...]) -> date:
    """The day on which somebody changes the team: in the middle of the quarter before the last full one."""
    return quarters[-3].start + timedelta(days=45)


def team_on(person: Person, day: date, quarters: tuple[Quarter, ...]) -> str:
    """The key of the team a person belongs to on a day."""
    return person.moved_from if person.moved_from and day < moving_day(quarters) else person.team


def spread(days: list[date], number: int, chance: Random) -> list[date]:
    """So many days, evenly over a stretch with some unrest, in order; a day may come twice."""
    if not days:
        return []
    step = len(days) / max(number, 1)
    return [days[min(len(days) - 1, int((place + chance.random()) * step))] for place in range(number)]
