"""What every test may ask for: a real data file, and the shared real files where they are present."""

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy.orm import Session

from desktop.store.database import Database
from desktop.store.server.database import ServerDatabase
from tests.compiled_once import compile_once
from tests.counted import pytest_runtest_protocol
from tests.few import few_of_each
from tests.made_once import made_once, make_rehearsed, make_sample
from tests.server import named_server
from tests.server_spare import emptied_database
from tests.unsynced import wait_for_no_disk

ON_EITHER = frozenset({"database", "command"})  # fixtures that hand out a company, wherever it lies
ON_FILES = frozenset({"empty_file", "sample_file", "rehearsed_file"})  # fixtures that hand out a data file

NEVER, MUCH = 1_000_000_000, 100_000  # things made since the last search
RECENT, EVERYTHING, OFTEN = 1, 2, 10  # Python's generations; searches of what is recent before one of everything

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
settings.register_profile("tests", deadline=None)  # how long one example takes depends on what else the machine does
settings.load_profile("tests")
compile_once()
wait_for_no_disk()

__all__ = ["pytest_runtest_protocol"]  # a hook of every run


def pytest_addoption(parser: pytest.Parser) -> None:
    """Say how many tests of each module are run, and of which modules all are."""
    parser.addoption("--few", type=int, default=0, help="so many functions of each module, 0 for all tests")
    parser.addoption("--whole", action="append", default=[], help="a path of which all tests are run")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On a server leave out what is about files; on files what needs a server."""
    is_server = bool(named_server())
    left_out = [each for each in items if _is_elsewhere(each, is_server)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [each for each in items if each not in set(left_out)]
    if config.getoption("--few"):
        chosen = few_of_each(items, config.getoption("--few"), config.getoption("--whole"))
        config.hook.pytest_deselected(items=[each for each in items if each not in chosen])
        items[:] = [each for each in items if each in chosen]


def pytest_collection_finish() -> None:
    """What was collected stays until the end: looking through it again and again takes a tenth of the run."""
    gc.collect()
    gc.freeze()
    # Python would search on whatever thread makes the next thing, and a timer of a window that ends on another thread
    # than the window's goes off afterwards. Here, as in the program, the window's thread searches: between two tests.
    gc.set_threshold(NEVER)


def pytest_runtest_logfinish() -> None:
    """Search what the test left behind, once that is much; what outlived other tests only now and then."""
    gc.enable()  # what turns the search off for the rest of a process may be called by a test in this one
    made, _, looks = gc.get_count()
    if made > MUCH:
        gc.collect(EVERYTHING if looks > OFTEN else RECENT)


def _is_elsewhere(item: pytest.Item, is_server: bool) -> bool:
    needs_server = item.get_closest_marker("on_server") is not None
    if not is_server:
        return needs_server
    asked = set(getattr(item, "fixturenames", ()))
    is_about_files = item.get_closest_marker("on_file") is not None or not asked.isdisjoint(ON_FILES)
    return not needs_server and (is_about_files or asked.isdisjoint(ON_EITHER))


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with today's tables and nothing in them, to be copied: copying takes a tenth of the time of making."""
    return made_once(tmp_path_factory, "empty.qianji", lambda path: Database.create(path).close())


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample company as it is invented, without evaluations; to be copied."""
    return made_once(tmp_path_factory, "sample.qianji", make_sample)


@pytest.fixture(scope="session")
def rehearsed_file(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample company with its evaluations, as the demo leaves it; to be copied."""
    return made_once(tmp_path_factory, "rehearsed.qianji", lambda path: make_rehearsed(sample_file, path))


@pytest.fixture(autouse=True, scope="session")
def home_of_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A user folder of their own: no test reads or writes the settings of whoever runs it."""
    with pytest.MonkeyPatch.context() as surroundings:
        surroundings.setenv("QIANJI_HOME", str(tmp_path_factory.mktemp("home")))
        yield


@pytest.fixture
def database(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Database]:
    """An empty company with today's tables: a file, or a database where the run works on a server."""
    if named_server():
        with ServerDatabase.reach(emptied_database(), tmp_path / "company.qianji") as reached:
            yield reached
        return
    empty_file: Path = request.getfixturevalue("empty_file")
    path = tmp_path / "company.qianji"
    shutil.copyfile(empty_file, path)
    with Database.open(path) as opened:
        yield opened


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    """A session of one writing transaction."""
    with database.write() as opened:
        yield opened


@pytest.fixture
def shared_data() -> Path:
    """The folder of real files; tests that need it are skipped where it is absent."""
    folder = Path(__file__).resolve().parents[2] / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the shared real files are not on this machine")
    return folder
