"""What forms offer to choose from."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from desktop.models import Customer, Lookup, LookupKind, Position, Staff, Team
from desktop.queries.customers import customer_choices
from desktop.queries.lookups import Choice, positions, staff_in_service, teams, words


def test_words_stand_in_the_owners_order_and_language(session: Session) -> None:
    session.add_all(
        [
            Lookup(id=1, kind=LookupKind.METHOD, name="电话", name_en="Telephone", sort_order=2),
            Lookup(id=2, kind=LookupKind.METHOD, name="上门", sort_order=1),
            Lookup(id=3, kind=LookupKind.METHOD, name="信件", is_active=False),
            Lookup(id=4, kind=LookupKind.OUTCOME, name="有进展"),
        ]
    )

    assert [choice.label for choice in words(session, LookupKind.METHOD, "en")] == ["上门", "Telephone"]
    assert [choice.label for choice in words(session, LookupKind.METHOD, "zh_CN")] == ["上门", "电话"]


def test_teams_and_positions_are_offered_by_name(session: Session) -> None:
    session.add_all([Team(id=1, name="华东", name_en="East"), Position(id=1, name="主管", name_en="Leader")])

    assert teams(session, "en") == (Choice(1, "East", ("华东", "East")),)
    assert positions(session, "zh_CN") == (Choice(1, "主管", ("主管", "Leader")),)


def test_only_who_is_in_service_that_day_is_offered(session: Session) -> None:
    day = date(2026, 11, 21)
    session.add_all(
        [
            Staff(id=1, code="E01", name="甲", hired_on=day, left_on=day),
            Staff(id=2, code="E02", name="乙", hired_on=date(2026, 11, 22)),
            Staff(id=3, code="E03", name="丙", left_on=date(2026, 11, 20)),
            Staff(id=4, code="E04", name="丁", pinyin="ding", initials="d"),
        ]
    )

    assert [choice.id for choice in staff_in_service(session, day)] == [1, 4]
    assert staff_in_service(session, day)[1].keys == ("E04", "ding", "d")


@pytest.mark.parametrize(
    ("text", "found"),
    [("绿", [2, 1]), ("c1", [1]), ("dfl", [1]), ("LZ", [2]), ("%", []), ("", [1, 2])],
)
def test_customers_that_begin_with_the_text_come_first(session: Session, text: str, found: list[int]) -> None:
    session.add_all(
        [
            Customer(id=1, code="C1", name="东方绿洲", pinyin="dongfanglvzhou", initials="dflz"),
            Customer(id=2, name="绿洲", pinyin="lvzhou", initials="lz"),
        ]
    )

    assert [choice.id for choice in customer_choices(session, text)] == found
