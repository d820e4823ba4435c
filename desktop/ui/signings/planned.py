"""The instalments meant by a short line: how many parts or which percentages, from when, how far apart."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from desktop.domain.instalment_plan import PlannedInstalment, by_percent, in_equal_parts, monthly_days
from desktop.errors import N_, RequestError
from desktop.ui.signings.entries import percent_of


def planned_by(amount: Decimal, parts: str, first: date | None, months: str) -> Sequence[PlannedInstalment]:
    """The plan for an amount in 元: "3" makes equal parts, "50/30/20" parts in percent, so many months apart."""
    if first is None:
        raise RequestError(N_("Write the first due day like 2026-11-20."))
    if not months.strip().isdecimal() or int(months) < 1:
        raise RequestError(N_("Enter how many months lie between two instalments, for example 1."))
    percents = [percent_of(part) for part in re.split(r"[/／;；,，、\s]+", parts.strip()) if part]
    if not percents or None in percents:
        raise RequestError(N_("Write the number of parts, for example 3, or percentages, for example 50/30/20."))
    told = [percent for percent in percents if percent is not None]
    if len(told) == 1 and told[0] == told[0].to_integral_value():
        return in_equal_parts(amount, monthly_days(first, int(told[0]), int(months)))
    days = monthly_days(first, len(told), int(months))
    return by_percent(amount, list(zip(days, told, strict=True)))
