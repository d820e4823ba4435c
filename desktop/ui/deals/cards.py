"""A deal as the board shows it: every word and tone decided, nothing left to draw but that."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.wording.numbers import money
from desktop.i18n import Translator
from desktop.queries.deals.lines import DealLine
from desktop.ui.kit.words import capital
from desktop.ui.tones import Tone


@dataclass(frozen=True, slots=True)
class DealCard:
    """One card; `stalled` is "" for a deal that moves."""

    deal_id: int
    stage_id: int | None
    customer: str
    amount: str
    age: str
    next_step: str
    next_on: str
    next_tone: Tone
    staff: str
    stalled: str

    @property
    def spoken(self) -> str:
        """The card as a screen reader says it."""
        parts = (self.customer, self.amount, self.age, self.next_step, self.next_on, self.staff, self.stalled)
        return "; ".join(part for part in parts if part)


def card_of(line: DealLine, today: date, texts: Translator) -> DealCard:
    """The card of a deal."""
    _ = texts
    return DealCard(
        deal_id=line.deal_id,
        stage_id=line.stage_id,
        customer=line.customer or line.code or f"#{line.deal_id}",
        amount=money(line.value, texts.language) if line.value else _("no amount"),
        age=days_in_words((today - line.in_stage_since).days, texts) if line.in_stage_since else "",
        next_step=" ".join(line.next_step.split()),
        next_on=f"{line.next_on:%m-%d}" if line.next_step and line.next_on else "",
        next_tone=nearness(line.next_on, today),
        staff=line.staff,
        stalled=stalled_in_words(line, texts),
    )


def stalled_in_words(line: DealLine, texts: Translator) -> str:
    """For how long a deal has stalled, "" for one that moves."""
    if line.stalled_days is None:
        return ""
    told = texts.ngettext("idle {number} day", "idle {number} days", line.stalled_days)
    return capital(told.format(number=line.stalled_days))


def days_in_words(days: int, texts: Translator) -> str:
    """How many days something lasts; none is a day that has only begun."""
    if not days:
        return texts("since today")
    return texts.ngettext("{number} day", "{number} days", days).format(number=days)


def nearness(day: date | None, today: date) -> Tone:
    """Bad for a day that has passed, a warning for today and tomorrow."""
    if day is None or (day - today).days > 1:
        return Tone.NEUTRAL
    return Tone.WARN if day >= today else Tone.BAD
