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
    "computed_words", "custom_indicator", "commission_plan", "commission_statement", "commission_line",
    "commission_settlement", "award", "award_kind", "measure", "saved_filter", "target_season", "acknowledgement",
    "kept_answer", "attachment", "attachment_content",
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
    last = {} if is_server else {table: _last_key(session, table) for table in tables if is_marked(table)}
    yield
    session.flush()
    for table, key in last.items():
        _note_unmarked(session, table, key, batch_id)
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
        for kind in ("update", "delete") if is_marked(table) else ("insert", "update", "delete"):
            yield f'DROP TRIGGER "note_{kind}_{table.name}"'


def _last_key(session: Session, table: Table) -> int:
    """The highest key so far; what is new gets higher ones."""
    return int(session.execute(text(f'SELECT coalesce(max(id), 0) FROM "{table.name}"')).scalar_one())  # noqa: S608 - names from the models


def _note_unmarked(session: Session, table: Table, last: int, batch_id: int) -> None:
    """Note new rows that do not bear the import's number; a trigger would cost each of a hundred thousand that do."""
    places = {"place": table.name, "last": last, "batch": batch_id}
    session.execute(text("UPDATE noted SET before = NULL WHERE place = :place AND record_id > :last"), places)
    session.execute(
        text(
            f'INSERT OR IGNORE INTO noted SELECT :place, id, NULL FROM "{table.name}" '  # noqa: S608 - names from the models
            "WHERE id > :last AND import_batch_id IS NOT :batch"
        ),
        places,
    )


def _triggers(table: Table, batch_id: int) -> Iterator[str]:
    """Notes of a row's first sight: one this import made was not there before; one that bears its number is known."""
    marked = is_marked(table)
    before = f"CASE WHEN OLD.import_batch_id IS {batch_id:d} THEN NULL ELSE {_object('OLD', table)} END"
    before = before if marked else _object("OLD", table)
    note = f"BEGIN INSERT OR IGNORE INTO noted VALUES ('{table.name}', {{}}); END"  # noqa: S608 - names from the models
    if not marked:
        yield (
            f'CREATE TEMP TRIGGER "note_insert_{table.name}" AFTER INSERT ON main."{table.name}" '
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
