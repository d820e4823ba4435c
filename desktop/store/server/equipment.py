"""What a server's tables need beside themselves: guards, notes of imports, news for other machines.

Made anew after every migration from what this version knows, so that no migration has to repeat it.
"""

from collections.abc import Iterator

from sqlalchemy import Connection, Table, text

from desktop.models import Base
from desktop.store.migrations.guards import REFUSALS, guarded_acts
from desktop.store.recording import NOTING, noted_tables

CHANNEL = "qianji_changes"  # where news of changed tables are told
_QUIET = frozenset({"kept_answer", "audit_entry"})  # say nothing that another table does not say


def equip(connection: Connection) -> None:
    """Put guards, notes and news on the tables."""
    for statement in (*_guards(), *_notes(), *_news(), *_loose_references(connection)):
        connection.exec_driver_sql(statement)


def guard_server(connection: Connection) -> None:
    """Put the guards on the tables again, after rows were carried in as they are."""
    for statement in _guards():
        connection.exec_driver_sql(statement)


def missing_guards_of(connection: Connection) -> tuple[str, ...]:
    """The guards somebody took away or switched off, by name."""
    found = connection.execute(text("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'"))
    return tuple(sorted({each.name for each in guarded_acts()} - {row[0] for row in found}))


def _guards() -> Iterator[str]:
    for each in guarded_acts():
        act, table, refused, reason = each
        name, back = each.name, "OLD" if act == "DELETE" else "NEW"
        condition = "true" if refused == "1" else refused.replace(" IS NOT coalesce", " IS DISTINCT FROM coalesce")
        yield (
            f'CREATE OR REPLACE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN '
            f"IF {condition} THEN RAISE EXCEPTION '{reason}'; END IF; RETURN {back}; END $$"
        )
        yield f'CREATE OR REPLACE TRIGGER "{name}" BEFORE {act} ON "{table}" FOR EACH ROW EXECUTE FUNCTION "{name}"()'
    # Emptying a whole table at once passes by the guards of rows.
    yield (
        "CREATE OR REPLACE FUNCTION guard_whole() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"RAISE EXCEPTION '{REFUSALS[0]}'; END $$"
    )
    for table in sorted({each.table for each in guarded_acts()}):
        yield (
            f'CREATE OR REPLACE TRIGGER guard_whole BEFORE TRUNCATE ON "{table}" '
            "FOR EACH STATEMENT EXECUTE FUNCTION guard_whole()"
        )


def _notes() -> Iterator[str]:
    """Notes of a row's first sight, as in `store.recording`; they rest unless a transaction asks for them."""
    for table in noted_tables():
        yield _note_function(table)
        for kind, moment in (("insert", "AFTER"), ("update", "BEFORE"), ("delete", "BEFORE")):
            yield (
                f'CREATE OR REPLACE TRIGGER "note_{kind}_{table.name}" {moment} {kind.upper()} ON "{table.name}" '
                f"FOR EACH ROW WHEN (coalesce(current_setting('{NOTING}', true), '') <> '') "
                f'EXECUTE FUNCTION "note_{table.name}"()'
            )


def _note_function(table: Table) -> str:
    is_own = "{}.import_batch_id IS NOT DISTINCT FROM batch" if "import_batch_id" in table.columns else "false"
    return (
        f'CREATE OR REPLACE FUNCTION "note_{table.name}"() RETURNS trigger LANGUAGE plpgsql AS $$ '  # noqa: S608 - names from the models
        f"DECLARE batch bigint := current_setting('{NOTING}')::bigint; BEGIN "
        "IF TG_OP = 'INSERT' THEN "
        f"IF NOT ({is_own.format('NEW')}) THEN INSERT INTO noted VALUES (TG_TABLE_NAME, NEW.id, NULL) "
        "ON CONFLICT DO NOTHING; END IF; RETURN NEW; END IF; "
        "INSERT INTO noted VALUES (TG_TABLE_NAME, OLD.id, "
        f"CASE WHEN {is_own.format('OLD')} THEN NULL ELSE to_json(OLD)::text END) ON CONFLICT DO NOTHING; "
        "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$"
    )


def _news() -> Iterator[str]:
    yield (
        "CREATE OR REPLACE FUNCTION tell_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"PERFORM pg_notify('{CHANNEL}', TG_TABLE_NAME); RETURN NULL; END $$"
    )
    for table in Base.metadata.sorted_tables:
        if table.name not in _QUIET:
            yield (
                f'CREATE OR REPLACE TRIGGER tell_change AFTER INSERT OR UPDATE OR DELETE ON "{table.name}" '
                "FOR EACH STATEMENT EXECUTE FUNCTION tell_change()"
            )


def _loose_references(connection: Connection) -> Iterator[str]:
    """References may wait for the end of a transaction that asks for it: rows come back in whatever order."""
    found = connection.execute(
        text(
            "SELECT conrelid::regclass::text, conname FROM pg_constraint "
            "WHERE contype = 'f' AND NOT condeferrable AND connamespace = 'public'::regnamespace"
        )
    ).all()
    for table, name in found:
        yield f'ALTER TABLE {table} ALTER CONSTRAINT "{name}" DEFERRABLE INITIALLY IMMEDIATE'
