"""The first page's figures of the coming days as a document, and back again.

They depend on the records, the day and the program alone. While the file stays as it is, those of tomorrow can be
worked out today; that nothing was written meanwhile is the store's to know (`store.kept`).
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from desktop.domain.indicators import INDICATORS, Indicator, RecordKind, Shape, Unit
from desktop.domain.pace import Elapsed
from desktop.domain.period import Period, PeriodKind
from desktop.queries.dashboard.main_figures import (
    Beginnings,
    DashboardFigures,
    HeldTarget,
    MainFigure,
    Origin,
    pace_of,
)
from desktop.queries.house_rules import CompanyProfile

NAME = "first page"  # under which the document is kept
_UNREADABLE = (LookupError, TypeError, ValueError, ArithmeticError)  # another day, or not written by this version


@dataclass(frozen=True, slots=True)
class FirstPage:
    """What the window shows first: the company, a day's figures, and those of the same days before."""

    company: CompanyProfile
    figures: DashboardFigures
    before: Mapping[str, Decimal | None]


def document_of(pages: Sequence[FirstPage]) -> dict[str, Any]:
    """The pages of some days of one company."""
    return {
        "company": asdict(pages[0].company),
        "days": {page.figures.today.isoformat(): _day_document(page) for page in pages},
    }


def first_page(document: Any, today: date) -> FirstPage | None:
    """The page of a day, None where none was kept for it or what was kept cannot be read."""
    if document is not None:
        with suppress(*_UNREADABLE):
            return _page(document, today)
    return None


def _page(document: Any, today: date) -> FirstPage:
    kept = document["days"][today.isoformat()]
    start, end, kind, label, fiscal_year_start = kept["period"]
    days = Elapsed(*kept["elapsed"])
    mains = tuple(_main(each, days) for each in kept["mains"])
    figures = DashboardFigures(
        period=Period(_day(start), _day(end), PeriodKind(kind), label, fiscal_year_start),
        today=today,
        days=days,
        mains=mains,
        beginnings=Beginnings(*kept["beginnings"]),
        holidays_known=kept["holidays_known"],
    )
    before = {main.indicator.code: _number(each["before"]) for main, each in zip(mains, kept["mains"], strict=True)}
    return FirstPage(CompanyProfile(**document["company"]), figures, before)


def _day_document(page: FirstPage) -> dict[str, Any]:
    figures, period = page.figures, page.figures.period
    start, end = period.start.isoformat(), period.end.isoformat()
    return {
        "period": [start, end, period.kind.value, period.label, period.fiscal_year_start],
        "elapsed": [figures.days.over, figures.days.all],
        "mains": [_main_document(main, page.before.get(main.indicator.code)) for main in figures.mains],
        "beginnings": list(asdict(figures.beginnings).values()),
        "holidays_known": figures.holidays_known,
    }


def _main_document(main: MainFigure, before: Decimal | None) -> dict[str, Any]:
    indicator, target = main.indicator, main.target
    return {
        # The owner's own indicators are not in the catalogue that comes with the program.
        "indicator": asdict(indicator) if indicator.is_own else indicator.code,
        "actual": _text(main.actual),
        "before": _text(before),
        "target": target and [_text(target.value), target.origin.value, target.is_partial, target.is_spread],
    }


def _main(kept: Mapping[str, Any], days: Elapsed) -> MainFigure:
    indicator, actual = _indicator(kept["indicator"]), _number(kept["actual"])
    target = None
    if kept["target"] is not None:
        value, origin, is_partial, is_spread = kept["target"]
        target = HeldTarget(Decimal(value), Origin(origin), is_partial, is_spread)
    return MainFigure(indicator, actual, target, pace_of(indicator, actual, target, days))


def _indicator(kept: str | Mapping[str, Any]) -> Indicator:
    if isinstance(kept, str):
        return INDICATORS[kept]
    named = {"unit": Unit(kept["unit"]), "shape": Shape(kept["shape"]), "records": RecordKind(kept["records"])}
    return Indicator(**{**kept, **named})


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _day(text: str) -> date:
    return date.fromisoformat(text)
