"""What one import makes, changes and removes: noted row by row by triggers.

In a data file they last as long as its transaction; a server's tables bear them (`store.server.equipment`), and they
rest until a transaction states the import's number.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Table, text
from sqlalchemy.orm import Session

from desktop.models import Base

# Written by no import: bookkeeping, and what follows from records (a test holds the importing kinds against this).
UNTOUCHED = frozenset({
    "import_batch", "import_change", "import_shape", "audit_entry", "company", "evaluation", "review", "review_item",
    "finding", "action", "action_check_in", "action_due_change", "scheme", "scheme_version", "scheme_item",
    "custom_indicator", "commission_plan", "commission_statement", "commission_line", "commission_settlement",
    "award", "award_kind", "measure", "saved_filter", "target_season", "acknowledgement", "kept_answer",
})  # fmt: skip
NOTING = "qianji.noting"  # a server's setting: the number of the import under way
_NOTED = "CREATE TEMP TABLE noted (place TEXT, record_id BIGINT, before TEXT, PRIMARY KEY (place, record_id))"


def noted_tables() -> list[Table]:
    """The tables an import may write, parents before children."""
    return [table for table in Base.metadata.sorted_tables if table.name not in UNTOUCHED]


def is_marked(table: Table) -> bool:
    """Whether a row of the table bears the number of the import that made it."""
    return "import_batch_id" in table.columns


@contextmanager
def noting(session: Session, batch_id: int) -> Iterator[None]:
    """Keep what the statements inside do, row by row, under the import's number."""
    connection, tables = session.connection(), noted_tables()
    is_server = connection.dialect.name != "sqlite"
    connection.exec_driver_sql(_NOTED)
    begin = (_stated(batch_id),) if is_server else (each for table in tables for each in _triggers(table, batch_id))
    for statement in begin:
        connection.exec_driver_sql(statement)
    yield
    session.flush()
    for statement in (_stated(None),) if is_server else _without_triggers(tables):
        connection.exec_driver_sql(statement)
    for (place,) in session.execute(text("SELECT DISTINCT place FROM noted")).all():
        _keep(session, Base.metadata.tables[place], batch_id)
    session.execute(text("DROP TABLE noted"))


def _stated(batch_id: int | None) -> str:
    """Let a server's triggers note for this import, or rest; a transaction that is dropped takes it back."""
    return f"SELECT set_config('{NOTING}', '{batch_id or ''}', true)"


def _without_triggers(tables: list[Table]) -> Iterator[str]:
    for table in tables:
        for kind in ("insert", "update", "delete"):
            yield f'DROP TRIGGER "note_{kind}_{table.name}"'


def _triggers(table: Table, batch_id: int) -> Iterator[str]:
    """Notes of a row's first sight: one this import made was not there before; one that bears its number is known."""
    marked = is_marked(table)
    is_own = f"{{}}.import_batch_id IS {batch_id:d}" if marked else "0"
    before = f"CASE WHEN {is_own.format('OLD')} THEN NULL ELSE {_object('OLD', table)} END"
    unless = f" WHEN NOT ({is_own.format('NEW')})" if marked else ""
    note = f"BEGIN INSERT OR IGNORE INTO noted VALUES ('{table.name}', {{}}); END"  # noqa: S608 - names from the models
    yield (
        f'CREATE TEMP TRIGGER "note_insert_{table.name}" AFTER INSERT ON main."{table.name}"{unless} '
        + note.format("NEW.id, NULL")
    )
    for kind in ("update", "delete"):
        yield (
            f'CREATE TEMP TRIGGER "note_{kind}_{table.name}" BEFORE {kind.upper()} ON main."{table.name}" '
            + note.format(f"OLD.id, {before}")
        )


def _keep(session: Session, table: Table, batch_id: int) -> None:
    session.execute(
        text(
            "INSERT INTO import_change (import_batch_id, place, record_id, before, after) "  # noqa: S608 - names from the models
            f"SELECT :batch, n.place, n.record_id, n.before, coalesce({row_as_json('t', table, session)}, '') "
            f'FROM noted AS n LEFT JOIN "{table.name}" AS t ON t.id = n.record_id '
            "WHERE n.place = :place AND (n.before IS NOT NULL OR t.id IS NOT NULL)"
        ),
        {"batch": batch_id, "place": table.name},
    )


def row_as_json(row: str, table: Table, session: Session) -> str:
    """The SQL of a row as a JSON object of its columns; no row gives none."""
    is_server = session.connection().dialect.name != "sqlite"
    document = f"to_json({row})::text" if is_server else _object(row, table)
    return f"CASE WHEN {row}.id IS NOT NULL THEN {document} END"


def _object(row: str, table: Table) -> str:
    parts = ", ".join(f"'{column.name}', {row}.\"{column.name}\"" for column in table.columns)
    return f"json_object({parts})"
