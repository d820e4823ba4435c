"""What was acknowledged is there after a sudden end, what was not is gone, and the file is whole."""

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop.models import Evaluation, Review, Staff
from desktop.services.checkup import check_up
from desktop.services.evaluations import Evaluations
from desktop.store.database import Database
from desktop.store.places import open_company
from tests.services.small_company import Q3, add_visits, reviews, today, two_people

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

# Everything is written but not kept yet: the moment at which most would be lost.
EVALUATOR = """
import sys
from sqlalchemy import event
from sqlalchemy.orm import Session
from desktop.services.evaluations import Evaluations
from desktop.store.places import open_company
from tests.services.small_company import Q3, today

def stop(session):
    print("half way", flush=True)
    sys.stdin.read()

evaluations = Evaluations(open_company(sys.argv[1]), today)
event.listen(Session, "before_commit", stop)
if sys.argv[2] == "finalise":
    evaluations.finalise(int(sys.argv[3]))
else:
    evaluations.run(Q3)
"""


def kill_half_way(script: str, *arguments: str) -> list[str]:
    """Run a script, kill it when it says that it is half way, and return what it said."""
    command = [sys.executable, "-c", script, *arguments]
    said: list[str] = []
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout
        while said[-1:] != ["half way"]:
            line = writer.stdout.readline()
            assert line, "it ended by itself"
            said.append(line.strip())
        writer.kill()
        writer.wait()
    return said


def where(database: Database) -> str:
    """Where a company lies that another process opens: a file, or the server's database."""
    return database.place if database.is_server else str(database.path)


@pytest.fixture
def killed(tmp_path: Path) -> Path:
    """A data file whose program was killed in the middle of a transaction."""
    path = tmp_path / "company.qianji"
    assert kill_half_way(WRITER, str(path)) == ["saved", "half way"]
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


class TestKilledEvaluation:
    def test_a_run_that_was_cut_off_leaves_the_result_before(self, database: Database) -> None:
        with database.write() as session:
            first, _second = two_people(session)
        before = Evaluations(database, today).run(Q3)
        with database.write() as session:
            add_visits(session, first, 5)
        database.close()

        kill_half_way(EVALUATOR, where(database), "run")

        with open_company(where(database)) as again:
            with again.read() as session:
                kept = reviews(session, before.evaluation_id)
            assert {code: str(review.total) for code, review in kept.items()} == {"E01": "66.0", "E02": "90.0"}
            assert check_up(again).is_whole

    def test_a_first_run_that_was_cut_off_leaves_nothing(self, database: Database) -> None:
        with database.write() as session:
            two_people(session)
        database.close()

        kill_half_way(EVALUATOR, where(database), "run")

        with open_company(where(database)) as again:
            with again.read() as session:
                assert session.scalars(select(Evaluation)).all() == []
                assert session.scalars(select(Review)).all() == []
            assert check_up(again).is_whole

    def test_finalising_that_was_cut_off_can_be_done_again(self, database: Database) -> None:
        with database.write() as session:
            two_people(session)
        result = Evaluations(database, today).run(Q3)
        database.close()

        kill_half_way(EVALUATOR, where(database), "finalise", str(result.evaluation_id))

        with open_company(where(database)) as again:
            with again.read() as session:
                kept = session.get_one(Evaluation, result.evaluation_id)
                assert (kept.status, kept.seal, kept.snapshot) == ("computed", "", None)
            assert Evaluations(again, today).finalise(result.evaluation_id)
            assert check_up(again).is_whole
