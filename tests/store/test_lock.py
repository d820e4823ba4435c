"""The lock beside a data file."""

from pathlib import Path

import pytest

from desktop.errors import DataFileError
from desktop.store import lock
from desktop.store.lock import FileLock


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
