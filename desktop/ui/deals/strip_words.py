"""The strip above the deals in words: what is open, what it may bring, what stands still, what was won and lost."""

from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.wording.numbers import money
from desktop.i18n import Translator
from desktop.ui.deals.questions import Overview
from desktop.ui.deals.wanted import LOST, OPEN, STALLED, WON, Tab, Wanted
from desktop.ui.kit.spans import span_name
from desktop.ui.tones import Tone


@dataclass(frozen=True, slots=True)
class StripFigure:
    """One figure: what it is, how many, how much; `is_on` where the page is narrowed to it."""

    key: str
    name: str
    number: str
    amount: str
    tone: Tone
    is_on: bool = False
    in_words: str = ""  # the amount, where it is short


def strip_of(found: Overview, wanted: Wanted, texts: Translator) -> tuple[StripFigure, ...]:
    """The figures, first what is to come; money weighted by the stages' probabilities stands beside the plain sum."""
    _, closed, span = texts, found.closed, span_name(wanted.span, texts)
    columns = found.open_columns
    amount = sum((column.amount for column in columns), Decimal(0))
    weighted = sum((column.weighted for column in columns), Decimal(0))
    plain, likely = money(amount, texts.language), money(weighted, texts.language)
    told = _("{amount}; weighted by the chance of signing: {weighted}").format(amount=plain, weighted=likely)
    number = sum(column.number for column in columns)
    in_list = wanted.tab is Tab.LIST
    return (
        StripFigure(
            OPEN,
            _("Under way · amount → weighted"),
            f"{number}",
            f"{plain} → {likely}",
            Tone.ACCENT,
            in_list and wanted.result == OPEN,
            told,
        ),
        StripFigure(
            STALLED,
            _("Stalled"),
            f"{found.stalled.number}",
            money(found.stalled.amount, texts.language),
            Tone.WARN if found.stalled.number else Tone.NEUTRAL,
            wanted.is_stalled,
        ),
        StripFigure(
            WON,
            _("Won · {span}").format(span=span),
            f"{closed.won}",
            money(closed.won_amount, texts.language),
            Tone.OK,
            in_list and wanted.result == WON,
        ),
        StripFigure(
            LOST,
            _("Lost · {span}").format(span=span),
            f"{closed.lost}",
            money(closed.lost_amount, texts.language),
            Tone.BAD if closed.lost else Tone.NEUTRAL,
            in_list and wanted.result == LOST,
        ),
    )
