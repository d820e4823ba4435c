"""Sudden death and other processes: what was acknowledged is there afterwards."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import func, select

from desktop.models import Team
from desktop.store.database import Database
from desktop.store.health import health_of

pytestmark = pytest.mark.on_file  # about the file itself

WRITER = """
import sys
from pathlib import Path
from desktop.models import Team
from desktop.store.database import Database

database = Database.open(Path(sys.argv[1]))
for number in range(10_000):
    with database.write() as session:
        session.add_all([Team(name=f"{number}-{part}") for part in "ab"])
    print(number, flush=True)
"""
OPENER = """
import sys
from pathlib import Path
from desktop.errors import DataFileError
from desktop.store.database import Database

try:
    Database.open(Path(sys.argv[1]))
except DataFileError as problem:
    print(problem)
    sys.exit(problem.exit_code)
"""


def python(program: str, path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", program, str(path)], stdout=subprocess.PIPE, text=True)


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
@pytest.mark.parametrize("acknowledged", [1, 7, 23])
def test_a_kill_loses_no_acknowledged_save_and_leaves_no_half_one(tmp_path: Path, acknowledged: int) -> None:
    path = tmp_path / "company.qianji"
    Database.create(path).close()

    with python(WRITER, path) as writer:
        assert writer.stdout is not None
        seen = [int(writer.stdout.readline()) for _ in range(acknowledged)]
        writer.send_signal(signal.SIGKILL)

    with Database.open(path) as database:
        with database.read() as session:
            count = session.scalar(select(func.count(Team.id))) or 0
        with database.raw() as connection:
            assert health_of(connection).is_sound
    assert count >= 2 * len(seen)
    assert count % 2 == 0


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
def test_a_killed_process_leaves_no_lock(tmp_path: Path) -> None:
    path = tmp_path / "company.qianji"
    Database.create(path).close()

    with python(WRITER, path) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        writer.send_signal(signal.SIGKILL)

    Database.open(path).close()
    assert list(tmp_path.iterdir()) == [path]


def test_a_second_process_is_refused_with_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "company.qianji"

    with Database.create(path), python(OPENER, path) as opener:
        told, _ = opener.communicate(timeout=60)

    assert opener.returncode == 3
    assert "already open" in told


def test_changes_that_never_came_in_are_checked_after_a_crash(tmp_path: Path) -> None:
    path = tmp_path / "company.qianji"
    Database.create(path).close()
    database = Database.open(path)
    with database.write() as session:
        session.add(Team(name="华东"))
    copy = tmp_path / "copy.qianji"
    copy.write_bytes(path.read_bytes())
    copy.with_name(copy.name + "-wal").write_bytes(path.with_name(path.name + "-wal").read_bytes())
    database.close()

    with Database.open(copy) as reopened, reopened.read() as session:
        assert session.scalars(select(Team.name)).all() == ["华东"]
