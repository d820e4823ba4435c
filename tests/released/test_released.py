"""Data files of every released schema: opened, brought up to date, whole, with the same contents and figures."""

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from desktop.services.checkup import check_up
from desktop.store.database import Database
from desktop.store.migrate import MIGRATIONS, SCHEMA
from tests.released.__main__ import figures_of
from tests.released.contents import contents_of
from tools.make_migration import lacking

FOLDER = Path(__file__).resolve().parent
RELEASED = {"0001": "a676d638cf9a873b"}  # migrations that files out there were made by, and what they are
INDEXES = "SELECT name, sql FROM sqlite_master WHERE type = 'index'"
FILES = sorted(FOLDER.glob("schema-*.qianji.gz"))

pytestmark = pytest.mark.on_file  # about the file itself


@pytest.fixture(params=FILES, ids=lambda file: str(file.name))
def released(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Any]:
    """A released file, unpacked, and what is expected of it."""
    monkeypatch.setenv("QIANJI_HOME", str(tmp_path / "home"))
    path = tmp_path / "company.qianji"
    path.write_bytes(gzip.decompress(request.param.read_bytes()))
    expected = request.param.with_name(request.param.name.replace(".qianji.gz", ".json"))
    return path, json.loads(expected.read_text(encoding="utf-8"))


def indexes_of_a_new_file(path: Path) -> set[tuple[Any, ...]]:
    """Which indexes the newest tables have, with the words they were made by."""
    with Database.create(path) as database, database.raw() as connection:
        return set(connection.execute(INDEXES))


def same(expected: Any, found: Any) -> bool:
    """Whether everything expected is found; later versions may tell more."""
    if isinstance(expected, dict):
        return isinstance(found, dict) and all(same(value, found.get(key)) for key, value in expected.items())
    if isinstance(expected, list):
        return len(expected) == len(found) and all(map(same, expected, found))
    return bool(expected == found)


def test_a_released_file_is_brought_up_to_date_with_nothing_lost(released: tuple[Path, Any]) -> None:
    path, expected = released

    with Database.open(path) as database:
        assert check_up(database).is_whole
        with database.raw() as connection:
            assert connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA
            assert set(connection.execute(INDEXES)) == indexes_of_a_new_file(path.with_name("new.qianji"))

    columns = {table: each["columns"] for table, each in expected["contents"].items()}
    assert contents_of(path, columns) == expected["contents"]
    figures = figures_of(path)
    assert {name: same(each, figures[name]) for name, each in expected["figures"].items()} == dict.fromkeys(
        figures, True
    )


def test_the_first_released_schema_has_its_file() -> None:
    assert [file.name for file in FILES][:1] == ["schema-1.qianji.gz"]


def test_released_migrations_are_never_written_again() -> None:
    found = {
        file.name[:4]: hashlib.sha256(file.read_bytes().replace(b"\r\n", b"\n")).hexdigest()[:16]
        for file in (MIGRATIONS / "versions").glob("[0-9]*.py")
    }

    assert {number: found[number] for number in RELEASED} == RELEASED


def test_the_migrations_make_all_that_the_models_have() -> None:
    assert list(lacking()) == []
