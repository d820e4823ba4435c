"""What an entry of the record of changes says beside its record."""

from datetime import UTC, datetime
from typing import Any

import pytest

from desktop.queries.change_log import ChangeRow
from desktop.services.change_particulars import particulars

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("details", "told"),
    [
        ({"amount": "68000.5"}, "amount: 68,000.50"),
        ({"computed": "6566.25", "override": "5910"}, "as computed: 6,566.25; by hand: 5,910"),
        ({"before": "B", "grade": "A", "reason": "late"}, "reason: late; before: B; grade: A"),
        ({"amount": "9955", "settled_on": "2026-01-15"}, "amount: 9,955; settled on: 2026-01-15"),
        ({"points": "0", "staff": 4, "former": {"name": "x"}}, ""),
    ],
)
def test_sums_grades_days_and_reasons_are_told_and_keys_are_not(details: dict[str, Any], told: str) -> None:
    row = ChangeRow(1, NOW, "review.changed", "review", "", details)

    assert particulars(row, str) == told
