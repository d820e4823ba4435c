"""What the list of customers is ordered by where a column is computed: quality, and how a customer stands."""

from datetime import date
from itertools import accumulate
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Date, Float, case, cast, extract, func, literal, select, type_coerce
from sqlalchemy.orm import InstrumentedAttribute

from desktop.domain.quality_table import Bands, Factor, QualityTable
from desktop.models import Customer, Signing
from desktop.queries.clients.lines import contracts, open_deals
from desktop.queries.stalling import has_stalled

_MOST = 100_000  # more deals than one customer ever has under way
_HUNDREDTHS = 100  # scores are kept as whole hundredths
_FEN = 100


def quality_order(table: QualityTable, today: date) -> ColumnElement[Any]:
    """The score as `domain.quality` gives it, null where nothing weighed is known."""
    scores = {
        Factor.CAPITAL: _banded(_raw(Customer.registered_capital), table.capital_bands, _FEN),
        Factor.YEARS: _banded(_years(today), table.years_bands),
        Factor.TRACK_RECORD: _raw(Customer.track_record),
        Factor.REPUTATION: _raw(Customer.reputation),
        Factor.CREDIT: _raw(Customer.credit),
    }
    total: ColumnElement[Any] = literal(0)
    weight: ColumnElement[Any] = literal(0)
    for factor, score in scores.items():
        part = table.weights[factor]
        total = total + func.coalesce(score * part, 0)
        weight = weight + case((score.is_not(None), part), else_=0)
    return cast(total, Float) / func.nullif(weight, 0)


def state_order(limit: date) -> ColumnElement[int]:
    """Most deals that stall first, then those in talks, then who has signed; null for nobody in particular."""
    stalled = open_deals(has_stalled(limit))
    return case((stalled > 0, _MOST - stalled), (open_deals() > 0, _MOST), (contracts() > 0, _MOST + 1), else_=None)


def _raw(column: InstrumentedAttribute[object]) -> ColumnElement[int]:
    """The whole number a column keeps."""
    return type_coerce(column, BigInteger)


def _banded(value: ColumnElement[int], bands: Bands, scale: int = 1) -> ColumnElement[int]:
    """The points of the band a value lies in, in hundredths; null below the first."""
    best = list(accumulate((points for _lower, points in bands), max))
    steps = zip((lower for lower, _points in bands), best, strict=True)
    reached = [(value >= lower * scale, points * _HUNDREDTHS) for lower, points in steps]
    return case(*reversed(reached), else_=None)


def _years(today: date) -> ColumnElement[int]:
    """Complete years in business on the day of the first signing, else today; null before the foundation."""
    first = select(func.min(Signing.signed_on)).where(
        Signing.customer_id == Customer.id, Signing.deleted_at.is_(None)
    )
    day = type_coerce(func.coalesce(first.correlate(Customer).scalar_subquery(), literal(today, Date)), Date)
    founded = Customer.founded_on
    whole = extract("year", day) - extract("year", founded)
    years = whole - case((_place_in_year(day) < _place_in_year(founded), 1), else_=0)
    return case((founded <= day, years), else_=None)


def _place_in_year(day: ColumnElement[date] | InstrumentedAttribute[date | None]) -> ColumnElement[int]:
    return extract("month", day) * 100 + extract("day", day)
