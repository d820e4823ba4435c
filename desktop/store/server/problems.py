"""What a server's errors mean to the owner."""

import re
from contextlib import AbstractContextManager, suppress
from functools import partial

import psycopg
from psycopg import errors

from desktop.errors import N_, DataFileError, QianjiError, RequestError
from desktop.store.migrations.guards import REFUSALS
from desktop.store.problems import GUARDED, retold
from desktop.store.server.passwords import RefusedPasswordError

UNREACHABLE = N_(
    "The database server at {place} cannot be reached. What was saved before is kept there; check the network, that "
    "the server runs, and when you connect for the first time its name and port, then try again."
)
REFUSED = N_("The database server at {place} refused the user name or the password. Check both, then try again.")
# A server in full, one that begins or ends, a spare one: nobody has to change anything here.
NO_PLACE = N_(
    "The database server at {place} lets nobody else in at this moment: it is starting or stopping, or too many are "
    "connected. Try again in a minute; if it stays so, tell the server's technician."
)
NOT_LET_IN = N_(
    "The database server at {place} does not let this computer in. Its technician must allow it in pg_hba.conf."
)
TURNED_AWAY = N_(
    "The database server at {place} refused the connection. Show the server's technician its own words: {words}"
)
READ_ONLY = N_(
    "The database at {place} can only be read at present, and nothing was saved. Let the server's technician allow "
    "writing, or name the server that is written to."
)
MISSING = N_("There is no database {place}. Let the server's technician create it, then try again.")
BUSY = N_("Another computer is saving at this moment. Nothing was changed here; do it again in a moment.")
FULL = N_("The disk of the database server is full. What was saved before is kept; its technician must free space.")
FORBIDDEN = N_(
    "The user of the database at {place} may not do this. Let the server's technician make this user the owner of "
    "the database and of all tables in its schema “public”."
)
UNSTORABLE = N_("A text holds a character that cannot be kept (number 0). Remove it, then save again.")

_SENTENCES: tuple[tuple[tuple[type[psycopg.Error], ...], str], ...] = (
    ((errors.InvalidPassword, errors.InvalidAuthorizationSpecification), REFUSED),
    ((errors.InvalidCatalogName,), MISSING),
    (
        (errors.LockNotAvailable, errors.DeadlockDetected, errors.SerializationFailure, errors.TooManyConnections),
        BUSY,
    ),
    ((errors.DiskFull,), FULL),
    ((errors.InsufficientPrivilege,), FORBIDDEN),
    ((errors.ReadOnlySqlTransaction,), READ_ONLY),
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
        return _unconnected(original, place)
    return None


def _about(place: str, sentence: str) -> DataFileError:
    return (RefusedPasswordError if sentence is REFUSED else DataFileError)(sentence, place=place)


# Before a connection stands a server's refusals come as texts only, in the language it was set up for.
_SAID: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(database|数据库) .* (does not exist|不存在)"), MISSING),
    (re.compile(r"pg_hba\.conf"), NOT_LET_IN),
    (
        re.compile(
            r"too many |slots are reserved|starting up|shutting down|recovery mode|not (yet )?accepting"
            r"|太多|预留|系统.*启动|系统.*关闭|恢复模式"
        ),
        NO_PLACE,
    ),
    (
        re.compile(
            r"authentication failed|认证失败|no password supplied"
            r"|(role|角色) .* (does not exist|不存在|not permitted)"
        ),
        REFUSED,
    ),
)
_ANSWERED = re.compile(r"failed: [^:\n]+:  (.+)")  # its own words follow the weight it gives them, in its language


def _unconnected(error: psycopg.Error, place: str) -> QianjiError:
    """What it means that no connection came about, or that one broke."""
    said = words_of(error)
    for pattern, sentence in _SAID:
        if pattern.search(said):
            return _about(place, sentence)
    answer = _ANSWERED.search(said)
    if answer is None:
        return _about(place, UNREACHABLE)
    return DataFileError(TURNED_AWAY, place=place, words=answer[1].strip())


def words_of(error: psycopg.Error) -> str:
    """What the server said; before both agree on an encoding a server in China may speak GBK."""
    heard = error.pgconn.error_message if error.pgconn is not None else b""
    for encoding in ("utf-8", "gb18030"):
        with suppress(UnicodeDecodeError):
            return bytes(heard).decode(encoding) or str(error)
    return str(error)


def told_of_server(place: str) -> AbstractContextManager[None]:
    """Turn errors about the server into the owner's sentences; let all others through."""
    return retold(partial(problem_of_server, place=place))
