"""A lent session is given back while its event lasts, and kept by nobody afterwards."""

import gc

import pytest
from sqlalchemy.orm import Session

from desktop.queries.borrowed import BorrowedSession
from desktop.services.evaluations import Evaluations
from desktop.store.database import Database
from tests.services.small_company import Q3, today, two_people


def test_it_is_given_back_while_it_lasts(session: Session) -> None:
    assert BorrowedSession(session)() is session


def test_asked_for_afterwards_it_says_so(database: Database) -> None:
    with database.read() as session:
        lent = BorrowedSession(session)
    del session

    with pytest.raises(RuntimeError, match="after the session"):
        lent()


def test_what_is_remembered_of_an_evaluation_keeps_no_session(database: Database) -> None:
    with database.write() as session:
        two_people(session)
    engine = session.get_bind()
    del session

    Evaluations(database, today).run(Q3)

    gc.collect()
    left = [each for each in gc.get_referrers(engine) if isinstance(each, dict) and each.get("bind") is engine]
    assert left == []
