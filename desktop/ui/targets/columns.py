"""The columns of the grid: the months of a fiscal year with its quarters, or the quarters with the half-years."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from desktop.domain.period import Period, PeriodKind
from desktop.domain.target_parts import parts_of
from desktop.errors import N_
from desktop.i18n import Translator

MONTHS = (
    N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun"),
    N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec"),
)  # fmt: skip
QUARTERS = (N_("Q1"), N_("Q2"), N_("Q3"), N_("Q4"))


class Span(Enum):
    """How fine the grid's columns are."""

    MONTHS = "months"
    QUARTERS = "quarters"


@dataclass(frozen=True, slots=True)
class GridColumn:
    """One column; `gives_way` where there may be no room for it beside the months."""

    period: Period
    title: str
    is_total: bool = False
    gives_way: bool = False


def grid_columns(year: Period, span: Span, texts: Translator) -> tuple[GridColumn, ...]:
    """The columns in order of their days, a total behind its parts."""
    quarters = parts_of(year, PeriodKind.QUARTER)
    whole = GridColumn(year, texts("Year"), is_total=True)
    if span is Span.QUARTERS:
        halves = parts_of(year, PeriodKind.HALF)
        columns = []
        for number, half in enumerate(halves):
            columns += [_quarter(quarter, texts) for quarter in quarters[2 * number : 2 * number + 2]]
            title = texts("First half") if number == 0 else texts("Second half")
            columns.append(GridColumn(half, title, is_total=True))
        return (*columns, whole)
    columns = []
    for quarter in quarters:
        months = parts_of(quarter, PeriodKind.MONTH)
        columns += [GridColumn(month, texts(MONTHS[month.start.month - 1])) for month in months]
        columns.append(
            GridColumn(quarter, texts(QUARTERS[int(quarter.label[-1]) - 1]), is_total=True, gives_way=True)
        )
    return (*columns, whole)


def that_fit(columns: Sequence[GridColumn], room: int, least: int) -> list[int]:
    """The columns shown in so many px: the quarters beside the months only where every column has `least` px."""
    if len(columns) * least <= room:
        return list(range(len(columns)))
    return [number for number, column in enumerate(columns) if not column.gives_way]


def _quarter(quarter: Period, texts: Translator) -> GridColumn:
    titles = (texts("First quarter"), texts("Second quarter"), texts("Third quarter"), texts("Fourth quarter"))
    return GridColumn(quarter, titles[int(quarter.label[-1]) - 1])
