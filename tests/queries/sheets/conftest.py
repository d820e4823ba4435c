"""A small company whose sheets are looked at."""

import pytest

from desktop.domain.sheets import Sheet
from desktop.store.database import Database
from tests.services.small_company import (
    add_company,
    add_scheme,
    add_signing,
    add_staff,
    add_target,
    add_team,
    add_visits,
    line,
)


@pytest.fixture
def company(database: Database) -> Database:
    """Three people: two in a team with visits, one of them with a contract; one without a team or a target."""
    with database.write() as session:
        add_company(session)
        add_scheme(session, line("visits", "100"))
        wang, li = add_staff(session, "E01", "王小龚"), add_staff(session, "E02", "李想")
        add_staff(session, "E03", "欧阳明")
        add_team(session, "城南组", wang, wang, li)
        for person, target in ((wang, "10"), (li, "20")):
            add_target(session, "visits", target, staff_id=person)
            add_visits(session, person, 8)
        add_signing(session, wang, "120000")
    return database


def cells(sheet: Sheet, title: str) -> list[tuple[object, ...]]:
    table = next(table for table in sheet.tables if table.title == title)
    return [line.cells for line in table.lines]
