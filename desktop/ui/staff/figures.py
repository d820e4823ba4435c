"""Which figures of the running period a profile shows, and how they are written."""

from decimal import Decimal

from desktop.domain.indicators import INDICATORS, Unit
from desktop.domain.wording.numbers import count, money
from desktop.i18n import Translator
from desktop.ui.kit.columns import NO_VALUE

BRIEF = ("visits", "effective_visits", "signings", "signed_amount")
SHOWN = (*BRIEF, "collected_amount", "overdue_amount")


def figure_text(code: str, value: Decimal | None, texts: Translator) -> str:
    """An indicator's figure with its unit, a dash where there is no data."""
    if value is None:
        return NO_VALUE
    return money(value, texts.language) if INDICATORS[code].unit is Unit.MONEY else count(value)
