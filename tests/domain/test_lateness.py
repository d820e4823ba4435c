"""What is late in a period that still runs: only what its day was before."""

from datetime import date
from decimal import Decimal

import pytest

from desktop.domain.facts import Evidence, LateMilestone, OverdueMoney
from desktop.domain.lateness import last_told, told_on
from desktop.domain.period import parse_period

Q4 = parse_period("2026Q4")
EVIDENCE = Evidence(
    overdue=tuple(OverdueMoney(day, "", "禾味", date(2026, 11, day), Decimal(1000)) for day in (4, 22, 27)),
    late_milestones=(
        LateMilestone(1, "开业", "禾味", 40, is_done=False),  # planned for 21 November
        LateMilestone(2, "进场", "禾味", 39, is_done=False),  # for the 22nd
        LateMilestone(3, "选址", "禾味", 3, is_done=True),
        LateMilestone(4, "验收", "禾味", 20, is_done=False),
    ),
    record_ids={"overdue_amount": (4, 22, 27)},
)


@pytest.mark.parametrize(
    ("day", "until"),
    [(None, Q4.end), (date(2027, 1, 5), Q4.end), (Q4.end, Q4.end), (date(2026, 11, 22), date(2026, 11, 22))],
)
def test_lateness_is_counted_to_the_periods_end_or_the_day_it_is_told_on(day: date | None, until: date) -> None:
    assert last_told(Q4, day) == until
    assert (told_on(EVIDENCE, Q4, day) is EVIDENCE) == (until == Q4.end)


def test_in_a_running_period_only_what_its_day_was_before_is_late() -> None:
    told = told_on(EVIDENCE, Q4, date(2026, 11, 22))

    assert [part.due_on.day for part in told.overdue] == [4]
    assert [(one.milestone_id, one.days) for one in told.late_milestones] == [(3, 3), (1, 1)]
    assert told.record_ids == EVIDENCE.record_ids
