"""Writes the first migration and the digest of its tables as they stand; until the first release freezes them."""

import re
import textwrap
from pathlib import Path

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import JSON

from desktop.models import Base
from desktop.models.types import Moment, Scaled
from desktop.store.tables import digest_of

STORE = Path(__file__).resolve().parent.parent / "desktop" / "store"
TARGET = STORE / "migrations" / "versions" / "0001_first.py"
FINGERPRINT = STORE / "tables.py"
HEAD = '''"""The first tables, as they were on the first day; never changed after a release."""

import sqlalchemy as sa
from alembic import op

from desktop.store.migrations.columns import (
    blob, check, day, exact, flag, index, json, moment, recorded, text, to, unique, whole,
)
from desktop.store.migrations.guards import guard

revision = "0001"
down_revision = None

METADATA = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def upgrade() -> None:
    """Make all tables, and guard what stays as it is."""
    METADATA.create_all(op.get_bind(), checkfirst=False)
    guard(op.get_bind())


def table(name: str, *parts: sa.schema.SchemaItem) -> None:
    """A table with its key."""
    sa.Table(name, METADATA, sa.Column("id", sa.Integer, primary_key=True), *parts)


'''
RECORDED = ["created_at", "changed_at", "deleted_at", "import_batch_id", "revision"]
KINDS = (
    (Scaled, "exact"),
    (Moment, "moment"),
    (Text, "text"),
    (Date, "day"),
    (DateTime, "moment"),
    (Boolean, "flag"),
    (JSON, "json"),
    (LargeBinary, "blob"),
    (BigInteger, "exact"),
    (Integer, "whole"),
)


def column_code(column: Column[object]) -> str:
    """The call that makes one column."""
    empty = ", empty=True" if column.nullable else ""
    for key in column.foreign_keys:
        rule = f', ondelete="{key.ondelete}"' if key.ondelete else ""
        return f'to("{column.name}", "{key.target_fullname}"{empty}{rule})'
    kind = next(word for known, word in KINDS if isinstance(column.type, known))
    return f'{kind}("{column.name}"{empty})'


def table_code(table: Table) -> str:
    """The call that makes one table with its constraints and indexes."""
    names = [column.name for column in table.columns]
    is_record = all(name in names for name in RECORDED)
    left_out = {"id", *(RECORDED if is_record else ())}
    parts = [column_code(column) for column in table.columns if column.name not in left_out]
    parts += ["*recorded()"] if is_record else []
    for constraint in sorted(table.constraints, key=lambda each: str(each.name)):
        if isinstance(constraint, UniqueConstraint):
            parts.append("unique(" + ", ".join(f'"{column.name}"' for column in constraint.columns) + ")")
        elif isinstance(constraint, CheckConstraint):
            name = str(constraint.name).removeprefix(f"ck_{table.name}_")
            parts.append(f"check({name!r}, {str(constraint.sqltext)!r})")
    parts += [index_code(each) for each in sorted(table.indexes, key=lambda each: str(each.name))]
    filled = textwrap.fill(", ".join(part.replace(" ", "\0") for part in parts), 112).replace("\0", " ")
    return f'table(\n    "{table.name}",\n' + textwrap.indent(filled, "    ") + ")\n"


def index_code(index: Index) -> str:
    """The call that makes one index."""
    columns = ", ".join(f'"{column.name}"' for column in index.columns)
    return f'index("{index.name}", {columns}{", unique=True" if index.unique else ""})'


def fingerprint() -> str:
    """The digest of all columns, as a new file has them."""
    return digest_of(
        f"{table.name}.{column.name} {int(not column.nullable)}"
        for table in Base.metadata.sorted_tables
        for column in table.columns
    )


def main() -> None:
    """Write the migration and the digest."""
    tables = "".join(table_code(table) for table in Base.metadata.sorted_tables)
    TARGET.write_text(HEAD + tables, encoding="utf-8", newline="\n")
    told = re.sub(
        'FINGERPRINT = "[0-9a-f]*"', f'FINGERPRINT = "{fingerprint()}"', FINGERPRINT.read_text(encoding="utf-8")
    )
    FINGERPRINT.write_text(told, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
