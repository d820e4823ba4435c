"""Places of one's own in a shared folder: what a sudden end leaves of them, and who may remove it."""

import subprocess
import sys
from pathlib import Path

import pytest

from desktop.store.held_places import _taken, held_place, sweep
from desktop.store.lock import Lock

_WORK = """
import sys
from pathlib import Path
from desktop.store.held_places import held_place
with held_place(Path(sys.argv[1]), ".make-") as place:
    (place / "half.qianji").write_bytes(b"half a copy")
    print(place, flush=True)
    sys.stdin.read()
"""


def somebody_at_work(folder: Path) -> tuple["subprocess.Popen[str]", Path]:
    """Another process in the middle of making something in a folder, and its place."""
    command = [sys.executable, "-c", _WORK, str(folder)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    return process, Path(process.stdout.readline().strip())


def test_what_was_made_may_leave_and_nothing_else_stays(tmp_path: Path) -> None:
    with held_place(tmp_path, ".make-") as place:
        (place / "other").write_bytes(b"beside it")
        (place / "whole").write_bytes(b"whole")
        (place / "whole").replace(tmp_path / "whole")

    assert [each.name for each in tmp_path.iterdir()] == ["whole"]


def test_what_a_killed_process_left_is_removed_by_the_next(tmp_path: Path) -> None:
    process, left = somebody_at_work(tmp_path)
    process.kill()
    process.communicate()
    assert (left / "half.qianji").exists()

    with held_place(tmp_path, ".make-"):
        assert not left.exists()

    assert list(tmp_path.iterdir()) == []


def test_a_place_somebody_works_in_is_left_alone(tmp_path: Path) -> None:
    process, theirs = somebody_at_work(tmp_path)

    with held_place(tmp_path, ".make-") as mine:
        assert mine != theirs
        assert (theirs / "half.qianji").exists()
    process.communicate("")

    assert process.returncode == 0
    assert list(tmp_path.iterdir()) == []


def test_a_lock_whose_place_was_never_made_goes_and_what_is_called_otherwise_stays(tmp_path: Path) -> None:
    (tmp_path / ".make-gone.lock").touch()
    (tmp_path / "company.qianji.lock").touch()

    with held_place(tmp_path, ".make-"):
        pass

    assert [each.name for each in tmp_path.iterdir()] == ["company.qianji.lock"]


def test_a_place_that_is_only_being_made_is_not_taken_for_left(tmp_path: Path) -> None:
    place, lock = _taken(tmp_path, "")

    sweep(tmp_path, "")

    with pytest.raises(BlockingIOError):
        Lock(place.with_name(place.name + ".lock"))
    lock.release()


def test_what_keeps_a_place_from_being_made_is_left_to_be_told_by_who_wants_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), held_place(tmp_path / "gone"):
        pass
