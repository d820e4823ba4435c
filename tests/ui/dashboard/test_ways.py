"""Figures lead to exactly the records they count."""

from datetime import date

import pytest

from desktop.domain.indicators import INDICATORS
from desktop.ui.dashboard.ways import Ways
from desktop.ui.ports import Wish
from tests.ui.surroundings import FakeGuide

FIRST, LAST = date(2026, 11, 1), date(2026, 11, 21)


@pytest.mark.parametrize(
    ("code", "place", "state"),
    [
        ("visits", "visits", ""),
        ("effective_visits", "visits", "effective"),
        ("visited_customers", "visits", "at_customers"),
        ("signed_amount", "signings", ""),
        ("collected_amount", "signings", "received"),
        ("collection_rate", "signings", "due"),
        ("overdue_amount", "signings", "overdue"),
        ("lost_deals", "deals", "lost"),
    ],
)
def test_a_figure_leads_to_the_records_it_counts(code: str, place: str, state: str) -> None:
    guide = FakeGuide()

    Ways(guide, lambda _place: True, lambda _place: None).records(INDICATORS[code], FIRST, LAST, 7)

    assert guide.led == [(place, Wish(7, FIRST, LAST, state=state))]
