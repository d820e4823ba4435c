"""Stopping what is under way on the server: somebody looks now and then whether it should go on."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import psycopg
from psycopg import errors
from sqlalchemy.exc import DBAPIError

from desktop.store.stopping import StoppedError

_PAUSE = 0.05  # seconds between two questions


@contextmanager
def stoppable_on_server(connection: "psycopg.Connection[Any]", stop: Callable[[], bool] | None) -> Iterator[None]:
    """Break off whatever the server does inside once `stop` says so; without it nothing is asked."""
    if stop is None:
        yield
        return
    is_over, is_stopped = threading.Event(), threading.Event()

    def watch() -> None:
        while not is_over.wait(_PAUSE):
            if stop():
                is_stopped.set()
                with suppress(psycopg.Error):
                    connection.cancel_safe(timeout=5)

    watcher = threading.Thread(target=watch, name="qianji-stop", daemon=True)
    watcher.start()
    try:
        yield
    except (psycopg.Error, DBAPIError) as error:
        if is_stopped.is_set() and isinstance(getattr(error, "orig", error), errors.QueryCanceled):
            raise StoppedError from error
        raise
    finally:
        is_over.set()
        watcher.join()
    if is_stopped.is_set():
        raise StoppedError
