"""Invented customers: coined names, a contact, and the factors of their quality."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from desktop.services.sample.calendar import dice
from desktop.services.sample.cast import words

CAPITALS = (30, 50, 50, 100, 100, 100, 200, 200, 300, 500, 500, 800, 1000, 2000)  # 万元
TEN_THOUSAND = 10_000


@dataclass(slots=True, eq=False)
class Client:
    """A customer of the sample; amounts in 元, scores 0–100."""

    name: str
    contact: str
    phone: str
    city: str
    industry: str
    source: str
    kind: str
    first_contact_on: date
    registered_capital: Decimal
    founded_on: date
    scores: tuple[int | None, int | None, int | None]  # track record, reputation, credit
    signed_on: list[date] = field(default_factory=list)

    def has_signed(self, day: date) -> bool:
        """Whether there was a signing by that day."""
        return any(signed <= day for signed in self.signed_on)


class ClientBook:
    """Invents customers whose names never repeat."""

    def __init__(self) -> None:
        self._names: set[str] = set()

    def invent(self, city: str, day: date, quality: int) -> Client:
        """A new customer met on `day`, with scores around `quality`."""
        chance = dice("client", len(self._names))
        name, industry = self._name(city, chance)
        told = words()
        contact = chance.choice(told["customers"]["surname"]) + chance.choice(told["customers"]["title"])
        chance.randrange(10_000)  # once the telephone, which two could share; what follows falls as it always did
        return Client(
            name=name,
            contact=contact,
            phone=f"1390000{len(self._names):04d}",
            city=city,
            industry=industry,
            source=chance.choice(told["preset"]["sources"]),
            kind=chance.choices(told["preset"]["kinds"], (7, 2, 1))[0],
            first_contact_on=day,
            registered_capital=Decimal(_capital(chance, quality) * TEN_THOUSAND),
            founded_on=day - timedelta(days=chance.randrange(300, 300 + quality * 55)),
            scores=(_score(chance, quality), _score(chance, quality), _score(chance, quality + 4)),
        )

    def _name(self, city: str, chance: Random) -> tuple[str, str]:
        told = words()["customers"]
        while True:
            trade = chance.randrange(len(told["trade"]))
            coined = chance.choice(told["first"]) + chance.choice(told["second"])
            name = f"{city}{coined}{told['trade'][trade]}有限公司"
            if name not in self._names and coined[0] != coined[1]:
                self._names.add(name)
                return name, told["industry"][trade]


def _capital(chance: Random, quality: int) -> int:
    floor = max(0, (quality - 60) // 6)
    return chance.choice(CAPITALS[floor:])


def _score(chance: Random, centre: int) -> int | None:
    if chance.random() < 0.08:  # one factor in twelve is not known
        return None
    return max(30, min(100, centre + chance.randint(-12, 14)))
