"""Tells what the next migration must make of the tables, and keeps the digest of the newest ones.

Released migrations are never written again: `tests/released` holds a file of each schema. The next one is written by
hand beside them, in the words of `store/migrations/columns.py` and with `rebuild_table` where a table changes shape.
"""

import re
import sys
import tempfile
import textwrap
from collections.abc import Iterator
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
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
from desktop.store.connection import connect, engine_of
from desktop.store.migrate import SCHEMA, upgrade
from desktop.store.tables import digest_of

STORE = Path(__file__).resolve().parent.parent / "desktop" / "store"
FINGERPRINT = STORE / "tables.py"
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


def lacking() -> Iterator[str]:
    """What the models have and the migrations do not make, in words; new tables as the code that makes them."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "new.qianji"
        connection = connect(path)
        upgrade(connection, path)
        with engine_of(connection).connect() as present:
            context = MigrationContext.configure(present, opts={"compare_type": False})
            for difference in compare_metadata(context, Base.metadata):
                steps = difference if isinstance(difference, list) else [difference]
                yield from (_worded(step) for step in steps if getattr(step[1], "name", "") != "alembic_version")
        connection.close()


def _worded(step: tuple[object, ...]) -> str:
    made = step[1]
    return table_code(made) if step[0] == "add_table" and isinstance(made, Table) else " ".join(map(str, step))


def main() -> int:
    """Print what the next migration lacks, 1 if anything; else write the digest."""
    found = list(lacking())
    if found:
        print(f"The migrations up to {SCHEMA:04} do not make this; write it into a further one and raise SCHEMA:\n")
        print("\n".join(found))
        return 1
    told = re.sub(
        'FINGERPRINT = "[0-9a-f]*"', f'FINGERPRINT = "{fingerprint()}"', FINGERPRINT.read_text(encoding="utf-8")
    )
    FINGERPRINT.write_text(told, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
