"""Protected files for tests: sealed as in earnest, but at a price that many tests can pay."""

from pathlib import Path

import pytest

from desktop.domain.recovery_code import LENGTH, written
from desktop.services.unlocking import unlock
from desktop.services.vault import Vault
from desktop.store import vault
from desktop.store.database import Database
from desktop.store.key import Key
from desktop.store.slots import Cost

PASSWORD = "茶水间 green door"  # noqa: S105 - of files that tests make
OTHER = "another green door"
CODE = written(bytes(range(LENGTH)))
CHEAP = Cost(memory=8, passes=1, lanes=1)


def make_slots_cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a try cost next to nothing."""
    monkeypatch.setattr(vault, "COST", CHEAP)


def protect(path: Path, password: str = PASSWORD) -> str:
    """Give an existing plain file a password; its recovery code."""
    code = vault.new_code()
    with Database.open(path) as database:
        Vault(database).set_password(password, code)
    return code


def key_of(path: Path, password: str = PASSWORD) -> Key:
    """The key of a protected file."""
    return unlock(path, password)


def damage(path: Path) -> None:
    """Turn one bit in the first page of a file."""
    content = bytearray(path.read_bytes())
    content[200] ^= 1
    path.write_bytes(content)
