"""Places in which a file is made before it gets its name: what a sudden end leaves of them, and who may remove it."""

import subprocess
import sys
from pathlib import Path

import pytest

from desktop.store.temporary import workplace

_WORK = """
import sys
from pathlib import Path
from desktop.store.temporary import workplace
with workplace(Path(sys.argv[1])) as place:
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
    with workplace(tmp_path) as place:
        (place / "other").write_bytes(b"beside it")
        (place / "whole").write_bytes(b"whole")
        (place / "whole").replace(tmp_path / "whole")

    assert [each.name for each in tmp_path.iterdir()] == ["whole"]


def test_what_a_killed_process_left_is_removed_by_the_next(tmp_path: Path) -> None:
    process, left = somebody_at_work(tmp_path)
    process.kill()
    process.communicate()
    assert (left / "half.qianji").exists()

    with workplace(tmp_path):
        assert not left.exists()

    assert list(tmp_path.iterdir()) == []


def test_a_place_somebody_works_in_is_left_alone(tmp_path: Path) -> None:
    process, theirs = somebody_at_work(tmp_path)

    with workplace(tmp_path) as mine:
        assert mine != theirs
        assert (theirs / "half.qianji").exists()
    process.communicate("")

    assert process.returncode == 0
    assert list(tmp_path.iterdir()) == []


def test_what_keeps_a_place_from_being_made_is_left_to_be_told_by_who_wants_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), workplace(tmp_path / "gone"):
        pass
