"""What makes a round of faults cheap: statements worded once for all files, passwords that cost next to nothing."""

from typing import Any

from sqlalchemy import Engine

from desktop.store import connection as links
from desktop.store import database, vault
from tests.locked import CHEAP


def make_cheap() -> None:
    """Let every engine that is made from now on share one dialect and the statements it has worded."""
    vault.COST = CHEAP
    usual = links.engine_of
    first: list[Engine] = []

    def engine_of(connection: Any) -> Engine:
        engine = usual(connection)
        if first:
            engine.dialect = engine.pool._dialect = first[0].dialect
            engine._compiled_cache = first[0]._compiled_cache
        else:
            first.append(engine)
        return engine

    database.engine_of = engine_of  # type: ignore[attr-defined] # where it is called
