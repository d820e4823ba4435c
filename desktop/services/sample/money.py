"""What falls due for a signing and what comes in, on the day or late."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from desktop.services.sample.calendar import dice
from desktop.services.sample.deals import Attempt

PARTS = ((Decimal("0.5"), 3), (Decimal("0.3"), 38), (Decimal("0.2"), 75))  # share of the amount, days after signing


@dataclass(frozen=True, slots=True)
class Due:
    """One instalment in 元 and the day it was paid, if it was."""

    due_on: date
    amount: Decimal
    paid_on: date | None


def dues_of(attempt: Attempt, *, stays_unpaid: bool) -> list[Due]:
    """The instalments of a won deal; with `stays_unpaid` only the first one was ever paid."""
    if attempt.closed_on is None:
        return []
    chance = dice("money", attempt.person.code, attempt.closed_on, attempt.client.name)
    dues = []
    for place, (share, days) in enumerate(PARTS):
        due_on = attempt.closed_on + timedelta(days=days)
        is_on_time = place == 0 or chance.random() < attempt.person.pays
        delay = chance.randint(-2, 1) if is_on_time else chance.randint(12, 70)
        paid_on = None if stays_unpaid and place else max(attempt.closed_on, due_on + timedelta(days=delay))
        dues.append(Due(due_on, (attempt.amount * share).quantize(Decimal(1)), paid_on))
    return dues
