"""What was acknowledged is there after a sudden end, what was not is gone, and the file is whole."""

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop.models import Staff
from desktop.store.database import Database

ROOT = Path(__file__).resolve().parents[2]
WRITER = """
import sys
from pathlib import Path
from desktop.models import Staff
from desktop.store.database import Database

database = Database.create(Path(sys.argv[1]))
with database.write() as session:
    session.add(Staff(code="1", name="王龚"))
print("saved", flush=True)
with database.write() as session:
    session.add_all(Staff(code=str(code), name="半途") for code in range(2, 500))
    session.flush()
    print("half way", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def killed(tmp_path: Path) -> Path:
    """A data file whose program was killed in the middle of a transaction."""
    path = tmp_path / "company.qianji"
    command = [sys.executable, "-c", WRITER, str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout
        assert [writer.stdout.readline().strip() for _ in range(2)] == ["saved", "half way"]
        writer.kill()
        writer.wait()
    return path


def test_only_what_was_acknowledged_is_there(killed: Path) -> None:
    with Database.open(killed) as database, database.read() as session:
        names = session.scalars(select(Staff.name)).all()

    assert names == ["王龚"]


def test_the_file_takes_new_records_at_once(killed: Path) -> None:
    with Database.open(killed) as database:
        with database.write() as session:
            session.add(Staff(code="2", name="李菲"))

        with database.read() as session:
            names = session.scalars(select(Staff.name).order_by(Staff.code)).all()

    assert names == ["王龚", "李菲"]
