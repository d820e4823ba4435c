"""Files that may not grow, and no folder for temporary files."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.services.faults.writer import OPERATIONS
from desktop.store.database import Database

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="sizes of files are limited by means of Unix")


def test_a_file_that_may_not_grow_is_told_and_what_was_acknowledged_stays() -> None:
    command = [sys.executable, "-m", "tests.faults", "narrow", "--rounds", "2"]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)

    assert done.returncode == 0, done.stdout + done.stderr
    assert all(f"| {operation} | 2 | " in done.stdout for operation in OPERATIONS)


def test_no_folder_for_temporary_files_is_needed(tmp_path: Path) -> None:
    # A folder named in the surroundings only would be replaced by another one where it is missing.
    without = f"import tempfile; tempfile.tempdir = {str(tmp_path / 'nowhere')!r}"
    command = ["fault-writer", "import", "--data", str(tmp_path / "company.qianji"), "--n", "1"]

    done = subprocess.run(
        [sys.executable, "-c", f"{without}; from desktop.__main__ import main; main()", *command],
        cwd=ROOT,
        env={**os.environ, "QIANJI_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert "ACK import-" in done.stdout


def test_the_engine_keeps_what_it_needs_for_a_moment_in_memory(database: Database) -> None:
    with database.raw() as connection:
        assert connection.execute("PRAGMA temp_store").fetchone()[0] == 2  # memory


def test_a_workbook_without_room_ends_in_a_sentence_and_no_report_of_pythons_own(
    tmp_path: Path, empty_file: Path
) -> None:
    told = told_where_files_stay_small(1500, tmp_path, "export", "visits", "visits.xlsx", "--data", str(empty_file))

    assert told == (
        f"{tmp_path / 'visits.xlsx'} cannot be written: the disk is full. Make room on the disk, or choose another "
        "folder.\n"
    )
    assert not list(tmp_path.glob("visits*"))


def test_a_backup_without_room_names_its_place_which_may_be_on_another_disk(tmp_path: Path, empty_file: Path) -> None:
    company = shutil.copyfile(empty_file, tmp_path / "company.qianji")

    told = told_where_files_stay_small(100_000, tmp_path, "backup", "copy.qianji", "--data", str(company))

    assert told == (
        f"The disk reported an error at {tmp_path / 'copy.qianji'}; it may be full. What was saved before is kept; "
        "free space or check it.\n"
    )
    assert not list(tmp_path.glob("copy*"))


def told_where_files_stay_small(size: int, folder: Path, verb: str, *words: str) -> str:
    """What a command says on standard error where no file may grow beyond so many bytes; its files go to a folder."""
    limited = (
        "import resource, sys; from desktop.__main__ import main; "
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, resource.RLIM_INFINITY)); main()"
    )
    placed = [str(folder / word) if "." in word else word for word in words]
    done = subprocess.run(
        [sys.executable, "-c", limited, "--lang", "en", verb, *placed],
        cwd=ROOT,
        env={**os.environ, "QIANJI_HOME": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stderr
