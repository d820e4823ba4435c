"""The parts of a period that targets are broken down into: half-years, quarters, months."""

from datetime import date

from desktop.domain.period import DAY, MONTHS_IN, Period, PeriodKind, add_months, containing, custom, whole_months

COARSE_TO_FINE = (PeriodKind.YEAR, PeriodKind.HALF, PeriodKind.QUARTER, PeriodKind.MONTH)


def parts_of(period: Period, kind: PeriodKind) -> tuple[Period, ...]:
    """The periods of a kind that tile a longer one; none where they do not fit its borders.

    Months of a custom period are its own: 30 May to 29 August has one from 30 May to 29 June.
    """
    length = MONTHS_IN.get(kind)
    if length is None or period.kind is PeriodKind.WEEK:
        return ()
    if period.kind is PeriodKind.CUSTOM:
        return _own_months(period) if kind is PeriodKind.MONTH else ()
    if length >= MONTHS_IN[period.kind]:
        return ()
    first = containing(kind, period.start, period.fiscal_year_start)
    found = [first]
    while found[-1].end < period.end:
        found.append(found[-1].next())
    return tuple(found)


def kinds_below(period: Period) -> tuple[PeriodKind, ...]:
    """The kinds a period can be broken down into, the finest first."""
    return tuple(kind for kind in reversed(COARSE_TO_FINE) if parts_of(period, kind))


def named_period(start: date, end: date, fiscal_year_start: int = 1) -> Period:
    """The period two days make: a month, quarter, half-year, year or week where they fit one, else a custom one."""
    kinds = (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.YEAR, PeriodKind.WEEK)
    for kind in kinds if start <= end else ():
        period = containing(kind, start, fiscal_year_start)
        if (period.start, period.end) == (start, end):
            return period
    return custom(start, end, fiscal_year_start)


def a_year_earlier(period: Period) -> Period:
    """The same days a year before, for last year's shape."""
    start, after = add_months(period.start, -12), add_months(period.end + DAY, -12)
    return named_period(start, after - DAY, period.fiscal_year_start)


def _own_months(period: Period) -> tuple[Period, ...]:
    months = whole_months(period.start, period.end)
    if months < 2:
        return ()
    starts = [add_months(period.start, step) for step in range(months)]
    ends = [start - DAY for start in starts[1:]] + [period.end]
    return tuple(named_period(start, end, period.fiscal_year_start) for start, end in zip(starts, ends, strict=True))
