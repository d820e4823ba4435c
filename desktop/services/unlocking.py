"""Opening a protected file: a password or a recovery code becomes the key, with a growing pause after wrong ones."""

import math
import time
from contextlib import suppress
from pathlib import Path

from desktop.domain.recovery_code import typed
from desktop.errors import N_, DataFileError, LockedError, WrongPasswordError
from desktop.store.header import key_for
from desktop.store.key import Key, Keys
from desktop.store.slot_places import keep_beside, slots_for, slots_place
from desktop.store.slots import SlotKind, Slots
from desktop.store.vault import opened, resealed
from desktop.store.wrong_tries import Clock, WrongTries

WRONG_PASSWORD = N_("The password is not right.")
WRONG_CODE = N_("This is not the recovery code of this file. Compare it with the page you kept.")
WRONG_PASSWORD_PAUSE = N_("The password is not right. Wait {seconds} s before the next try.")
WRONG_CODE_PAUSE = N_("This is not the recovery code of this file. Wait {seconds} s before the next try.")
TOO_SOON = N_("After several wrong tries there is a pause: wait {seconds} s, then try again.")


def unlock(path: Path, secret: str, kind: SlotKind = SlotKind.PASSWORD, clock: Clock = time.monotonic) -> Key:
    """The key of a protected file for the right secret; a WrongPasswordError otherwise, or while there is a pause."""
    if kind is SlotKind.RECOVERY:
        typed(secret)  # a slip of the pen is told, and is no try
    slots, tries = _slots_of(path), WrongTries(path, clock)
    _refuse_too_soon(tries, kind)
    tries.begin()
    found = opened(slots, kind, secret)
    if found is None:
        raise _wrong(kind, pause_left(path, clock))
    tries.end()
    if found.is_weak and slots_place(path).exists():
        return _strengthened(path, found.key, kind, secret)
    return found.key


def pause_left(path: Path, clock: Clock = time.monotonic) -> int:
    """The whole seconds until the next try, 0 when there may be one now."""
    return math.ceil(WrongTries(path, clock).pause())


def asks_for_password(path: Path) -> bool:
    """Whether a file is protected; one that is missing or damaged says so when it is opened."""
    return missing_key(path, ())


def missing_key(path: Path, keys: Keys) -> bool:
    """Whether a file is protected and none of these keys opens it."""
    try:
        key_for(path, keys)
    except LockedError:
        return True
    except DataFileError:
        return False
    return False


def _slots_of(path: Path) -> Slots:
    slots = slots_for(path) if path.exists() else None
    if slots is None:
        key_for(path)  # says why
        raise DataFileError(N_("{file} has no password."), file=path)
    return slots


def _refuse_too_soon(tries: WrongTries, kind: SlotKind) -> None:
    pause = math.ceil(tries.pause())
    if pause:
        raise WrongPasswordError(TOO_SOON, pause, is_code=kind is SlotKind.RECOVERY, seconds=pause)


def _wrong(kind: SlotKind, pause: int) -> WrongPasswordError:
    is_code = kind is SlotKind.RECOVERY
    if pause:
        told = WRONG_CODE_PAUSE if is_code else WRONG_PASSWORD_PAUSE
        return WrongPasswordError(told, pause, is_code=is_code, seconds=pause)
    return WrongPasswordError(WRONG_CODE if is_code else WRONG_PASSWORD, 0, is_code=is_code)


def _strengthened(path: Path, key: Key, kind: SlotKind, secret: str) -> Key:
    """The key with a slot that asks for today's work, written beside the file."""
    stronger = resealed(key, kind, secret)
    with suppress(OSError):  # the next time, then
        keep_beside(path, stronger)
    return stronger
