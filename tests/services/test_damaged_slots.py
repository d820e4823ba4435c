"""A damaged copy of the slots of an encrypted file is told by a check, and told once: opening it mends it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.i18n import translator
from desktop.services.checkup import Checkup, check_up
from desktop.services.checkup_words import found_wrong
from desktop.store.database import Database
from desktop.store.slot_places import slots_place
from tests.locked import key_of, make_slots_cheap, protect

PAGE = 4096


@pytest.fixture
def path(tmp_path: Path, empty_file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A protected file, closed."""
    make_slots_cheap(monkeypatch)
    place = shutil.copyfile(empty_file, tmp_path / "company.qianji")
    protect(place)
    return place


def looked_through(path: Path) -> Checkup:
    with Database.open(path, [key_of(path)]) as database:
        return check_up(database)


def flip(path: Path, place: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)


def at_its_end(path: Path) -> None:
    size = path.stat().st_size
    for place in range(size - size % PAGE, size, 97):
        flip(path, place)


DAMAGE: list[Callable[[Path], object]] = [
    at_its_end,
    lambda path: flip(path, path.stat().st_size - 1),
    lambda path: flip(path, path.stat().st_size - 10),
    lambda path: flip(slots_place(path), 40),
    lambda path: slots_place(path).write_bytes(b"x" * 200_000),
]


@pytest.mark.parametrize("damage", DAMAGE)
def test_it_is_told_and_mended(path: Path, damage: Callable[[Path], object]) -> None:
    damage(path)
    found, after = looked_through(path), looked_through(path)

    assert (found.is_whole, found.had_damaged_slots) == (True, True)
    assert len(found_wrong(found)) == 1
    assert "锁" in found_wrong(found)[0].text(translator("zh_CN"))
    assert not after.had_damaged_slots


@pytest.mark.parametrize("lost", ["beside it", "at its end", "nothing"])
def test_a_copy_that_is_only_missing_is_no_damage(path: Path, lost: str) -> None:
    if lost == "beside it":
        slots_place(path).unlink()
    elif lost == "at its end":
        path.write_bytes(path.read_bytes()[: -(path.stat().st_size % PAGE)])

    assert not looked_through(path).had_damaged_slots
