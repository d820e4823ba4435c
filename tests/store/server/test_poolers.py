"""A pooler between computers and server: news of others are looked for, and nothing is left on a connection."""

from collections.abc import Iterator
from queue import SimpleQueue

import pytest
from sqlalchemy import text

from desktop.services.audit import append
from desktop.store.server.address import ServerAddress
from desktop.store.server.database import ServerDatabase
from tests.server import empty_template, fresh_database, new_name
from tests.store.server.pooled_line import PooledLine, pooled_line

pytestmark = pytest.mark.on_server
OFTEN = 10  # times; the driver prepares what is asked more than five


@pytest.fixture
def server() -> Iterator[ServerAddress]:
    """A company's database."""
    with fresh_database(new_name(), empty_template()) as made:
        yield made


@pytest.fixture
def line(server: ServerAddress) -> Iterator[PooledLine]:
    """The way to it by a pooler."""
    with pooled_line(server) as passing:
        yield passing


def save(company: ServerDatabase) -> None:
    with company.write() as session:
        append(session, "company.changed")


def prepared(company: ServerDatabase) -> int:
    with company.read() as session:
        for _time in range(OFTEN):
            session.execute(text("SELECT id FROM team"))
        return int(session.scalar(text("SELECT count(*) FROM pg_prepared_statements")) or 0)


def test_what_another_computer_saves_is_heard_of_behind_a_pooler(server: ServerAddress, line: PooledLine) -> None:
    heard: SimpleQueue[frozenset[str]] = SimpleQueue()
    with ServerDatabase.reach(line.address) as here, ServerDatabase.reach(server) as there:
        here.listen(heard.put)
        here._listeners[0].is_listening.wait()
        save(there)

        assert heard.get() == frozenset()  # anything may have changed


def test_nothing_is_prepared_on_a_connection_that_others_get_as_well(server: ServerAddress, line: PooledLine) -> None:
    with ServerDatabase.reach(line.address) as pooled, ServerDatabase.reach(server) as direct:
        assert prepared(pooled) == 0
        assert prepared(direct) > 0
