"""The tables of a company on a server: made, recognised, brought up to this version."""

from sqlalchemy import Connection, text

from desktop.errors import N_, DataFileError, RequestError
from desktop.models import Base
from desktop.store.migrate import MIGRATIONS, SCHEMA, run_revision
from desktop.store.server.equipment import equip
from desktop.store.tables import FINGERPRINT, digest_of

OLDEST = 140_000  # the server's version as a number: 14 knows triggers that are replaced
PATIENCE = "30s"  # until a machine that waits for another one's save gives up
_FOREIGN = N_("This database holds tables of another program; Qianji leaves it untouched. Name an empty one.")
_WRITER = 0x51694A69  # the lock every writing transaction takes; per database


def refuse_old_server(connection: Connection) -> None:
    """Refuse a server that cannot do what is asked of it."""
    version = connection.execute(text("SELECT current_setting('server_version_num')::int")).scalar_one()
    if version < OLDEST:
        raise DataFileError(
            N_(
                "The database server is PostgreSQL {version}; Qianji needs PostgreSQL {oldest} or newer. Nothing was "
                "changed there. Let the server's technician bring it up to date, or name another server."
            ),
            version=version // 10_000,
            oldest=OLDEST // 10_000,
        )
    encoding = connection.execute(text("SHOW server_encoding")).scalar_one()
    if encoding != "UTF8":
        raise DataFileError(
            N_(
                "The database keeps texts as {encoding}; Qianji needs one that keeps them as UTF8. Let the server's "
                "technician create it (createdb --encoding=UTF8 --template=template0), then name it."
            ),
            encoding=encoding,
        )


def schema_of(connection: Connection) -> int:
    """The number of the newest migration the database has; 0 where it holds nothing at all."""
    tables = _tables(connection)
    if not tables:
        return 0
    if not {"alembic_version", "company"} <= tables:
        raise RequestError(_FOREIGN)
    _refuse_unreadable(connection)
    number = connection.execute(text("SELECT coalesce(max(version_num), '0') FROM alembic_version")).scalar_one()
    if not number.isdigit():
        raise RequestError(_FOREIGN)  # other programs note their tables' state under the same name
    return int(number)


def make_tables(connection: Connection) -> None:
    """All tables in an empty database, inside the caller's transaction."""
    lock(connection)
    if schema_of(connection):
        raise RequestError(N_("This database holds a company already; it was not touched. Name an empty one."))
    for number in range(1, SCHEMA + 1):
        run_revision(connection, MIGRATIONS, f"{number:04}")
    equip(connection)


def bring_up_to_date(connection: Connection) -> None:
    """Run the migrations a company lacks, one machine at a time; refuse a newer one, or other tables."""
    present = schema_of(connection)
    if not present:
        raise DataFileError(
            N_(
                "The database is empty: no company lies there yet. Choose “Start a new company there”, or open yours "
                "and choose “Move this company there” in its settings; the commands are qianji init and qianji move."
            )
        )
    if present > SCHEMA:
        raise DataFileError(
            N_(
                "The company on the server was written by a newer version of Qianji (tables {schema}, this program "
                "{newest}). Install the newer version; nothing was touched."
            ),
            schema=present,
            newest=SCHEMA,
        )
    if present < SCHEMA:
        lock(connection)
        for number in range(schema_of(connection) + 1, SCHEMA + 1):
            run_revision(connection, MIGRATIONS, f"{number:04}")
        equip(connection)
    if _fingerprint(connection) != FINGERPRINT:
        raise DataFileError(
            N_(
                "The tables on the server are not those of this version: another program changed them. Restore a "
                "backup into an empty database with qianji move."
            )
        )


def lock(connection: Connection) -> None:
    """Wait until no other machine writes, some seconds at most; held until the transaction ends."""
    connection.exec_driver_sql(
        f"SET LOCAL lock_timeout = '{PATIENCE}'; SELECT pg_advisory_xact_lock({_WRITER}); SET LOCAL lock_timeout = 0"
    )


def mend_counters(connection: Connection) -> None:
    """Let each table's next key follow the highest it holds, after rows came with keys of their own."""
    for table in Base.metadata.sorted_tables:
        connection.exec_driver_sql(
            f"SELECT setval(pg_get_serial_sequence('\"{table.name}\"', 'id'), "  # noqa: S608 - names from the models
            f'coalesce(max(id), 0) + 1, false) FROM "{table.name}"'
        )


def _tables(connection: Connection) -> set[str]:
    found = connection.execute(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
    return {row[0] for row in found}


def _refuse_unreadable(connection: Connection) -> None:
    """Let the server itself refuse a user who may not read all tables, which would seem to be missing."""
    hidden = connection.execute(
        text(
            "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname = 'public' "
            "AND NOT has_table_privilege(format('%I.%I', schemaname, tablename), 'SELECT') LIMIT 1"
        )
    ).scalar()
    if hidden is not None:
        connection.exec_driver_sql(f"SELECT 1 FROM {hidden} LIMIT 0")  # noqa: S608 - quoted by the server


def _fingerprint(connection: Connection) -> str:
    columns = connection.execute(
        text(
            "SELECT table_name || '.' || column_name || ' ' || CASE is_nullable WHEN 'YES' THEN '0' ELSE '1' END "
            "FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'alembic_version'"
        )
    )
    return digest_of(str(row[0]) for row in columns)
