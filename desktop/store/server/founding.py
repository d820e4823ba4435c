"""The one transaction in which all of a company comes into an empty database, and what became of it."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from desktop.errors import N_, DataFileError
from desktop.store.server.committing import Doubts, UnknownEndError

BROKEN = N_(
    "The connection to the database server at {place} broke before the whole company was there. Nothing of it was "
    "kept there, and what you have elsewhere is untouched. Check the network and that the server runs, then do it "
    "again."
)
UNKNOWN = N_(
    "The connection to the database server at {place} broke in the moment in which the company was being kept there, "
    "and it is not known whether it was: all of it is there, or nothing. Connect to the server as soon as it can be "
    "reached (in the window “Work with the company that is there”, for commands qianji check). If the company opens, "
    "nothing is missing; if the database is still empty, do it again. What you have elsewhere is untouched."
)


@contextmanager
def founding(engine: Engine, place: str) -> Iterator[Session]:
    """A session whose transaction is kept whole at its end; where the line breaks, it is said what is there now."""
    is_begun = False
    try:
        with (
            Doubts(engine).watching() as ending,
            Session(engine, expire_on_commit=False) as session,
            session.begin(),
        ):
            session.connection()
            is_begun = True
            yield session
            ending.come(session)
    except UnknownEndError as error:
        raise DataFileError(UNKNOWN, place=place) from error
    except DBAPIError as error:
        if is_begun and error.connection_invalidated:
            raise DataFileError(BROKEN, place=place) from error
        raise
