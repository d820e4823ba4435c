"""The password of a data file: set, changed, given anew after it was forgotten, removed; and opening with it.

Whatever stops the program in the middle, the file opens with the old password or the new one, and with its recovery
code. Verbs that write the file anew announce their steps, so that tests can stop them there.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from desktop.domain.passwords import refuse_weak
from desktop.errors import N_, DataFileError, RequestError
from desktop.reports.unwritable import unwritable
from desktop.services import audit
from desktop.services.unlocking import unlock
from desktop.store.conversion import convert
from desktop.store.database import Database
from desktop.store.key import Key
from desktop.store.looking import refuse_reading_only
from desktop.store.slots import SlotKind
from desktop.store.vault import new_code as random_code
from desktop.store.vault import new_key, resealed, sealed

Step = Callable[[str], None]


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        raise unwritable(path, path.parent, problem) from problem


def _refuse_second_name(path: Path) -> None:
    """Refuse where the file bears another name as well: under that one it would stay as it was, readable perhaps."""
    with suppress(OSError):  # what may not be looked at is told by what comes next
        if path.stat().st_nlink > 1:
            raise RequestError(
                N_(
                    "{file} bears a second name somewhere on this disk (a hard link), and under that name everything "
                    "would stay as it is now. Remove the second name, or copy the file and go on with the copy. "
                    "Nothing was changed."
                ),
                file=path.name,
            )


def _unheard(_step: str) -> None:
    """Nobody listens."""


@dataclass(frozen=True, slots=True)
class Vault:
    """The verbs on the password of an open data file; `step` hears how far a verb is."""

    database: Database
    step: Step = _unheard

    @property
    def is_protected(self) -> bool:
        """Whether the file is encrypted and asks for a password."""
        return self.database.key is not None

    def verify(self, password: str) -> None:
        """Nothing where the password is right; otherwise the same errors as on opening."""
        unlock(self.database.path, password)

    def set_password(self, password: str, code: str) -> None:
        """Encrypt a plain file with a new key, for a password and a recovery code the owner has kept."""
        if self.is_protected:
            raise RequestError(N_("The file has a password already; change it instead."))
        refuse_weak(password)
        self._write_anew(new_key(password, code), "password.set")

    def change_password(self, present: str, password: str) -> None:
        """Take another password; the recovery code and all backups stay as they are."""
        key = self._proved(present)
        refuse_weak(password)
        self._reseal(resealed(key, SlotKind.PASSWORD, password), "password.changed")

    def renew_key(self, present: str, password: str, code: str) -> None:
        """Encrypt the file anew under another key; who knows an old password and holds an old copy sees no more."""
        self._proved(present)
        refuse_weak(password)
        self._write_anew(new_key(password, code), "password.key_renewed")

    def renew_code(self, present: str, code: str) -> None:
        """Take another recovery code; the one before opens nothing but older backups."""
        key = self._proved(present)
        self._reseal(resealed(key, SlotKind.RECOVERY, code), "password.code_renewed")

    def give_anew(self, code: str, password: str, new_code: str) -> None:
        """A new password and a new recovery code for whoever knows the code, after the password was forgotten."""
        key = unlock(self.database.path, code, SlotKind.RECOVERY)
        refuse_weak(password)
        self._reseal(sealed(key.raw, password, new_code), "password.given_anew")

    def remove_password(self, present: str) -> None:
        """Write the file plain again, for everybody who can reach it."""
        self._proved(present)
        self._write_anew(None, "password.removed")

    def _proved(self, present: str) -> Key:
        if not self.is_protected:
            raise RequestError(N_("The file has no password."))
        return unlock(self.database.path, present)

    def _reseal(self, key: Key, verb: str) -> None:
        refuse_reading_only(self.database)
        self.step("sealed")
        with self._as_before_on_error(), self.database.write() as session:
            audit.append(session, verb)
            with _told(self.database.path):
                self.database.reseal(key)
            self.step("slots kept")

    @contextmanager
    def _as_before_on_error(self) -> Iterator[None]:
        """Let the slots be as they were where the record of changes does not take its entry after all."""
        before = self.database.key
        try:
            yield
        except BaseException:
            with suppress(OSError, DataFileError):  # what went wrong before is what the owner reads
                if before is not None:
                    self.database.reseal(before)
            raise

    def _write_anew(self, key: Key | None, verb: str) -> None:
        refuse_reading_only(self.database)
        path = self.database.path
        _refuse_second_name(path)
        part = path.with_name(path.name + ".part")

        def note(session: Session) -> None:
            audit.append(session, verb)

        self.step("sealed")
        try:
            with _told(path):
                with self.database.raw() as connection:
                    convert(connection, part, key, note, self.step)
                self.database.exchange(part, key, self.step)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)


def new_code() -> str:
    """A random recovery code, for the owner to keep before it is used."""
    return random_code()
