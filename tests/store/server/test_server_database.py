"""A company on a server, asked and changed by several machines at once."""

import queue
import threading
from collections.abc import Iterator

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from desktop.errors import DataFileError, RequestError
from desktop.models import Staff, Team
from desktop.services import audit
from desktop.services.seen import ChangedElsewhereError, Seen
from desktop.services.staff import StaffDraft, StaffRegister
from desktop.store.migrate import MIGRATIONS, run_revision
from desktop.store.server.address import ServerAddress, address_of
from desktop.store.server.connection import engine_of_server
from desktop.store.server.database import ServerDatabase
from desktop.store.stopping import StoppedError
from tests.server import empty_template, fresh_database, named_server, new_name
from tests.services.small_company import today

pytestmark = pytest.mark.on_server


@pytest.fixture
def address() -> Iterator[ServerAddress]:
    """A company's database with today's tables and nothing in them."""
    with fresh_database(new_name(), empty_template()) as made:
        yield made


@pytest.fixture
def first(address: ServerAddress) -> Iterator[ServerDatabase]:
    """One machine."""
    with ServerDatabase.reach(address) as reached:
        yield reached


@pytest.fixture
def second(address: ServerAddress) -> Iterator[ServerDatabase]:
    """Another machine."""
    with ServerDatabase.reach(address) as reached:
        yield reached


def names(database: ServerDatabase) -> list[str]:
    with database.read() as session:
        return [team.name for team in session.query(Team).order_by(Team.id)]


def test_what_one_machine_saved_the_other_sees(first: ServerDatabase, second: ServerDatabase) -> None:
    with first.write() as session:
        session.add(Team(name="华南"))

    assert names(second) == ["华南"]


def test_a_question_sees_one_moment_whatever_is_saved_meanwhile(
    first: ServerDatabase, second: ServerDatabase
) -> None:
    with first.read() as session:
        assert session.query(Team).count() == 0
        with second.write() as other:
            other.add(Team(name="华南"))
        assert session.query(Team).count() == 0

    assert names(first) == ["华南"]


def test_what_fails_is_dropped_whole(first: ServerDatabase) -> None:
    def fail() -> None:
        with first.write() as session:
            session.add(Team(name="华南"))
            session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    assert names(first) == []


def test_machines_that_save_at_once_take_turns_and_leave_one_whole_chain(address: ServerAddress) -> None:
    def save(machine: int) -> None:
        with ServerDatabase.reach(address) as database:
            for number in range(10):
                with database.write() as session:
                    session.add(Team(name=f"{machine}-{number}"))
                    audit.append(session, "team.added")

    machines = [threading.Thread(target=save, args=(machine,)) for machine in range(4)]
    for machine in machines:
        machine.start()
    for machine in machines:
        machine.join()

    with ServerDatabase.reach(address) as database, database.read() as session:
        check = audit.verify(session)
        assert (check.entries, check.is_whole) == (40, True)
        assert session.query(Team).count() == 40


def test_who_waits_too_long_is_told_that_another_machine_saves(
    first: ServerDatabase, second: ServerDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.store.server.schema.PATIENCE", "100ms")

    def save() -> None:
        with second.write() as session:
            session.add(Team(name="second"))

    with first.write() as session:
        session.add(Team(name="first"))
        session.flush()
        with pytest.raises(RequestError, match="Another computer is saving"):
            save()

    save()
    assert names(first) == ["first", "second"]


def test_it_is_stopped_where_the_owner_asks_for_it(first: ServerDatabase) -> None:
    def wait() -> None:
        with first.write(lambda: True) as session:
            session.add(Team(name="华南"))
            session.execute(text("SELECT pg_sleep(20)"))

    with pytest.raises(StoppedError):
        wait()

    assert names(first) == []


def test_a_connection_that_broke_is_made_anew(first: ServerDatabase, second: ServerDatabase) -> None:
    assert names(first) == []
    with second.read() as session:
        session.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE pid <> pg_backend_pid() AND datname = current_database()"
            )
        )

    assert names(first) == []


def test_an_answer_is_kept_until_another_machine_saves(first: ServerDatabase, second: ServerDatabase) -> None:
    first.keep("page", {"signed": "12.50", "name": "栗巷"})
    assert second.kept("page") == {"signed": "12.50", "name": "栗巷"}

    with second.write() as session:
        session.add(Team(name="华南"))

    assert first.kept("page") is None


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("postgresql://qianji@127.0.0.1:1/company", "cannot be reached"),
        ("{server}/no_such_database", "There is no database"),
        ("{server}/postgres", "The database is empty"),
    ],
)
def test_a_server_that_cannot_be_used_says_why(address: str, said: str) -> None:
    with pytest.raises(DataFileError, match=said):
        ServerDatabase.reach(address_of(address.format(server=named_server())))


