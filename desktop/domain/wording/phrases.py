"""How each indicator is spoken of in a sentence: "18 effective visits", 有效拜访 18 次."""

from collections.abc import Callable, Mapping

from desktop.domain.indicators import Indicator, Unit
from desktop.domain.wording.language import Texts
from desktop.errors import N_

COUNTED: Mapping[str, Callable[[Texts, int], str]] = {
    "visits": lambda texts, n: texts.ngettext("{number} visit", "{number} visits", n),
    "effective_visits": lambda texts, n: texts.ngettext("{number} effective visit", "{number} effective visits", n),
    "visited_customers": lambda texts, n: texts.ngettext(
        "{number} customer visited", "{number} customers visited", n
    ),
    "new_deals": lambda texts, n: texts.ngettext("{number} new deal", "{number} new deals", n),
    "signings": lambda texts, n: texts.ngettext("{number} contract", "{number} contracts", n),
    "signed_customers": lambda texts, n: texts.ngettext("{number} customer signed", "{number} customers signed", n),
    "new_customers": lambda texts, n: texts.ngettext("{number} new customer", "{number} new customers", n),
    "won_deals": lambda texts, n: texts.ngettext("{number} deal won", "{number} deals won", n),
    "lost_deals": lambda texts, n: texts.ngettext("{number} deal lost", "{number} deals lost", n),
    "complaints": lambda texts, n: texts.ngettext("{number} complaint", "{number} complaints", n),
    "market_feedback": lambda texts, n: texts.ngettext(
        "{number} useful market report", "{number} useful market reports", n
    ),
    "activity_leads": lambda texts, n: texts.ngettext(
        "{number} lead from activities", "{number} leads from activities", n
    ),
    "activity_deals": lambda texts, n: texts.ngettext(
        "{number} deal from activities", "{number} deals from activities", n
    ),
}

AMOUNTS: Mapping[str, str] = {
    "signed_amount": N_("signed {number}"),
    "gross_profit": N_("gross profit {number}"),
    "average_deal": N_("average deal {number}"),
    "collected_amount": N_("collected {number}"),
    "overdue_amount": N_("overdue {number}"),
}

OTHERS: Mapping[Unit, str] = {
    Unit.COUNT: N_("{name}: {number}"),
    Unit.MONEY: N_("{name} {number}"),
    Unit.PERCENT: N_("{name} {number}"),
    Unit.DAYS: N_("{name} {number}"),
    Unit.POINTS: N_("{name} {number}"),
}


def phrase(indicator: Indicator, number: str, counted: int, texts: Texts) -> str:
    """The indicator with its figure as a part of a sentence; `counted` decides between one and many."""
    if indicator.code in COUNTED:
        return COUNTED[indicator.code](texts, counted).format(number=number)
    message = AMOUNTS.get(indicator.code) or OTHERS[indicator.unit]
    name = indicator.called(texts)
    if not indicator.is_own:
        name = f"{name[:1].lower()}{name[1:]}"  # inside an English sentence; Chinese has no capitals
    return texts.gettext(message).format(name=name, number=number)
