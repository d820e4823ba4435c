"""What one import makes, changes and removes: noted row by row by triggers that last as long as its transaction."""

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
_NOTED = "CREATE TEMP TABLE noted (place TEXT, record_id INTEGER, before TEXT, PRIMARY KEY (place, record_id))"


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
    connection.exec_driver_sql(_NOTED)
    for table in tables:
        for statement in _triggers(table, batch_id):
            connection.exec_driver_sql(statement)
    yield
    session.flush()
    for table in tables:
        for kind in ("insert", "update", "delete"):
            connection.exec_driver_sql(f'DROP TRIGGER "note_{kind}_{table.name}"')
    for (place,) in session.execute(text("SELECT DISTINCT place FROM noted")).all():
        _keep(session, Base.metadata.tables[place], batch_id)
    session.execute(text("DROP TABLE noted"))


def _triggers(table: Table, batch_id: int) -> Iterator[str]:
    """Notes of a row's first sight: one this import made was not there before; one that bears its number is known."""
    marked = is_marked(table)
    is_own = f"{{}}.import_batch_id IS {batch_id:d}" if marked else "0"
    before = f"CASE WHEN {is_own.format('OLD')} THEN NULL ELSE {row_as_json('OLD', table)} END"
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
            f"SELECT :batch, n.place, n.record_id, n.before, coalesce({row_as_json('t', table)}, '') "
            f'FROM noted AS n LEFT JOIN "{table.name}" AS t ON t.id = n.record_id '
            "WHERE n.place = :place AND (n.before IS NOT NULL OR t.id IS NOT NULL)"
        ),
        {"batch": batch_id, "place": table.name},
    )


def row_as_json(row: str, table: Table) -> str:
    """The SQL of a row as a JSON object of its columns; no row gives none."""
    parts = ", ".join(f"'{column.name}', {row}.\"{column.name}\"" for column in table.columns)
    if row in {"OLD", "NEW"}:
        return f"json_object({parts})"
    return f"CASE WHEN {row}.id IS NOT NULL THEN json_object({parts}) END"
