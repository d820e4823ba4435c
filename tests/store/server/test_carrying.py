"""A whole company carried to a server and back, and what must not happen on the way."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select, text

from desktop.errors import DataFileError, RequestError
from desktop.models import AuditEntry, Evaluation, Visit
from desktop.services.checkup import check_up
from desktop.services.evaluations import Evaluations
from desktop.services.moving import move
from desktop.services.servers import ServerChoice, connect
from desktop.store.carrying import Cargo, cargo_of
from desktop.store.database import Database
from desktop.store.places import open_company
from desktop.store.server.address import ServerAddress
from desktop.store.server.database import ServerDatabase
from tests.outside import without_guards
from tests.server import fresh_database, new_name
from tests.server_programs import binaries
from tests.services.small_company import Q3, today, two_people

pytestmark = pytest.mark.on_server


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Database]:
    """A small company in a file whose third quarter is finalised."""
    with Database.create(tmp_path / "company.qianji", lambda session: two_people(session) and None) as database:
        evaluations = Evaluations(database, today)
        evaluations.finalise(evaluations.run(Q3).evaluation_id)
        yield database


@pytest.fixture
def empty() -> Iterator[ServerAddress]:
    """An empty database."""
    with fresh_database(new_name()) as made:
        yield made


def cargo(database: Database) -> Cargo:
    with database.read() as session:
        return cargo_of(session)


def test_there_and_back_everything_is_the_same(file: Database, empty: ServerAddress, tmp_path: Path) -> None:
    moved = move(file, empty.url)

    assert (moved.evaluations, moved.place) == (1, empty.place)
    with open_company(empty.url) as there:
        assert check_up(there).is_whole
        back = move(there, str(tmp_path / "back.qianji"))
    with Database.open(tmp_path / "back.qianji") as again:
        assert check_up(again).is_whole
        before, after = cargo(file), cargo(again)
        assert {name for name in before.rows if before.digests[name] != after.digests[name]} == {"audit_entry"}
        assert after.rows["audit_entry"] == before.rows["audit_entry"] + 2 == back.entries + 1
        with again.read() as session:
            verbs = session.scalars(select(AuditEntry.verb).order_by(AuditEntry.id)).all()
    assert verbs[-2:] == ["company.moved", "company.moved"]


def test_what_arrives_goes_on_there(file: Database, empty: ServerAddress) -> None:
    move(file, empty.url)

    with open_company(empty.url) as there:
        with there.read() as session:
            key = session.scalars(select(Evaluation.id)).one()
        Evaluations(there, today).reopen(key, "回款录错")
        with pytest.raises(DataFileError, match="stays as it is"), there.write() as session:
            session.execute(text("DELETE FROM audit_entry"))
        with pytest.raises(DataFileError, match="stays as it is"), there.write() as session:
            session.execute(text("TRUNCATE audit_entry"))


def test_a_database_that_holds_something_is_refused(file: Database, empty: ServerAddress) -> None:
    move(file, empty.url)

    with pytest.raises(RequestError, match="holds a company already"):
        move(file, empty.url)


def test_a_file_that_is_there_is_refused(file: Database, tmp_path: Path) -> None:
    other = tmp_path / "other.qianji"
    other.write_bytes(b"mine")

    with pytest.raises(RequestError, match="exists already"):
        move(file, str(other))

    assert other.read_bytes() == b"mine"


def test_what_breaks_on_the_way_leaves_nothing_and_can_be_done_again(
    file: Database, empty: ServerAddress, monkeypatch: pytest.MonkeyPatch
) -> None:
    def step(done: int, _total: int) -> None:
        if done:
            raise ConnectionError

    with pytest.raises(ConnectionError):
        move(file, empty.url, step)

    move(file, empty.url)


def test_what_arrives_changed_is_thrown_away(
    file: Database, empty: ServerAddress, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = cargo_of

    def spoilt(session: object) -> Cargo:
        if session.get_bind().dialect.name == "postgresql":  # type: ignore[attr-defined] # a session
            session.execute(text("UPDATE visit SET minutes = 1440 WHERE id = 1"))  # type: ignore[attr-defined] # likewise
        return real(session)  # type: ignore[arg-type] # likewise

    monkeypatch.setattr("desktop.store.carrying.cargo_of", spoilt)
    with pytest.raises(DataFileError, match="not what was sent"):
        move(file, empty.url)

    with pytest.raises(DataFileError, match="The database is empty"):
        open_company(empty.url)


def test_an_altered_company_is_not_moved(file: Database, empty: ServerAddress) -> None:
    with file.write() as session:
        without_guards(session)
        session.execute(text("UPDATE review SET grade = 'A' WHERE id = 1"))

    # Opened again it would be refused for its missing guards; here it is still open.
    with pytest.raises(RequestError, match="not whole"):
        move(file, empty.url)


def test_a_copy_of_a_server_opens_as_a_file(file: Database, empty: ServerAddress, tmp_path: Path) -> None:
    move(file, empty.url)
    with open_company(empty.url) as there:
        facts = there.copy_to(tmp_path / "copy.qianji")
        assert cargo(there) == cargo_at(tmp_path / "copy.qianji")

    assert facts["people"] == 2


def cargo_at(path: Path) -> Cargo:
    with Database.open(path) as database:
        return cargo(database)


def test_a_file_that_names_the_server_opens_it(
    file: Database, empty: ServerAddress, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QIANJI_HOME", str(tmp_path))
    move(file, empty.url)

    link = connect(ServerChoice(empty.host, str(empty.port), empty.database, empty.user))

    with open_company(shutil.copyfile(link, tmp_path / "公司.qianji-server")) as there:
        assert isinstance(there, ServerDatabase)
        assert there.path == tmp_path / "公司.qianji-server"
        with there.read() as session:
            assert session.query(Visit).count() == cargo(file).rows["visit"]


def test_the_servers_own_program_writes_a_dump_where_it_is_there(
    file: Database, empty: ServerAddress, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    move(file, empty.url)
    programs = binaries()
    assert programs is not None
    with open_company(empty.url) as there:
        monkeypatch.setenv("PATH", str(tmp_path))
        assert not there.dump_to(tmp_path / "a.dump")
        monkeypatch.setenv("PATH", str(programs))
        assert there.dump_to(tmp_path / "a.dump")

    assert (tmp_path / "a.dump").read_bytes().startswith(b"PGDMP")
    assert (tmp_path / "a.dump").stat().st_mode & 0o077 == 0  # everybody's records are nobody else's to read


def test_an_own_program_that_fails_is_told_with_its_words_and_leaves_nothing(
    file: Database, empty: ServerAddress, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    move(file, empty.url)
    program = tmp_path / "pg_dump"
    program.write_text(
        "#!/bin/sh\necho 'aborting because of server version mismatch' >&2\nexit 1\n", encoding="utf-8"
    )
    program.chmod(0o755)
    with open_company(empty.url) as there:
        monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
        with pytest.raises(RequestError, match=r"older than the server.*version mismatch"):
            there.dump_to(tmp_path / "a.dump")

    assert not list(tmp_path.glob("*.dump*"))
