"""How a contract's base comes and goes: signed, received, refunded, terminated, each on its own day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from desktop.domain.commission import Basis

WHOLE = Fraction(1)


class Event(StrEnum):
    """What moved the base."""

    SIGNED = "signed"
    RECEIVED = "received"
    REFUNDED = "refunded"
    TERMINATED = "terminated"


@dataclass(frozen=True, slots=True)
class Contract:
    """A signing as commissions see it; money in 元, `received` holds the day and amount of each receipt."""

    signing_id: int
    signed_on: date
    amount: Decimal
    profit: Decimal | None = None
    first_year_fee: Decimal | None = None
    terminated_on: date | None = None
    received: tuple[tuple[date, Decimal], ...] = ()


@dataclass(frozen=True, slots=True)
class Movement:
    """So much of a contract's base came (or went, negative) on a day, in 元 and before any share."""

    day: date
    event: Event
    amount: Fraction


def movements(contract: Contract, basis: Basis) -> tuple[Movement, ...]:
    """All movements of a contract in the order of their days; none where it states no such figure."""
    if basis is Basis.COLLECTED:
        return tuple(
            Movement(day, Event.RECEIVED if amount > 0 else Event.REFUNDED, Fraction(amount))
            for day, amount in sorted(contract.received)
            if amount
        )
    stated = {
        Basis.SIGNED_AMOUNT: contract.amount,
        Basis.GROSS_PROFIT: contract.profit,
        Basis.FIRST_YEAR_FEE: contract.first_year_fee,
    }[basis]
    return () if stated is None else tuple(_standing(contract, Fraction(stated)))


def _standing(contract: Contract, base: Fraction) -> Iterator[Movement]:
    """The base enters when signed; what is refunded goes, and on termination what never came in."""
    days = {contract.signed_on, *(day for day, _amount in contract.received if day > contract.signed_on)}
    if contract.terminated_on is not None:
        days.add(max(contract.terminated_on, contract.signed_on))
    before = Fraction(0)
    for day in sorted(days):
        now = base * _kept(contract, day)
        if now != before:
            yield Movement(day, _event(contract, day, now - before, base), now - before)
        before = now


def _event(contract: Contract, day: date, change: Fraction, base: Fraction) -> Event:
    if day == contract.signed_on:
        return Event.SIGNED
    if day == contract.terminated_on:
        return Event.TERMINATED
    return Event.RECEIVED if change * base > 0 else Event.REFUNDED


def _kept(contract: Contract, day: date) -> Fraction:
    """The part of the base, 0 to 1, that stands on a day.

    While the contract runs: all but what was paid back out of its amount and not paid again. Once it is terminated:
    what came in and stayed.
    """
    amount, net, most = Fraction(contract.amount), Fraction(0), Fraction(0)
    for received_on, money in sorted(contract.received):
        if received_on <= day:
            net += Fraction(money)
            most = max(most, net)
    is_over = contract.terminated_on is not None and contract.terminated_on <= day
    if amount <= 0:
        return Fraction(0) if is_over else WHOLE
    staying = max(min(net, amount), Fraction(0))
    return staying / amount if is_over else WHOLE - (min(most, amount) - staying) / amount
