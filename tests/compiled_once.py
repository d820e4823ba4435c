"""Statements are compiled once in a process of the tests rather than once for each of its thousands of files.

Compiling takes a quarter of the time of a test that evaluates; the program opens one file and pays for it once.
SQLAlchemy keeps what it compiled with an engine and under its dialect: here all engines of a kind keep it together.
"""

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.engine import Engine
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.util import LRUCache

MOST = 5_000  # statements; the whole program asks fewer
_compiled: dict[type, LRUCache[Any, Any]] = defaultdict(lambda: LRUCache(MOST))


def compile_once() -> None:
    """From now on the engines of a kind share what they compiled."""
    # Two dialects of one kind compile alike: the store makes them all in the same way.
    DefaultDialect.__eq__ = _is_of_kind  # type: ignore[method-assign]  # SQLAlchemy has no setting for it
    DefaultDialect.__hash__ = _of_kind  # type: ignore[method-assign]  # as above
    event.listen(Engine, "engine_connect", _share)


def _is_of_kind(self: object, other: object) -> bool:
    return type(self) is type(other)


def _of_kind(self: object) -> int:
    return hash(type(self))


def _share(connection: Connection) -> None:
    engine = connection.engine
    engine._compiled_cache = _compiled[type(engine.dialect)]
