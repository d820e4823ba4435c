"""Three people in two teams."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from desktop.models import Staff
from tests.queries.builders import a_person, a_team


@pytest.fixture
def people(session: Session) -> tuple[Staff, Staff, Staff]:
    """Two of the first team, one of the second, in service since 2024."""
    named = (("甲", "A"), ("乙", "B"), ("丙", "C"))
    found = [a_person(session, name, code=code, hired_on=date(2024, 1, 1)) for name, code in named]
    a_team(session, "一部", *found[:2])
    a_team(session, "二部", found[2])
    return found[0], found[1], found[2]
