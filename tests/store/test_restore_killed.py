"""Killed while a backup is put back: at any moment the whole old file or the whole new one bears the name."""

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop.models import Team
from desktop.store.database import Database
from desktop.store.restore import restore

pytestmark = pytest.mark.on_file  # about the file itself
_HEARD: list[Callable[[], None]] = []  # at most one; a hook of Python's cannot be taken away again


@pytest.fixture
def at_each_renaming() -> Iterator[list[Callable[[], None]]]:
    """Who is in the list is called before anything on the disk takes another name or goes."""
    sys.addaudithook(_hear)
    yield _HEARD
    _HEARD.clear()


def _hear(event: str, _about: tuple[object, ...]) -> None:
    if event in {"os.rename", "os.remove"}:
        for each in tuple(_HEARD):
            _HEARD.clear()  # what it does itself is not told
            each()
            _HEARD.append(each)


def company(path: Path, team: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with Database.create(path) as database, database.write() as session:
        session.add(Team(name=team))
    return path


def teams(path: Path) -> list[str]:
    with Database.open(path) as database, database.read() as session:
        return list(session.scalars(select(Team.name).order_by(Team.id)))


@pytest.mark.parametrize("is_unclean", [False, True], ids=["closed", "after a sudden end"])
def test_at_every_moment_a_whole_file_bears_the_name(
    tmp_path: Path, at_each_renaming: list[Callable[[], None]], is_unclean: bool
) -> None:
    backup = company(tmp_path / "stick" / "backup.qianji", "华东")
    path, before = company(tmp_path / "company" / "company.qianji", "华南"), ["华南"]
    if is_unclean:
        before = ["华南", "华北"]
        path = left_suddenly(path, tmp_path / "left")
    moments: list[Path] = []

    def note() -> None:
        left = tmp_path / "moments" / str(len(moments))
        shutil.copytree(path.parent, left, ignore=shutil.ignore_patterns("*.lock"))
        moments.append(left / path.name)

    at_each_renaming.append(note)
    kept = restore(path, backup)
    at_each_renaming.clear()

    found = [teams(moment) for moment in moments]
    assert len(found) >= 2
    assert [each for each in found if each not in (before, ["华东"])] == []
    assert teams(path) == ["华东"]
    assert kept is not None
    assert teams(kept) == before


def test_changes_left_beside_a_damaged_file_never_come_into_the_new_one(tmp_path: Path) -> None:
    backup = company(tmp_path / "stick" / "backup.qianji", "华东")
    path = left_suddenly(company(tmp_path / "company" / "company.qianji", "华南"), tmp_path / "left")
    path.write_bytes(b"rubbish")

    restore(path, backup)

    assert teams(path) == ["华东"]
    assert path.with_name("company.qianji-wal").exists() is False


def left_suddenly(path: Path, folder: Path) -> Path:
    """The file with its journal, which holds what was saved last, as a kill right after that leaves both."""
    folder.mkdir()
    with Database.open(path) as database:
        with database.write() as session:
            session.add(Team(name="华北"))
        for each in path.parent.glob("company.qianji*"):
            if not each.name.endswith(".lock"):
                shutil.copyfile(each, folder / each.name)
    assert (folder / "company.qianji-wal").stat().st_size > 0
    return folder / path.name
