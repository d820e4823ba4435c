"""Where figures lead: to the page that holds their records, narrowed to the days and the person."""

from collections.abc import Callable, Mapping
from datetime import date

from desktop.domain.indicators import Indicator, RecordKind
from desktop.ui.ports import Guide, Wish

PLACES: Mapping[RecordKind, str] = {
    RecordKind.VISIT: "visits",
    RecordKind.DEAL: "deals",
    RecordKind.SIGNING: "signings",
    RecordKind.RECEIPT: "signings",
    RecordKind.INSTALMENT: "signings",
    RecordKind.CUSTOMER: "customers",
    RecordKind.SURVEY: "quality",
    RecordKind.COMPLAINT: "quality",
    RecordKind.MILESTONE: "quality",
    RecordKind.FEEDBACK: "quality",
    RecordKind.ACTIVITY: "quality",
    RecordKind.ACTION: "plans",
    RecordKind.RATING: "evaluations",
}
# Which of the records, as the page that holds them calls it, where an indicator counts not all of them.
STATES: Mapping[str, str] = {
    "won_deals": "won",
    "deal_cycle_days": "won",
    "lost_deals": "lost",
    "effective_visits": "effective",
    "visited_customers": "at_customers",
    "visit_conversion": "at_customers",
    "collected_amount": "received",
    "collection_rate": "due",
    "overdue_amount": "overdue",
}


class Ways:
    """Knows which places there are."""

    def __init__(self, guide: Guide, leads_to: Callable[[str], bool], start_new: Callable[[str], None]) -> None:
        self._guide = guide
        self._leads_to = leads_to
        self.start_new = start_new  # shows a place with an empty form open

    def opens(self, indicator: Indicator) -> bool:
        """Whether there is a page for an indicator's records."""
        return self._leads_to(PLACES[indicator.records])

    def records(self, indicator: Indicator, start: date, end: date, staff_id: int | None = None) -> None:
        """Show the records behind an indicator, those of one person where one is named."""
        state = STATES.get(indicator.code, "")
        self.go(PLACES[indicator.records], Wish(staff_id, start, end, state=state))

    def person(self, staff_id: int | None) -> None:
        """Show a person's profile."""
        self._guide.go("staff", Wish(staff_id=staff_id))

    def go(self, place: str, wish: Wish | None = None) -> bool:
        """Show a place if there is one; whether there is."""
        leads = self._leads_to(place)
        if leads:
            self._guide.go(place, wish)
        return leads
