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
