"""How plans, tiers and movements are called on the page."""

from desktop.domain.commission import Basis, CommissionTier, Counted, Mode
from desktop.domain.commission_movements import Event
from desktop.domain.period import PeriodKind
from desktop.errors import N_
from desktop.i18n import Translator
from desktop.ui.money import percent_text, told_money

BASES = (
    (Basis.COLLECTED, N_("money received")),
    (Basis.SIGNED_AMOUNT, N_("amount signed")),
    (Basis.GROSS_PROFIT, N_("gross profit")),
    (Basis.FIRST_YEAR_FEE, N_("first-year fee")),
)
MODES = (
    (Mode.PROGRESSIVE, N_("each slice at its own rate")),
    (Mode.WHOLE, N_("one rate on the whole")),
)
COUNTED = (
    (Counted.PERIOD, N_("all contracts of the period together")),
    (Counted.CONTRACT, N_("each contract for itself")),
)
CYCLES = (
    (PeriodKind.MONTH, N_("every month")),
    (PeriodKind.QUARTER, N_("every quarter")),
    (PeriodKind.HALF, N_("every half-year")),
    (PeriodKind.YEAR, N_("every year")),
)
EVENTS = {
    Event.SIGNED: N_("signed"),
    Event.RECEIVED: N_("received"),
    Event.REFUNDED: N_("refunded"),
    Event.TERMINATED: N_("terminated"),
}


def tier_text(tier: CommissionTier, texts: Translator) -> str:
    """One tier in words: "from ¥300,000: 1.5 %"."""
    told = texts("from {lower}: {rate}")
    return told.format(lower=told_money(tier.lower, texts), rate=percent_text(tier.rate, texts))


def tiers_text(tiers: tuple[CommissionTier, ...], texts: Translator) -> str:
    """All tiers in a row; the first, which begins at nothing, is a rate: "1 % · from ¥300,000: 1.5 %"."""
    return " · ".join((percent_text(tiers[0].rate, texts), *(tier_text(tier, texts) for tier in tiers[1:])))
