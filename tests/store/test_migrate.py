"""Migrations: older files brought up to date, newer ones refused."""

from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

from desktop.domain.rotation import Reason
from desktop.errors import DamagedFileError, DataFileError, NewerFileError
from desktop.models import Base, Team
from desktop.store import migrate
from desktop.store.connection import connect, engine_of
from desktop.store.database import Database
from desktop.store.migrate import MIGRATIONS, SCHEMA, upgrade
from desktop.store.migrations.rebuild import rebuild_table
from desktop.store.shelf import backups_on, shelf_of
from desktop.store.tables import digest_of, missing_guards

pytestmark = pytest.mark.on_file  # about the file itself

WITH_MOTTO = digest_of(
    [
        *(
            f"{table.name}.{column.name} {int(not column.nullable)}"
            for table in Base.metadata.sorted_tables
            for column in table.columns
        ),
        "team.motto 0",
    ]
)


REBUILD = """
import sqlalchemy as sa
from alembic import op

revision = "{newer}"
down_revision = "{newest}"


def upgrade() -> None:
    with op.batch_alter_table("team", recreate="always") as batch:
        batch.add_column(sa.Column("motto", sa.Text(), nullable=True))
    {further}
"""


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A file of today's schema, with a team inside another and a member."""
    path = tmp_path / "company.qianji"
    with Database.create(path) as database, database.write() as session:
        session.add(Team(id=1, name="华东"))
        session.flush()
        session.add(Team(id=2, name="苏州", parent_id=1))
    return path


