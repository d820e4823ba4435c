"""Being killed in any verb on the password loses nothing."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.errors import QianjiError
from desktop.services.unlocking import asks_for_password, unlock
from desktop.services.vault import Vault
from desktop.store.database import Database
from desktop.store.slots import SlotKind
from tests.locked import CODE, OTHER, PASSWORD, key_of
from tests.services.vault.looking import teams


def _set(path: Path, step: Callable[[str], None]) -> None:
    with Database.open(path) as database:
        Vault(database, step).set_password(PASSWORD, CODE)


def _change(path: Path, step: Callable[[str], None]) -> None:
    with Database.open(path, [key_of(path)]) as database:
        Vault(database, step).change_password(PASSWORD, OTHER)


def _renew(path: Path, step: Callable[[str], None]) -> None:
    with Database.open(path, [key_of(path)]) as database:
        Vault(database, step).renew_key(PASSWORD, OTHER, CODE)


def _forget(path: Path, step: Callable[[str], None]) -> None:
    with Database.open(path, [key_of(path)]) as database:
        Vault(database, step).give_anew(CODE, OTHER, CODE)


def _remove(path: Path, step: Callable[[str], None]) -> None:
    with Database.open(path, [key_of(path)]) as database:
        Vault(database, step).remove_password(PASSWORD)


class TestSuddenDeath:
    @pytest.mark.parametrize("verb", [_set, _change, _renew, _forget, _remove])
    def test_what_lies_on_the_disk_at_each_step_opens(
        self, verb: Callable[[Path, Callable[[str], None]], None], path: Path, tmp_path: Path
    ) -> None:
        if verb is not _set:
            with Database.open(path) as database:
                Vault(database).set_password(PASSWORD, CODE)
        stopped: list[Path] = []

        def killed(step: str) -> None:
            """What a kill at this step would leave."""
            left = tmp_path / f"{len(stopped)} {step}"
            shutil.copytree(path.parent, left, ignore=shutil.ignore_patterns("*.lock"))
            stopped.append(left / path.name)

        verb(path, killed)

        assert len(stopped) >= 2
        for left in stopped:
            assert self.opens(left) == ["华东"], left
            assert check_again(left), left

    @staticmethod
    def opens(path: Path) -> list[str]:
        """The teams of a file, opened with whichever password is its own; the code opens it too."""
        if not asks_for_password(path):
            return teams(path)
        by_code = unlock(path, CODE, SlotKind.RECOVERY)
        for password in (PASSWORD, OTHER):
            try:
                key = unlock(path, password)
            except QianjiError:
                continue
            assert key.raw == by_code.raw
            return teams(path, key)
        return []


def check_again(path: Path) -> bool:
    """Whether the file opens once more after it was opened and closed."""
    return TestSuddenDeath.opens(path) == ["华东"]
