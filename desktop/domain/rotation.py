"""Which backups may go: recent ones closely spaced, older ones ever wider, some of them for ever."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

NEWEST, DAYS, WEEKS, MONTHS = 5, 14, 8, 24


class Reason(StrEnum):
    """Why a copy was put aside."""

    WISHED = "wished"  # the owner asked for it
    CLOSING = "closing"
    REGULAR = "regular"  # while there is work
    IMPORT = "import"
    FINALISED = "finalised"
    MIGRATION = "migration"
    RESTORE = "restore"  # what a restored backup took the place of


@dataclass(frozen=True, slots=True)
class Copy:
    """One backup: its name, when it was made (where the owner is), why, and whether it was checked.

    `number` counts them as they were made: clocks go wrong, and a copy from a wrong day is neither old nor new.
    """

    name: str
    made_at: datetime
    reason: Reason
    is_verified: bool
    number: int = 0


def spare(copies: Iterable[Copy]) -> frozenset[str]:
    """The names of the copies that may go.

    Kept are the five newest, the newest of each of the last 14 days, 8 weeks and 24 months that have one, every copy
    of a finalised evaluation, and the last one that was checked.
    """
    ordered = sorted(copies, key=lambda copy: (copy.number, copy.made_at, copy.name), reverse=True)
    kept = set(ordered[:NEWEST])
    kept |= {copy for copy in ordered if copy.reason is Reason.FINALISED}
    kept |= set([copy for copy in ordered if copy.is_verified][:1])
    for span, most in ((_day, DAYS), (_week, WEEKS), (_month, MONTHS)):
        kept |= _newest_of_each(ordered, span, most)
    return frozenset(copy.name for copy in ordered if copy not in kept)


def _newest_of_each(ordered: list[Copy], span: Callable[[datetime], Hashable], most: int) -> set[Copy]:
    """The newest copy of each of the latest spans; `ordered` has the newest first."""
    newest: dict[Hashable, Copy] = {}
    for copy in ordered:
        newest.setdefault(span(copy.made_at), copy)
    return set(list(newest.values())[:most])


def _day(moment: datetime) -> Hashable:
    return moment.date()


def _week(moment: datetime) -> Hashable:
    return moment.isocalendar()[:2]


def _month(moment: datetime) -> Hashable:
    return moment.year, moment.month