@pytest.fixture
def later_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Make the program one version newer, with a migration that rebuilds a table and goes on as told."""

    def install(further: str = "") -> None:
        folder = tmp_path / "migrations"
        copytree(MIGRATIONS, folder)
        newest, newer = f"{SCHEMA:04}", f"{SCHEMA + 1:04}"
        text = REBUILD.format(newest=newest, newer=newer, further=further)
        (folder / "versions" / f"{newer}_motto.py").write_text(text)
        monkeypatch.setattr(migrate, "MIGRATIONS", folder)
        monkeypatch.setattr(migrate.upgrade, "__defaults__", (folder, SCHEMA + 1))
        monkeypatch.setattr("desktop.store.database.SCHEMA", SCHEMA + 1)
        monkeypatch.setattr("desktop.store.tables.FINGERPRINT", WITH_MOTTO)

    return install


class TestUpgrade:
    def test_an_older_file_keeps_all_rows_and_a_copy_of_before(
        self, older: Path, later_version: Callable[[str], None]
    ) -> None:
        later_version("")

        with Database.open(older) as database, database.raw() as connection:
            rows = connection.execute("SELECT name, parent_id, motto FROM team ORDER BY id").fetchall()
            schema = connection.execute("PRAGMA user_version").fetchone()[0]

        assert rows == [("华东", None, None), ("苏州", 1, None)]
        assert schema == SCHEMA + 1
        (kept,) = backups_on(shelf_of(older))
        assert (kept.reason, kept.is_verified) == (Reason.MIGRATION, True)
        copy = connect(kept.path)
        assert copy.execute("PRAGMA user_version").fetchone()[0] == SCHEMA
        assert copy.execute("SELECT count(*) FROM team").fetchone()[0] == 2
        copy.close()

    def test_a_damaged_older_file_is_told_itself_and_not_the_copy_made_of_it(
        self, older: Path, later_version: Callable[[str], None]
    ) -> None:
        connection = connect(older)
        place, size = (
            connection.execute(question).fetchone()[0]
            for question in ("SELECT rootpage FROM sqlite_master WHERE name = 'team'", "PRAGMA page_size")
        )
        connection.close()
        content = bytearray(older.read_bytes())
        content[(place - 1) * size : place * size] = b"\xa5" * size
        older.write_bytes(content)
        later_version("")

        with pytest.raises(DamagedFileError) as refusal:
            Database.open(older)

        assert refusal.value.values["file"] == older
        assert backups_on(shelf_of(older)) == []

    def test_a_failing_step_leaves_the_file_as_it_was(
        self, older: Path, later_version: Callable[[str], None]
    ) -> None:
        later_version('op.execute("DELETE FROM nowhere")')

        with pytest.raises(Exception, match="nowhere"):
            Database.open(older)

        connection = connect(older)
        assert connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA
        assert "motto" not in str(connection.execute("SELECT sql FROM sqlite_master").fetchall())
        connection.close()

    def test_broken_references_undo_the_step(self, older: Path, later_version: Callable[[str], None]) -> None:
        later_version('op.execute("DELETE FROM team WHERE id = 1")')

        with pytest.raises(DataFileError, match="records would have been lost"):
            Database.open(older)

        connection = connect(older)
        assert connection.execute("SELECT count(*) FROM team").fetchone()[0] == 2
        connection.close()

    def test_without_room_for_a_copy_nothing_is_changed(
        self, older: Path, later_version: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        later_version("")
        monkeypatch.setattr("desktop.store.temporary.free_space", lambda _folder: 3 * older.stat().st_size - 1)
        before = older.read_bytes()

        with pytest.raises(DataFileError, match="must be free"):
            Database.open(older)

        assert older.read_bytes() == before
        assert not shelf_of(older).exists()

    def test_a_table_that_stays_and_loses_rows_undoes_the_step(
        self, older: Path, later_version: Callable[[str], None]
    ) -> None:
        later_version('op.execute("DELETE FROM team WHERE id = 2")')

        with pytest.raises(DataFileError, match="records would have been lost"):
            Database.open(older)

    def test_a_newer_file_is_refused_and_stays_byte_for_byte(self, older: Path) -> None:
        connection = connect(older)
        connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
        connection.close()
        before = older.read_bytes()

        with pytest.raises(NewerFileError):
            Database.open(older)

        assert older.read_bytes() == before
        assert [each.name for each in older.parent.iterdir()] == [older.name]

    def test_a_file_of_today_is_left_alone(self, older: Path) -> None:
        connection = connect(older)

        upgrade(connection, older)

        assert connection.total_changes == 0
        connection.close()
        assert sorted(each.name for each in older.parent.iterdir()) == ["company.qianji"]


class TestRebuilding:
    """The recipe on a guarded table that others refer to."""

    def rebuild(self, path: Path, columns: dict[str, str]) -> None:
        connection = connect(path)
        connection.execute("PRAGMA foreign_keys = OFF")
        with engine_of(connection).begin() as transaction:
            body = transaction.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = 'team'").scalar_one()
            rebuild_table(transaction, "team", body[body.index("(") + 1 : -1], columns)
        connection.close()

    def columns(self, path: Path) -> dict[str, str]:
        connection = connect(path)
        names = [row[1] for row in connection.execute("PRAGMA table_info(team)")]
        connection.close()
        return {name: f'"{name}"' for name in names}

    def test_rows_references_indexes_and_guards_are_as_before(self, older: Path) -> None:
        columns = self.columns(older)
        hanging = "SELECT type, name, sql FROM sqlite_master WHERE type <> 'table' ORDER BY name"
        with Database.open(older) as database, database.raw() as connection:
            before = connection.execute(hanging).fetchall()

        self.rebuild(older, columns | {"name": "name || '·'"})

        with Database.open(older) as database, database.raw() as connection:
            rows = connection.execute("SELECT id, name, parent_id FROM team ORDER BY id").fetchall()
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
            assert connection.execute(hanging).fetchall() == before
            assert missing_guards(connection) == ()
        assert rows == [(1, "华东·", None), (2, "苏州·", 1)]

    def test_it_is_refused_while_references_hold(self, older: Path) -> None:
        connection = connect(older)

        with engine_of(connection).begin() as transaction, pytest.raises(RuntimeError, match="references must rest"):
            rebuild_table(transaction, "team", "id INTEGER", {"id": "id"})

        connection.close()
