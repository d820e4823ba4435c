"""The short form of the kills: a few rounds of each operation, and the harness itself on writers that do it wrong."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.services.faults.writer import OPERATIONS
from tests.faults.broken import BROKEN
from tests.faults.traced import has_strace

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="children are forked and watched as on Linux")


def harness(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The long form's own command: one clean process that forks, beside which no thread runs."""
    command = [sys.executable, "-m", "tests.faults", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)


def test_nothing_acknowledged_is_lost_and_nothing_is_there_in_part() -> None:
    outcome = harness("kill", "--rounds", "3")

    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    assert all(f"| {operation} | " in outcome.stdout for operation in OPERATIONS)


def test_writers_that_do_it_wrong_are_caught() -> None:
    outcome = harness("broken", "--rounds", "100")

    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    assert all(f"| {writer} |" in outcome.stdout for writer in BROKEN)


@pytest.mark.skipif(not has_strace(), reason="strace is not there or may not trace")
class TestPowerCuts:
    @pytest.mark.parametrize("operation", ["save", "backup"])
    def test_no_disk_that_a_cut_may_leave_lacks_what_was_acknowledged(self, operation: str) -> None:
        outcome = harness("power", "--operation", operation, "--rounds", "40")

        assert outcome.returncode == 0, outcome.stdout + outcome.stderr
        assert f"| {operation} | 40 |" in outcome.stdout

    def test_a_writer_that_does_not_wait_for_the_disk_is_caught(self) -> None:
        outcome = harness("careless", "--rounds", "400")

        assert outcome.returncode == 0, outcome.stdout + outcome.stderr


def test_what_a_writer_says_can_be_verified_from_outside(tmp_path: Path) -> None:
    path, acks = tmp_path / "公司.qianji", tmp_path / "acks.txt"
    command = [sys.executable, "-m", "desktop"]
    said = subprocess.run(
        [*command, "fault-writer", "save", "--data", str(path), "--n", "2"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    verify = [*command, "fault-verify", "--data", str(path), "--acks", str(acks)]

    acks.write_text(said, encoding="utf-8")
    whole = subprocess.run(verify, capture_output=True, text=True, check=False)
    acks.write_text(said + "ACK save-999\n", encoding="utf-8")
    lost = subprocess.run(verify, capture_output=True, text=True, check=False)

    words = [line.split(maxsplit=1)[0] for line in said.splitlines()]
    assert words.count("TRY") == words.count("ACK") == 2
    assert (whole.returncode, whole.stdout) == (0, "ok 2\n")
    assert (lost.returncode, lost.stdout) == (3, "acknowledged and missing: save-999\n")
