"""One thing that wants the owner's attention, in figures; the words for it are the page's."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from desktop.domain.period import Period


class About(StrEnum):
    """What a reminder is about, what matters most first."""

    OVERDUE = "overdue"
    FOLLOW_UP = "follow_up"
    RUN = "run"
    FINALISE = "finalise"
    ACTION = "action"
    TARGETS = "targets"
    STALLED = "stalled"
    EXPIRING = "expiring"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Reminder:
    """A reminder; which of its fields say something depends on what it is about.

    `day` is the day it was or will be due, or the last visit; `days` are calendar days since (or until) it, working
    days for silent people; `number` counts what is behind it; `amount` is money in 元.
    """

    about: About
    key: int = 0  # of the record: a contract, a deal, an action, an evaluation
    staff_id: int | None = None
    person: str = ""
    subject: str = ""  # the customer, or what is to be done
    detail: str = ""  # the contract's number, the deal's stage
    day: date | None = None
    days: int = 0
    number: int = 1
    amount: Decimal | None = None
    period: Period | None = None
    names: tuple[str, ...] = ()
