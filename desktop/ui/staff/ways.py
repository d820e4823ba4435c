"""Where a profile's figures lead: to the page that holds their records."""

from collections.abc import Mapping

from desktop.domain.period import Period
from desktop.queries.person.timeline import Deed, Entry
from desktop.ui.ports import Wish

Way = tuple[str, Wish]
# Which of a page's records a figure counts, where it counts not all of them.
_STATES: Mapping[str, str] = {
    "effective_visits": "effective",
    "collected_amount": "received",
    "overdue_amount": "overdue",
}
_OF_VISITS = frozenset({"visits", "effective_visits"})
HONOURS = "honours"


def figure_way(code: str, staff_id: int, period: Period) -> Way:
    """The records behind a figure of a person and a period."""
    place = "visits" if code in _OF_VISITS else "signings"
    return place, Wish(staff_id, period.start, period.end, state=_STATES.get(code, ""))


def entry_way(entry: Entry, staff_id: int) -> Way:
    """The record behind an entry of the timeline."""
    match entry.deed:
        case Deed.VISIT:
            return "visits", Wish(staff_id, entry.start, entry.end)
        case Deed.SIGNING:
            return "signings", Wish(record_id=entry.record_id)
        case Deed.REVIEW:
            return "evaluations", Wish(staff_id, entry.start, entry.end)
        case Deed.AWARD:
            return "incentives", Wish(staff_id, entry.start, entry.end, state=HONOURS)
        case _:
            return "plans", Wish(staff_id)
