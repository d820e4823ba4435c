"""The lock beside a data file."""

import errno
import os
from pathlib import Path

import pytest

from desktop.errors import DataFileError, ReadOnlyError
from desktop.store import lock
from desktop.store.lock import FileLock, is_held


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "company.qianji"


def test_only_one_holds_it_at_a_time(path: Path) -> None:
    held = FileLock(path)
    with pytest.raises(DataFileError, match="already open"):
        FileLock(path)
    held.release()

    FileLock(path).release()


def test_a_released_lock_leaves_nothing_and_may_be_released_again(path: Path) -> None:
    held = FileLock(path)

    held.release()
    held.release()

    assert list(path.parent.iterdir()) == []


@pytest.mark.skipif(not hasattr(lock, "fcntl"), reason="Windows keeps an open file")
def test_a_lock_whose_file_was_just_removed_is_taken_anew(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[int] = []

    def take_once_gone(descriptor: int) -> None:
        if not taken:
            path.with_name(path.name + ".lock").unlink()
        taken.append(descriptor)

    monkeypatch.setattr(lock, "_take", take_once_gone)

    FileLock(path).release()

    assert len(taken) == 2


def test_it_can_be_asked_whether_somebody_holds_it(path: Path) -> None:
    before = is_held(path)
    held = FileLock(path)
    meanwhile = is_held(path)
    held.release()

    assert (before, meanwhile, is_held(path)) == (False, True, False)


def test_a_lock_file_left_by_a_killed_process_holds_nobody_off(path: Path) -> None:
    path.with_name(path.name + ".lock").touch()

    assert not is_held(path)
    FileLock(path).release()


def test_a_drive_without_locks_is_told_in_a_sentence(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_locks(_descriptor: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(lock, "_take", no_locks)

    with pytest.raises(DataFileError, match="cannot keep others out"):
        FileLock(path)
    assert not is_held(path)


@pytest.mark.parametrize("refusals", [1, 2])
def test_a_lock_that_is_just_being_removed_is_tried_once_more(
    path: Path, monkeypatch: pytest.MonkeyPatch, refusals: int
) -> None:
    left, opened = [errno.EACCES] * refusals, os.open

    def open_later(place: Path, flags: int, mode: int) -> int:
        if left:
            raise PermissionError(left.pop(), "access denied")
        return opened(place, flags, mode)

    monkeypatch.setattr(lock, "AGAIN", 0.001)
    monkeypatch.setattr(os, "open", open_later)

    if refusals == 1:
        FileLock(path).release()
    else:
        with pytest.raises(ReadOnlyError):
            FileLock(path)
