"""Which targets stick out of their own series, of everybody at once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.period import Period, whole_months
from desktop.domain.target_series import HIGH_OF_LARGEST, Unusual, unusual_in
from desktop.models import Target
from desktop.queries.target_held import BearerKey
from desktop.queries.target_lens import Lens, TargetPlace, bearer_of, seen_through

SeriesKey = tuple[BearerKey, int]  # whose, and of how many months the periods are


def unusual_targets(session: Session, year: Period, lens: Lens) -> Mapping[TargetPlace, Unusual]:
    """The targets of the year that neighbours or other years contradict; one statement over all years."""
    series: dict[SeriesKey, dict[date, Decimal]] = defaultdict(dict)
    ends: dict[tuple[SeriesKey, date], date] = {}
    for row in session.execute(
        select(Target.staff_id, Target.team_id, Target.start, Target.end, Target.value)
        .where(*seen_through(lens), Target.deleted_at.is_(None))
        .order_by(Target.id)
    ):
        key = (bearer_of(row.staff_id, row.team_id), whole_months(row.start, row.end))
        series[key][row.start], ends[key, row.start] = row.value, row.end
    found = {}
    for key, values in series.items():
        (bearer, bearer_id), months = key
        for start in values if months and _may_stick_out(values.values()) else ():
            unusual = unusual_in(values, start, months) if year.start <= start <= year.end else None
            if unusual is not None:
                found[TargetPlace(bearer, bearer_id, start, ends[key, start])] = unusual
    return found


def _may_stick_out(values: Iterable[Decimal]) -> bool:
    """Whether the values differ enough for any of them to be out of line; most series do not."""
    filled = [value for value in values if value > 0]
    return bool(filled) and max(filled) > HIGH_OF_LARGEST * min(filled)
