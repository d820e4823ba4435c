from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from desktop.services.evaluations import Evaluations
from desktop.store.database import Database
from tests.services.small_company import (
    Q3,
    add_company,
    add_scheme,
    add_signing,
    add_staff,
    add_target,
    add_visits,
    line,
    today,
)


@pytest.mark.on_file
class TestRun:
    def test_asks_as_much_for_forty_people_as_for_four(self, database: Database) -> None:
        with database.write() as session:
            add_company(session)
            add_scheme(session, line("visits", "50"), line("signed_amount", "50"))
        _hire(database, range(4))
        evaluations = Evaluations(database, today)
        with _counted(database) as of_few:
            run = evaluations.run(Q3)
        evaluations.discard(run.evaluation_id)
        _hire(database, range(4, 40))

        with _counted(database) as of_many:
            evaluations.run(Q3)

        assert len(of_many) == len(of_few)


def _hire(database: Database, numbers: range) -> None:
    with database.write() as session:
        for number in numbers:
            staff_id = add_staff(session, f"E{number:03}")
            add_target(session, "visits", "10", staff_id=staff_id)
            add_visits(session, staff_id, 4 + 8 * (number % 2))
            add_signing(session, staff_id, "1000")


@contextmanager
def _counted(database: Database) -> Iterator[list[str]]:
    """The statements sent meanwhile."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        sent.append(statement)

    event.listen(database._engine, "before_cursor_execute", note)
    yield sent
    event.remove(database._engine, "before_cursor_execute", note)
