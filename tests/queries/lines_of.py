"""Records as they lie in the tables, whose they are, and what is counted of them."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import Base

Line = dict[str, Any]


def all_lines(session: Session) -> dict[str, list[Line]]:
    """Every table's rows that are not deleted."""
    tables: dict[str, list[Line]] = {}
    for table in Base.metadata.sorted_tables:
        rows = [dict(row) for row in session.execute(select(table)).mappings()]
        tables[table.name] = [row for row in rows if not row.get("deleted_at")]
    for signing in tables["signing"]:
        signing["parts"] = [part for part in tables["signing_share"] if part["signing_id"] == signing["id"]]
    return tables


def by_person(staff_id: int) -> Callable[[int, date], bool]:
    """Records of one person."""
    return lambda owner, _day: owner == staff_id


def by_team(tables: dict[str, list[Line]], team_id: int) -> Callable[[int, date], bool]:
    """Records of those who were in the team, or in one inside it, on the record's day."""
    inside = {team_id} | {team["id"] for team in tables["team"] if team["parent_id"] == team_id}
    living = {person["id"] for person in tables["staff"]}

    def belongs(owner: int, day: date) -> bool:
        return owner in living and any(
            stay["staff_id"] == owner
            and stay["team_id"] in inside
            and (stay["started_on"] or date.min) <= day <= (stay["ended_on"] or date.max)
            for stay in tables["team_membership"]
        )

    return belongs


def by_company(tables: dict[str, list[Line]]) -> Callable[[int, date], bool]:
    """Records of everybody who is not deleted."""
    living = {person["id"] for person in tables["staff"]}
    return lambda owner, _day: owner in living


def ids(lines: Iterable[Line]) -> list[int]:
    """The ids, each once."""
    return sorted({line["id"] for line in lines})


def percent(part: Fraction | int, whole: Fraction | int) -> Fraction | None:
    """The part in percent, None of nothing."""
    return 100 * Fraction(part) / Fraction(whole) if whole else None


def mean(values: list[Decimal]) -> Fraction | None:
    """The mean, None of nothing."""
    return sum((Fraction(value) for value in values), Fraction(0)) / len(values) if values else None
