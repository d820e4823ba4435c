"""The short form of the disturbances: the first and the last call of each kind fails or kills."""

import os
import subprocess
import sys

import pytest

from tests.faults.children import ROOT
from tests.faults.traced import has_strace

pytestmark = pytest.mark.skipif(
    not hasattr(os, "pidfd_open") or not has_strace(), reason="strace is not there or may not trace"
)


@pytest.mark.parametrize("operation", ["save", "backup"])  # what is done most, and what touches files in every way
def test_it_ends_whole_and_with_one_sentence_whatever_the_disk_does(operation: str) -> None:
    command = [sys.executable, "-m", "tests.faults", "disturb", "--operation", operation, "--rounds", "1"]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)

    assert done.returncode == 0, done.stdout + done.stderr
    assert f"| {operation} | " in done.stdout
