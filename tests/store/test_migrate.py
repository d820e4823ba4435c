"""Migrations: the tables of the models, guards against broken dates and money, older files brought up to date."""

from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest
from sqlalchemy import Boolean, CheckConstraint, Date, MetaData, UniqueConstraint, inspect
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from desktop.domain.rotation import Reason
from desktop.errors import DataFileError, NewerFileError
from desktop.models import Base, Team
from desktop.models.types import Scaled
from desktop.store import migrate
from desktop.store.connection import connect, engine_of
from desktop.store.database import Database
from desktop.store.migrate import MIGRATIONS, SCHEMA, upgrade
from desktop.store.migrations.rebuild import rebuild_table
from desktop.store.shelf import backups_on, shelf_of
from desktop.store.tables import FINGERPRINT, digest_of, fingerprint_of, missing_guards

pytestmark = pytest.mark.on_file  # about the file itself

Shape = dict[str, dict[str, set[str]]]
DIALECT = dialect()
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
REMEDY = "run python tools/make_migration.py"


def shape_of(metadata: MetaData) -> Shape:
    """Every table's columns, indexes, references and rules, in words that can be compared."""
    shape: Shape = {}
    for table in metadata.sorted_tables:
        columns = set()
        for column in table.columns:
            kind = column.type.compile(DIALECT)
            columns.add(f"{column.name} {kind} {column.nullable} {column.primary_key}")
        shape[table.name] = {
            "columns": columns,
            "indexes": {
                f"{each.name} {[part.name for part in each.columns]} {bool(each.unique)}" for each in table.indexes
            },
            "references": {f"{key.parent.name} {key.target_fullname} {key.ondelete}" for key in table.foreign_keys},
            "unique": {
                f"{sorted(column.name for column in rule.columns)}"
                for rule in table.constraints
                if isinstance(rule, UniqueConstraint)
            },
            "checks": {
                str(rule.sqltext)
                for rule in table.constraints
                if isinstance(rule, CheckConstraint) and not str(rule.name).endswith("_exact")
            },
        }
    return shape


def migrated(database: Database) -> MetaData:
    """The tables as they lie in a file that migrations made."""
    metadata = MetaData()
    with database.read() as session:
        metadata.reflect(session.connection())
    metadata.remove(metadata.tables["alembic_version"])
    return metadata


class TestSchema:
    def test_migrations_and_models_name_the_same_tables(self, database: Database) -> None:
        found, wanted = shape_of(migrated(database)), shape_of(Base.metadata)

        assert found == wanted, REMEDY

    def test_the_schema_number_is_that_of_the_newest_migration(self) -> None:
        newest = max(int(file.name[:4]) for file in (MIGRATIONS / "versions").glob("[0-9]*.py"))

        assert newest == SCHEMA

    def test_the_kept_digest_is_that_of_a_new_file(self, database: Database) -> None:
        with database.raw() as connection:
            assert fingerprint_of(connection) == FINGERPRINT, REMEDY

    def test_each_date_amount_and_flag_is_guarded(self, database: Database) -> None:
        with database.read() as session:
            inspector = inspect(session.connection())
            guarded = {
                (table, str(rule["name"]))
                for table in Base.metadata.tables
                for rule in inspector.get_check_constraints(table)
            }

        wanted = {
            (table.name, f"ck_{table.name}_{column.name}_exact")
            for table in Base.metadata.sorted_tables
            for column in table.columns
            if isinstance(column.type, Date | Scaled | Boolean)
        }
        assert wanted <= guarded


REVISION = "INSERT INTO target_revision (target_id, new_value, reason, revised_on) VALUES (1, ?, '', ?)"


class TestGuards:
    @pytest.mark.parametrize("day", ["2026-02-30", "2026-2-3", "20260203", "heute", "2026-02-03 10:00"])
    def test_a_date_that_is_none_is_refused(self, session: Session, day: str) -> None:
        with pytest.raises(IntegrityError, match="revised_on_exact"):
            session.connection().exec_driver_sql(REVISION, (1, day))

    @pytest.mark.parametrize("amount", [1.5, "12x", b"\0"])
    def test_money_that_is_no_whole_fen_is_refused(self, session: Session, amount: object) -> None:
        with pytest.raises(IntegrityError, match="new_value_exact"):
            session.connection().exec_driver_sql(REVISION, (amount, "2026-01-01"))

    def test_a_reference_to_nobody_is_refused(self, session: Session) -> None:
        session.add(Team(name="华东", leader_id=77))

        with pytest.raises(IntegrityError, match="FOREIGN KEY"):
            session.flush()


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


def test_tables_can_also_be_made_by_the_models_themselves(tmp_path: Path) -> None:
    """Another engine makes its tables from the models; they must hold no words of one engine only."""
    engine = engine_of(connect(tmp_path / "models.db"))

    Base.metadata.create_all(engine)

    with engine.connect() as connection:
        assert "visit" in inspect(connection).get_table_names()
    engine.dispose()
