"""The awards a company grants, and somebody to grant them to."""

import pytest

from desktop.services.award_kinds import AwardKinds
from desktop.services.awards import Awards
from desktop.store.database import Database
from tests.queries.builders import a_person
from tests.services.small_company import TODAY, today


@pytest.fixture
def kinds(database: Database) -> AwardKinds:
    return AwardKinds(database)


@pytest.fixture
def awards(database: Database) -> Awards:
    return Awards(database, today)


@pytest.fixture
def person(database: Database) -> int:
    """王龚, who leaves today."""
    with database.write() as session:
        return a_person(session, "王龚", code="E1", left_on=TODAY).id
