"""The lines around the figures: which days, on what they rest, and what the period may still come to."""

from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.domain.indicators import Indicator
from desktop.domain.wording.dates import day
from desktop.i18n import Translator
from desktop.ui.dashboard.trend_words import ahead_words
from desktop.ui.dashboard.values import text_of

if TYPE_CHECKING:
    from desktop.queries.dashboard.main_figures import DashboardFigures
    from desktop.queries.dashboard.trend import Trend


def subtitle_of(found: "DashboardFigures", texts: Translator) -> str:
    """The period, today, and the working days left."""
    left = texts.ngettext(
        "{period} · up to {day}, {number} working day left",
        "{period} · up to {day}, {number} working days left",
        found.days.left,
    )
    return left.format(period=found.period.title(texts), day=day(found.today, texts.language), number=found.days.left)


def note_of(found: "DashboardFigures", texts: Translator) -> str:
    """What the reader should know of targets and days; "" where there is nothing."""
    notes = []
    if not found.holidays_known:
        year = found.period.end.year
        notes.append(
            texts("The public holidays of {year} are not known yet: Monday to Friday count.").format(year=year)
        )
    partial_ones = [main for main in found.mains if main.target is not None and main.target.is_partial]
    if partial_ones:
        names = texts(", ").join(main.indicator.called(texts) for main in partial_ones)
        notes.append(texts("Targets that leave days of the period out: {names}.").format(names=names))
    return texts.sentences(*notes)


def outlook_of(found: "DashboardFigures | None", trend: "Trend", indicator: Indicator, texts: Translator) -> str:
    """What is certain, likely and possible by the end of the period; "" for figures that cannot be forecast."""
    ahead = trend.ahead.get(indicator.code)
    main = next((each for each in found.mains if each.indicator == indicator), None) if found is not None else None
    if ahead is None or found is None or main is None:
        return ""
    certain = main.actual or Decimal(0)
    told = texts("By {day}: certain {certain} · likely {likely} · possible {possible}").format(
        day=day(found.period.end, texts.language),
        certain=text_of(certain, indicator, texts),
        likely=text_of(certain + ahead.likely, indicator, texts),
        possible=text_of(certain + ahead.possible, indicator, texts),
    )
    return told if not ahead.deals else f"{told}\n{ahead_words(ahead, indicator, texts)}"
