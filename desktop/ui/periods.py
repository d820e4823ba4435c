"""The periods a page offers: of each kind the last full one first."""

from datetime import date

from desktop.domain.period import Period, PeriodKind, last_full
from desktop.domain.wording.dates import day
from desktop.i18n import CHINESE, Translator

OFFERED = {
    PeriodKind.WEEK: 12,
    PeriodKind.MONTH: 13,
    PeriodKind.QUARTER: 9,
    PeriodKind.HALF: 5,
    PeriodKind.YEAR: 4,
}

MIXED = (PeriodKind.QUARTER, PeriodKind.MONTH, PeriodKind.HALF, PeriodKind.YEAR)
OF_EACH = 4  # full periods of each kind where one list offers them all


def kind_name(kind: PeriodKind, texts: Translator) -> str:
    """The kind of period in a word."""
    _ = texts
    return {
        PeriodKind.WEEK: _.pgettext("period", "Week"),
        PeriodKind.MONTH: _.pgettext("period", "Month"),
        PeriodKind.QUARTER: _.pgettext("period", "Quarter"),
        PeriodKind.HALF: _.pgettext("period", "Half-year"),
        PeriodKind.YEAR: _.pgettext("period", "Year"),
        PeriodKind.CUSTOM: _.pgettext("period", "Other days"),
    }[kind]


def offered_periods(kind: PeriodKind, today: date, fiscal_year_start: int) -> list[Period]:
    """The last full period, those before it, and at the end the one that is running; none of custom ones."""
    if kind is PeriodKind.CUSTOM:
        return []
    period = last_full(kind, today, fiscal_year_start)
    running = period.next()
    found = []
    for _number in range(OFFERED[kind]):
        found.append(period)
        period = period.previous()
    return [*found, running]


def latest_periods(today: date, fiscal_year_start: int) -> list[Period]:
    """Of each usual kind the last full periods, then the running one, for a page that asks for no kind first."""
    found: list[Period] = []
    for kind in MIXED:
        periods = offered_periods(kind, today, fiscal_year_start)
        found += [*periods[:OF_EACH], periods[-1]]
    return found


def period_title(period: Period, texts: Translator) -> str:
    """The period's title inside a sentence: in Chinese a figure at its end keeps its distance from the next word."""
    title = period.title(texts)
    return f"{title} " if texts.language == CHINESE and title[-1].isascii() else title


def period_text(period: Period, today: date, texts: Translator) -> str:
    """A period as a list offers it: its title, a week with its days, a running one said to be so."""
    title = period.title(texts)
    if period.kind is PeriodKind.WEEK:
        language = texts.language
        title = f"{title}  {day(period.start, language)} – {day(period.end, language)}"
    return texts("{period} (still running)").format(period=title) if period.end >= today else title
