"""The command line as an owner calls it."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from desktop.cli.root import qianji
from desktop.services.evaluations import Evaluations
from desktop.store.database import Database
from tests.made_once import made_once
from tests.services.small_company import Q3, add_company, add_scheme, add_staff, add_target, add_visits, line, today


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a call left: its exit code and what it said on each output."""

    code: int
    said: str
    complained: str

    def document(self) -> Any:
        """The one JSON document it printed."""
        return json.loads(self.said)


Call = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test touches the settings, the data or the log of whoever runs it."""
    for name in ("QIANJI_DATA", "QIANJI_LANG", "QIANJI_DATABASE_URL", "QIANJI_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("QIANJI_HOME", str(tmp_path / "home"))


def evaluate_two(path: Path) -> None:
    """Two people evaluated in 2026Q3; one bears a sign of no font, one a name in two directions."""
    with Database.create(path) as database:
        with database.write() as session:
            add_company(session)
            add_scheme(session, line("visits", "100"))
            for code, name in (("E01", "王\ue000"), ("E02", "שלום 5")):
                person = add_staff(session, code, name)
                add_target(session, "visits", "10", staff_id=person)
                add_visits(session, person, 5)
        Evaluations(database, today).run(Q3)


@pytest.fixture
def data(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> Path:
    """A data file with two people evaluated in 2026Q3."""
    return shutil.copyfile(made_once(tmp_path_factory, "two.qianji", evaluate_two), tmp_path / "company.qianji")


@pytest.fixture
def call() -> Call:
    """Call `qianji` with arguments, in English unless a language is named."""

    def run(*arguments: object, language: str = "en", **options: Any) -> Outcome:
        done = CliRunner(env={"QIANJI_LANG": language}).invoke(qianji, [str(each) for each in arguments], **options)
        return Outcome(done.exit_code, done.stdout, done.stderr)

    return run
