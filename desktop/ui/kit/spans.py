"""The stretches of days a list of records can be narrowed to."""

from datetime import date
from enum import StrEnum

from desktop.domain.period import PeriodKind, containing
from desktop.i18n import Translator
from desktop.ui.kit.options import Option


class Span(StrEnum):
    """A stretch of days around today."""

    THIS_MONTH = "this_month"
    LAST_MONTH = "last_month"
    THIS_QUARTER = "this_quarter"
    LAST_QUARTER = "last_quarter"
    THIS_YEAR = "this_year"
    ALL = "all"
    ASKED = "asked"  # days another page asked for


def span_name(span: Span, texts: Translator) -> str:
    """The span in words."""
    return {
        Span.THIS_MONTH: texts("This month"),
        Span.LAST_MONTH: texts("Last month"),
        Span.THIS_QUARTER: texts("This quarter"),
        Span.LAST_QUARTER: texts("Last quarter"),
        Span.THIS_YEAR: texts("This year"),
        Span.ALL: texts("All days"),
        Span.ASKED: texts("The days asked for"),
    }[span]


def offered_spans(chosen: Span, asked: tuple[date | None, date | None], texts: Translator) -> tuple[Option, ...]:
    """The spans to choose from; days another page asked for are named while they are shown."""
    spans = [span for span in Span if span is not Span.ASKED or chosen is Span.ASKED]
    return tuple(
        Option(span, _asked_name(asked, texts) if span is Span.ASKED else span_name(span, texts)) for span in spans
    )


def _asked_name(asked: tuple[date | None, date | None], texts: Translator) -> str:
    first, last = asked
    if first is not None and last is not None:
        return texts("{first} to {last}").format(first=first.isoformat(), last=last.isoformat())
    if first is not None:
        return texts("From {first}").format(first=first.isoformat())
    if last is not None:
        return texts("Until {last}").format(last=last.isoformat())
    return span_name(Span.ASKED, texts)


def days_of(span: Span, today: date, fiscal_year_start: int) -> tuple[date | None, date | None]:
    """First and last day of a span; None is open."""
    match span:
        case Span.THIS_MONTH | Span.LAST_MONTH:
            kind = PeriodKind.MONTH
        case Span.THIS_QUARTER | Span.LAST_QUARTER:
            kind = PeriodKind.QUARTER
        case Span.THIS_YEAR:
            kind = PeriodKind.YEAR
        case _:
            return None, None
    period = containing(kind, today, fiscal_year_start)
    if span in (Span.LAST_MONTH, Span.LAST_QUARTER):
        period = period.previous()
    return period.start, period.end
