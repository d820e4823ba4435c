"""Stopping what is under way in the data file: the engine asks now and then whether it should go on."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from desktop.errors import N_, RequestError
from desktop.store.problems import engine_error

_STEPS = 20_000  # of the engine's small steps between two questions: some milliseconds
_INTERRUPTED = 9  # SQLite's result code


class StoppedError(RequestError):
    """The owner stopped it; the transaction is dropped whole."""

    def __init__(self) -> None:
        super().__init__(N_("Stopped. Nothing was changed."))


@contextmanager
def stoppable(connection: Any, stop: Callable[[], bool] | None) -> Iterator[None]:
    """Break off whatever the engine does inside once `stop` says so; without it nothing is asked."""
    if stop is None:
        yield
        return
    connection.set_progress_handler(lambda: int(stop()), _STEPS)
    try:
        yield
    except Exception as error:  # the engine's, on its own or inside SQLAlchemy's, which need not be imported here
        original = engine_error(error)
        if getattr(original, "sqlite_errorcode", None) == _INTERRUPTED or "interrupted" in str(original or ""):
            raise StoppedError from error
        raise
    finally:
        connection.set_progress_handler(None, 0)
