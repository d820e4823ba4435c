"""What makes a round of faults cheap: statements worded once for all files, passwords that cost next to nothing."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Engine

from desktop.store import connection as links
from desktop.store import database, vault
from tests.locked import CHEAP


def make_cheap() -> None:
    """Let everything that is opened in this process from now on be cheap."""
    vault.COST = CHEAP
    database.engine_of = sharing_engines()  # type: ignore[attr-defined, assignment] # where it is called


def sharing_engines() -> Callable[[Any], Engine]:
    """A maker of engines that share one dialect and the statements it has worded."""
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

    return engine_of
