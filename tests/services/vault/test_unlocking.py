"""What opens a protected file, and what whoever tries wrongly is told."""

from pathlib import Path

import pytest

from desktop.errors import DataFileError, RequestError, WrongPasswordError
from desktop.services.unlocking import asks_for_password, pause_left, unlock
from desktop.store import vault as sealing
from desktop.store.slots import Cost, SlotKind, parse_slots
from desktop.store.wrong_tries import pause_after
from tests.locked import CODE, OTHER, PASSWORD, key_of, protect
from tests.services.vault.looking import teams


class TestUnlocking:
    def test_after_several_wrong_ones_even_the_right_one_waits(self, path: Path) -> None:
        protect(path)
        seconds = 1000.0
        for _ in range(4):
            with pytest.raises(WrongPasswordError):
                unlock(path, OTHER, clock=lambda: seconds)

        with pytest.raises(WrongPasswordError, match="wait 1 s") as told:
            unlock(path, PASSWORD, clock=lambda: seconds)
        assert told.value.pause == 1
        assert told.value.exit_code == 3

        seconds += pause_after(4)
        assert unlock(path, PASSWORD, clock=lambda: seconds)
        assert pause_left(path, lambda: seconds) == 0

    def test_a_slip_in_the_code_is_told_and_counts_as_no_try(self, path: Path) -> None:
        protect(path)

        for _ in range(6):
            with pytest.raises(RequestError, match="Group 1"):
                unlock(path, ("1" if CODE[0] != "1" else "2") + CODE[1:], SlotKind.RECOVERY)

        assert pause_left(path) == 0

    def test_a_plain_a_missing_and_a_foreign_file_say_so(self, path: Path) -> None:
        with pytest.raises(DataFileError, match="has no password"):
            unlock(path, PASSWORD)
        with pytest.raises(DataFileError, match="There is no data file"):
            unlock(path.with_name("nothing.qianji"), PASSWORD)
        assert not asks_for_password(path)
        assert not asks_for_password(path.with_name("nothing.qianji"))

    def test_a_weaker_slot_is_sealed_anew_as_today(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        protect(path)
        today = Cost(memory=16, passes=2, lanes=1)
        monkeypatch.setattr(sealing, "COST", today)

        key_of(path)

        slots = parse_slots(path.with_name("company.qianji.key").read_bytes())
        assert slots is not None
        assert [slot.cost == today for slot in slots.all] == [True, False]
        assert teams(path, key_of(path)) == ["华东"]
