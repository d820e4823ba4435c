"""Files that may not grow, and no folder for temporary files."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.services.faults.writer import OPERATIONS

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="sizes of files are limited by means of Unix")


def test_a_file_that_may_not_grow_is_told_and_what_was_acknowledged_stays() -> None:
    command = [sys.executable, "-m", "tests.faults", "narrow", "--rounds", "2"]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)

    assert done.returncode == 0, done.stdout + done.stderr
    assert all(f"| {operation} | 2 | " in done.stdout for operation in OPERATIONS)


def test_no_folder_for_temporary_files_is_needed(tmp_path: Path) -> None:
    nowhere = str(tmp_path / "nowhere")
    surroundings = {**os.environ, "TMPDIR": nowhere, "TEMP": nowhere, "TMP": nowhere, "QIANJI_HOME": str(tmp_path)}
    command = ["fault-writer", "import", "--data", str(tmp_path / "company.qianji"), "--n", "1"]

    done = subprocess.run(
        [sys.executable, "-m", "desktop", *command],
        cwd=ROOT,
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert "ACK import-" in done.stdout


def test_a_workbook_without_room_ends_in_a_sentence_and_no_report_of_pythons_own(
    tmp_path: Path, empty_file: Path
) -> None:
    limited = (
        "import resource, sys; from desktop.__main__ import main; "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1500, resource.RLIM_INFINITY)); main()"
    )
    command = ["--lang", "en", "export", "visits", str(tmp_path / "visits.xlsx"), "--data", str(empty_file)]

    done = subprocess.run(
        [sys.executable, "-c", limited, *command],
        cwd=ROOT,
        env={**os.environ, "QIANJI_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stderr == (
        f"{tmp_path / 'visits.xlsx'} cannot be written: the disk is full. Make room on the disk, or choose another "
        "folder.\n"
    )
    assert not list(tmp_path.glob("visits*"))
