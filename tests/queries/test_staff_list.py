"""The staff list: who is on it, how they are found, and where they stand."""

from datetime import date

import pytest

from desktop.queries.staff import Service, StaffLine, staff_list
from desktop.services.staff import StaffDraft, StaffRegister
from desktop.store.database import Database

TODAY = date(2026, 11, 21)


@pytest.fixture
def people(database: Database) -> Database:
    """Three in service, one gone, one to come."""
    register = StaffRegister(database, lambda: TODAY)
    for draft in (
        StaffDraft("曾凡", "E01", team="华东部", region="华东"),
        StaffDraft("周敏", "E02", team="华南部"),
        StaffDraft("O'Neil 100%", "E03"),
        StaffDraft("钱丰", "E04", team="华东部", left_on=date(2026, 6, 30)),
        StaffDraft("孙悦", "E05", team="华东部", hired_on=date(2027, 1, 1)),
    ):
        register.add(draft)
    return database


def listed(database: Database, **wishes: object) -> tuple[StaffLine, ...]:
    with database.read() as session:
        return staff_list(session, TODAY, "zh_CN", **wishes)  # type: ignore[arg-type] # named by each test


def codes(database: Database, **wishes: object) -> list[str]:
    return [line.code for line in listed(database, **wishes)]


def test_the_list_shows_who_is_in_service(people: Database) -> None:
    assert codes(people) == ["E01", "E02", "E03"]


def test_who_left_and_who_is_to_come_can_be_asked_for(people: Database) -> None:
    assert codes(people, service=Service.LEFT) == ["E04"]
    assert codes(people, service=Service.NOT_YET) == ["E05"]
    assert codes(people, service=None) == ["E01", "E02", "E03", "E04", "E05"]


def test_who_left_is_shown_with_the_last_team(people: Database) -> None:
    assert [line.team for line in listed(people, service=Service.LEFT)] == ["华东部"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("曾", ["E01"]),
        ("zengf", ["E01"]),
        ("ZM", ["E02"]),
        ("e03", ["E03"]),
        ("%", ["E03"]),
        ("_", []),
        ("'", ["E03"]),
        ("nobody", []),
        ("  ", ["E01", "E02", "E03"]),
    ],
)
def test_people_are_found_by_name_code_pinyin_and_initials(people: Database, text: str, found: list[str]) -> None:
    assert codes(people, text=text) == found


def test_a_team_shows_its_people(people: Database) -> None:
    assert codes(people, team_id=1) == ["E01"]