def test_a_company_is_not_made_over_another_one(address: ServerAddress) -> None:
    with pytest.raises(RequestError, match="holds a company already"):
        ServerDatabase.make(address)


def test_tables_of_another_program_stay_untouched() -> None:
    with fresh_database(new_name()) as other:
        with ServerDatabase.make(other) as made, made.write() as session:
            session.execute(text("DROP TABLE alembic_version"))

        with pytest.raises(RequestError, match="another program"):
            ServerDatabase.make(other)
        with pytest.raises(RequestError, match="another program"):
            ServerDatabase.reach(other)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("ALTER TABLE team ADD COLUMN motto text", "not those of this version"),
        ("UPDATE alembic_version SET version_num = '9999'", "newer version"),
    ],
)
def test_another_versions_tables_are_refused(address: ServerAddress, change: str, said: str) -> None:
    with ServerDatabase.reach(address) as database, database.write() as session:
        session.execute(text(change))

    with pytest.raises(DataFileError, match=said):
        ServerDatabase.reach(address)


def test_a_company_of_the_first_schema_is_brought_up_to_date() -> None:
    indexes = text("SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'")
    with fresh_database(new_name()) as older:
        engine = engine_of_server(older)
        with engine.begin() as connection:
            run_revision(connection, MIGRATIONS, "0001")
        engine.dispose()
        with ServerDatabase.reach(older) as database, database.read() as session:
            found = set(session.scalars(indexes))
    with (
        fresh_database(new_name(), empty_template()) as newest,
        ServerDatabase.reach(newest) as database,
        database.read() as session,
    ):
        assert found == set(session.scalars(indexes))


def test_half_a_company_is_never_there() -> None:
    def fill(_session: object) -> None:
        raise ZeroDivisionError

    with fresh_database(new_name()) as address:
        with pytest.raises(ZeroDivisionError):
            ServerDatabase.make(address, fill)

        ServerDatabase.make(address).close()


def test_keys_given_by_the_server_follow_those_that_came_along() -> None:
    with (
        fresh_database(new_name()) as address,
        ServerDatabase.make(address, lambda session: session.add(Team(id=7, name="华南"))) as database,
    ):
        with database.write() as session:
            session.add(Team(name="华北"))
        with database.read() as session:
            assert session.query(Team.id).order_by(Team.id).all() == [(7,), (8,)]


class TestNews:
    def test_other_machines_hear_which_tables_changed_and_the_own_does_not(
        self, first: ServerDatabase, second: ServerDatabase
    ) -> None:
        heard: queue.Queue[frozenset[str]] = queue.Queue()
        own: queue.Queue[frozenset[str]] = queue.Queue()
        first.listen(own.put)
        second.listen(heard.put)
        for database in (first, second):
            database._listeners[0].is_listening.wait(20)

        with first.write() as session:
            session.add(Team(name="华南"))
            audit.append(session, "team.added")

        assert heard.get(timeout=20) == {"team"}
        assert own.empty()

    def test_after_a_broken_connection_anything_may_have_changed(
        self, first: ServerDatabase, second: ServerDatabase, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("desktop.store.server.listening._AGAIN", 0.05)
        heard: queue.Queue[frozenset[str]] = queue.Queue()
        second.listen(heard.put)
        second._listeners[0].is_listening.wait(20)

        with first.read() as session:
            session.execute(
                text(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
            )

        assert heard.get(timeout=20) == frozenset()


def test_of_two_machines_that_change_one_person_the_second_is_told(
    first: ServerDatabase, second: ServerDatabase
) -> None:
    key = StaffRegister(first, today).add(StaffDraft(name="王龚", phone="1"))

    def phone(session: Session) -> dict[str, object]:
        return {"phone": session.get_one(Staff, key).phone}

    def change(machine: ServerDatabase, number: str, seen: Seen) -> None:
        with seen.expected():
            StaffRegister(machine, today).change(key, StaffDraft(name="王龚", phone=number))

    change(first, "2", Seen({"phone": "1"}, phone))
    with pytest.raises(ChangedElsewhereError) as met:
        change(second, "3", Seen({"phone": "1"}, phone))
    change(second, "3", Seen(met.value.theirs, phone))

    with first.read() as session:
        assert phone(session) == {"phone": "3"}
