"""Who changes teams: what each team bears of targets that were set for months, quarters and years."""

from datetime import date
from decimal import Decimal

from desktop.domain.period import parse_period
from desktop.domain.target_movers import Days, team_shares
from desktop.domain.targets import SetTarget
from tests.alike import alike

EAST, WEST = 1, 2


def team_in(day: date) -> int:
    """In the west from the middle of May on."""
    return EAST if day < date(2026, 5, 16) else WEST


def days(label: str) -> Days:
    period = parse_period(label)
    return period.start, period.end


def targets(**values: int) -> list[SetTarget]:
    """Targets by label, a month's written like _04."""
    labels = {label: f"2026-{label[1:]}" if label[0] == "_" else f"2026{label}" for label in values}
    return [SetTarget(*days(labels[label]), Decimal(value)) for label, value in values.items()]


def borne(label: str, set_targets: list[SetTarget], indicator: str = "visits") -> dict[int, Decimal]:
    shares = team_shares(indicator, days(label), set_targets, team_in)
    return {team: share.value for team, share in shares.items()}


QUARTER = {"Q2": 90, "_04": 30, "_05": 28, "_06": 32}


def test_a_quarter_across_the_move_is_borne_as_its_months_are() -> None:
    assert borne("2026Q2", targets(**QUARTER)) == {EAST: 30, WEST: 60}


def test_what_the_quarter_asks_beyond_its_months_stays_with_the_last_team() -> None:
    assert borne("2026Q2", targets(**QUARTER | {"Q2": 100})) == {EAST: 30, WEST: 70}


def test_without_all_of_its_months_a_target_belongs_to_the_team_of_its_last_day() -> None:
    assert borne("2026Q2", targets(Q2=90, _04=30)) == {WEST: 90}
    assert borne("2026Q2", targets(Q2=90, _04=30, _05=28, _06=32), "win_rate") == {WEST: 90}


def test_a_year_is_borne_quarter_by_quarter_and_month_by_month() -> None:
    year = targets(**QUARTER, Q1=80, Q3=100, Q4=110)

    assert borne("2026", year) == {EAST: 110, WEST: 270}
    assert borne("2026", [*year, SetTarget(*days("2026"), Decimal(400))]) == {EAST: 110, WEST: 290}


def test_months_alone_count_where_they_lie_with_their_days() -> None:
    shares = team_shares("visits", days("2026Q2"), targets(_04=30, _05=28), team_in)

    told = {team: (share.value, share.parts, share.days) for team, share in shares.items()}
    assert alike(told) == {EAST: (30, 1, 30), WEST: (28, 1, 31)}


def test_nothing_set_is_borne_by_nobody() -> None:
    assert borne("2026Q3", targets(**QUARTER)) == {}
