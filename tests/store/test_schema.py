"""The tables of a new file: those of the models, guarded against broken dates and money."""

from pathlib import Path

import pytest
from sqlalchemy import Boolean, CheckConstraint, Date, MetaData, UniqueConstraint, inspect
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from desktop.models import Base, Team
from desktop.models.types import Scaled
from desktop.store.connection import connect, engine_of
from desktop.store.database import Database
from desktop.store.migrate import MIGRATIONS, SCHEMA
from desktop.store.tables import FINGERPRINT, fingerprint_of

pytestmark = pytest.mark.on_file  # about the file itself

Shape = dict[str, dict[str, set[str]]]
DIALECT = dialect()
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


def test_tables_can_also_be_made_by_the_models_themselves(tmp_path: Path) -> None:
    """Another engine makes its tables from the models; they must hold no words of one engine only."""
    engine = engine_of(connect(tmp_path / "models.db"))

    Base.metadata.create_all(engine)

    with engine.connect() as connection:
        assert "visit" in inspect(connection).get_table_names()
    engine.dispose()
