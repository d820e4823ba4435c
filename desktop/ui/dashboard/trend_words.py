"""The months of one figure as bars, and as a table of the same figures."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from desktop.domain.indicators import Indicator
from desktop.domain.wording.dates import month_name
from desktop.i18n import CHINESE, Translator
from desktop.ui.dashboard.values import NO_VALUE, percent_text, text_of
from desktop.ui.kit.charts.figures import FigureRow, TrendBar

if TYPE_CHECKING:
    from desktop.domain.forecast import Outlook
    from desktop.queries.dashboard.trend import MonthFigure

LIKELY = 4  # the text of a row that opens the deals behind a month ahead
SHORT = 3  # letters of an English month


@dataclass(frozen=True, slots=True)
class MonthKey:
    """What a bar opens: the records of a figure in its days, or the open deals behind a forecast."""

    code: str
    start: date
    end: date
    is_ahead: bool = False


def bar_of(each: "MonthFigure", indicator: Indicator, today: date, texts: Translator) -> TrendBar:
    """One month as a bar."""
    is_ahead = each.month.start > today
    return TrendBar(
        label=month_label(each.month.start, texts),
        value=None if each.actual is None else float(each.actual),
        tip=tip_of(each, indicator, texts),
        target=None if each.target is None else float(each.target),
        likely=float(each.ahead.likely) if each.ahead else 0.0,
        possible=float(each.ahead.possible) if each.ahead else 0.0,
        is_running=today in each.month,
        key=MonthKey(indicator.code, each.month.start, each.month.end, is_ahead),
    )


def month_label(day: date, texts: Translator) -> str:
    """A month on the axis: 11月, Nov; January is its year: 26年, 2026."""
    name = month_name(day, texts.language)
    if texts.language == CHINESE:
        name = name.replace(" ", "")
        return f"{day:%y}年" if day.month == 1 else name
    return str(day.year) if day.month == 1 else name[:SHORT]


def tip_of(each: "MonthFigure", indicator: Indicator, texts: Translator) -> str:
    """Everything a bar says, in words."""
    lines = [each.month.title(texts)]
    if each.actual is not None or each.ahead is None:
        lines.append(f"{indicator.called(texts)} {text_of(each.actual, indicator, texts)}")
    if each.target is not None:
        value = text_of(each.target, indicator, texts)
        share = percent_text(100 * (each.actual or 0) / each.target, texts) if each.target else NO_VALUE
        told = texts("Target {value}, {share} reached") if each.actual is not None else texts("Target {value}")
        lines.append(told.format(value=value, share=share))
    if each.ahead is not None and each.ahead.deals:
        lines.append(ahead_words(each.ahead, indicator, texts))
    return "\n".join(lines)


def ahead_words(ahead: "Outlook", indicator: Indicator, texts: Translator) -> str:
    """What open deals may still bring, with how it was reckoned."""
    told = texts.ngettext(
        "{number} open deal may bring {possible}, {likely} by its stage's probability",
        "{number} open deals may bring {possible}, {likely} by their stages' probability",
        ahead.deals,
    ).format(
        number=ahead.deals,
        possible=text_of(ahead.possible, indicator, texts),
        likely=text_of(ahead.likely, indicator, texts),
    )
    if not ahead.unpriced:
        return told
    without = texts.ngettext("{number} has no amount", "{number} have no amount", ahead.unpriced)
    return f"{told}; {without.format(number=ahead.unpriced)}"


def month_row(each: "MonthFigure", bar: TrendBar, indicator: Indicator, texts: Translator) -> FigureRow:
    """One month as a line of the table, which opens what its bar opens: what was reached, or deals still open."""
    is_ahead = isinstance(bar.key, MonthKey) and bar.key.is_ahead
    return FigureRow(month_texts(each, indicator, texts), bar.key, LIKELY if is_ahead else 1)


def month_texts(each: "MonthFigure", indicator: Indicator, texts: Translator) -> tuple[str, ...]:
    """The texts of a line: month, actual, target, attainment; what it is likely to, and may come to.

    Both hold what is there already, like the height of the bar and the sentence under it.
    """
    share = None
    if each.actual is not None and each.target:
        share = 100 * each.actual / each.target
    ahead, certain = each.ahead, each.actual or 0
    return (
        each.month.title(texts),
        text_of(each.actual, indicator, texts),
        text_of(each.target, indicator, texts),
        percent_text(share, texts),
        text_of(certain + ahead.likely, indicator, texts) if ahead else NO_VALUE,
        text_of(certain + ahead.possible, indicator, texts) if ahead else NO_VALUE,
    )
