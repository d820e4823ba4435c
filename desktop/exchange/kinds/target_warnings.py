"""Targets of a file that stick out of their own series: taken, but pointed out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from desktop.domain.exact import plain
from desktop.domain.period import whole_months
from desktop.domain.target_series import Unusual, unusual_in
from desktop.errors import N_
from desktop.exchange.kind import Row, Work
from desktop.exchange.sentences import Problem, sentence

Key = tuple[Any, ...]  # staff, team, indicator, start, end, level, product, region
STANDS_OUT = N_("{value} stands out: the targets near it lie between {smallest} and {largest}. Please check it.")
PERHAPS = N_("{value} stands out: the targets near it lie between {smallest} and {largest}. Was {meant} meant?")


def warn_of_unusual(placed: Iterable[tuple[Row, Key]], values: Mapping[Key, Decimal], work: Work) -> None:
    """Name the row and column of each new value that its neighbours or other years contradict; none is refused.

    `values` are all targets as they stand after the import, in their indicators' units.
    """
    series: dict[Key, dict[date, Decimal]] = defaultdict(dict)
    for key, value in values.items():
        series[_series_of(key)][key[3]] = value
    for row, key in placed:
        months = whole_months(key[3], key[4])
        found = unusual_in(series[_series_of(key)], key[3], months) if months else None
        if found is not None:
            _warn(row, found, work)


def _series_of(key: Key) -> Key:
    """What makes targets comparable: all but the day they start, with the length of their periods."""
    return (*key[:3], whole_months(key[3], key[4]), *key[5:])


def _warn(row: Row, found: Unusual, work: Work) -> None:
    places = {"value": plain(found.value), "smallest": plain(found.smallest), "largest": plain(found.largest)}
    if found.meant is None:
        reason = sentence(STANDS_OUT, **places)
    else:
        reason = sentence(PERHAPS, **places, meant=plain(found.meant))
    column = row.part or work.header_of("value")
    work.tally.warnings.append(Problem(row.number, column, places["value"], reason))
