"""What a server's errors mean to the owner."""

from contextlib import AbstractContextManager
from functools import partial

import psycopg
from psycopg import errors

from desktop.errors import N_, DataFileError, QianjiError, RequestError
from desktop.store.migrations.guards import REFUSALS
from desktop.store.problems import GUARDED, retold
from desktop.store.server.passwords import RefusedPasswordError

UNREACHABLE = N_(
    "The database server at {place} cannot be reached. What was saved before is kept there; check the network and "
    "that the server runs, then try again."
)
REFUSED = N_("The database server at {place} refused the user name or the password. Check both, then try again.")
MISSING = N_("There is no database {place}. Let the server's technician create it, then try again.")
BUSY = N_("Another computer is saving at this moment. Nothing was changed here; do it again in a moment.")
FULL = N_("The disk of the database server is full. What was saved before is kept; its technician must free space.")
FORBIDDEN = N_("The user of the database at {place} may not do this. Let the server's technician grant the rights.")
UNSTORABLE = N_("A text holds a character that cannot be kept (number 0). Remove it, then save again.")

_SENTENCES: tuple[tuple[tuple[type[psycopg.Error], ...], str], ...] = (
    ((errors.InvalidPassword, errors.InvalidAuthorizationSpecification), REFUSED),
    ((errors.InvalidCatalogName,), MISSING),
    (
        (errors.LockNotAvailable, errors.DeadlockDetected, errors.SerializationFailure, errors.TooManyConnections),
        BUSY,
    ),
    ((errors.DiskFull,), FULL),
    ((errors.InsufficientPrivilege, errors.ReadOnlySqlTransaction), FORBIDDEN),
    ((errors.UntranslatableCharacter, errors.CharacterNotInRepertoire), UNSTORABLE),
)


def problem_of_server(error: BaseException, place: str) -> QianjiError | None:
    """The owner's error for a server's error about itself; None for any other."""
    original = getattr(error, "orig", error)
    if not isinstance(original, psycopg.Error):
        return None
    if isinstance(original, errors.RaiseException) and original.diag.message_primary in REFUSALS:
        return DataFileError(GUARDED)
    for kinds, sentence in _SENTENCES:
        if isinstance(original, kinds):
            return RequestError(sentence) if sentence in {BUSY, UNSTORABLE} else _about(place, sentence)
    if isinstance(original, psycopg.DataError) and "NUL" in str(original):
        return RequestError(UNSTORABLE)
    if isinstance(original, psycopg.OperationalError | psycopg.InterfaceError):
        return _about(place, _unconnected(str(original)))
    return None


def _about(place: str, sentence: str) -> DataFileError:
    return (RefusedPasswordError if sentence is REFUSED else DataFileError)(sentence, place=place)


def _unconnected(said: str) -> str:
    """Before a connection stands the server's refusals come as texts only."""
    if "does not exist" in said and "database" in said:
        return MISSING
    if "authentication failed" in said or "no password supplied" in said or "role" in said:
        return REFUSED
    return UNREACHABLE


def told_of_server(place: str) -> AbstractContextManager[None]:
    """Turn errors about the server into the owner's sentences; let all others through."""
    return retold(partial(problem_of_server, place=place))
