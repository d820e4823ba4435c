"""A process that dies while it writes a form or a table leaves the older file, or the new one whole."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from desktop.parts import LEFT
from desktop.reports.raster import page_count
from tests.faults.children import ROOT
from tests.faults.traced import has_strace

# The limit ends a process in the middle of writing, at that byte, as suddenly as a kill does: nothing is tidied up.
WRITER = """
import resource, signal, sys
from pathlib import Path
kind, path, most = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
if kind == "forms":
    from desktop.domain.paper import USUAL
    from desktop.services.printing_batch import write_merged
    from desktop.services.printing_pieces import pieces_of_forms
    from tests.reports.english_form import english
    write = lambda: write_merged(pieces_of_forms([english()]), path, USUAL, lambda _done, _of: None, lambda: False)
else:
    from desktop.exchange.writing import write_rows
    rows = [[f"customer {place}", place] for place in range(3000)]
    write = lambda: write_rows(path, ["Customer", "Visits"], rows, "Visits", is_long=kind == "long table")
if most:
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
write()
"""
KINDS = {"forms": "forms.pdf", "table": "visits.xlsx", "long table": "visits.xlsx", "text table": "visits.csv"}

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits and signals are those of POSIX systems")


def written(kind: str, path: Path, most: int = 0, traced: tuple[str, ...] = ()) -> int:
    """Write a file in a process of its own; the code it ended with, below zero the signal that killed it."""
    command = [*traced, sys.executable, "-c", WRITER, kind, str(path), str(most)]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        command, cwd=ROOT, env=environment, check=False, capture_output=True, timeout=120
    ).returncode


def killed_at(call: str) -> tuple[str, ...]:
    return ("strace", "-f", "-o", os.devnull, "-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when=1")


def assert_whole(path: Path) -> None:
    """The file opens and holds all of it."""
    if path.suffix == ".pdf":
        assert page_count(path.read_bytes()) > 0
    elif path.suffix == ".xlsx":
        assert len(CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()) == 3001
    else:
        assert path.read_text(encoding="utf-8-sig").splitlines()[-1] == "customer 2999,2999"


def assert_swept_by_the_next(kind: str, path: Path) -> None:
    """What was left goes with the next file written there, once it is old enough to be nobody's."""
    moment = time.time() - 2 * LEFT
    for each in (*path.parent.glob("*/*"), *path.parent.iterdir()):
        os.utime(each, (moment, moment))

    assert written(kind, path) == 0

    assert_whole(path)
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("kind", KINDS)
def test_killed_in_the_middle_of_writing_there_is_no_file_yet(kind: str, tmp_path: Path) -> None:
    path = tmp_path / KINDS[kind]

    assert written(kind, path, most=4096) < 0

    left = [each.name for each in tmp_path.iterdir()]
    assert left
    assert path.name not in left
    assert_swept_by_the_next(kind, path)


@pytest.mark.skipif(not has_strace(), reason="strace is not there or may not trace")
@pytest.mark.parametrize("call", ["fsync", "rename"])  # both come before the file has its name
@pytest.mark.parametrize("kind", ["forms", "table"])
def test_killed_before_it_has_its_name_the_older_file_stays(kind: str, call: str, tmp_path: Path) -> None:
    path = tmp_path / KINDS[kind]
    path.write_bytes(b"the older file")

    assert written(kind, path, traced=killed_at(call)) == -9

    assert path.read_bytes() == b"the older file"
    assert_swept_by_the_next(kind, path)
