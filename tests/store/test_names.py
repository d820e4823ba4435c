"""One data file under odd names and through links: whatever it is called, it is that one file."""

import os
import shutil
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop.errors import RequestError
from desktop.models import Team
from desktop.services.keeping import back_up, put_back
from desktop.services.vault import Vault, new_code
from desktop.store.database import Database
from desktop.store.files import beside
from desktop.store.lock import is_held
from desktop.store.looking import look_at
from tests.locked import PASSWORD, key_of, make_slots_cheap

pytestmark = pytest.mark.on_file  # about the file itself

ODD = ["a b c.qianji", "签绩 😀.qianji", "-dash.qianji", "trail...", "a?b=c#d%20.qianji", "quo'te.qianji"]
ENGINES_OWN = ["file:company.qianji", "file:company.qianji?mode=memory", ":memory:"]  # no names on Windows


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which names are typed as they are, without a path."""
    make_slots_cheap(monkeypatch)
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path / "here"


def teams(path: Path) -> list[str]:
    with Database.open(path) as database, database.read() as session:
        return list(session.scalars(select(Team.name).order_by(Team.id)))


def add(path: Path, name: str) -> None:
    with Database.open(path) as database, database.write() as session:
        session.add(Team(name=name))


@pytest.mark.parametrize(
    "name", [each for each in [*ODD, *ENGINES_OWN] if os.name != "nt" or not set(each) & set(':?"')]
)
def test_a_name_is_a_name_whatever_the_engine_takes_it_for(name: str, here: Path) -> None:
    path = Path(name)

    Database.create(path).close()
    add(path, "华东")
    with Database.open(path) as database:
        back_up(database, Path("backup"))
        Vault(database).set_password(PASSWORD, new_code())
    with Database.open(path, [key_of(path)]) as database:
        Vault(database).remove_password(PASSWORD)
    add(path, "华南")

    assert teams(path) == ["华东", "华南"]
    assert teams(Path("backup")) == ["华东"]
    assert sorted(each.name for each in here.iterdir()) == sorted(["backup", name])


@pytest.fixture
def linked(tmp_path: Path, empty_file: Path, here: Path) -> Path:
    """A link to a data file in another folder."""
    (tmp_path / "there").mkdir()
    shutil.copyfile(empty_file, tmp_path / "there" / "company.qianji")
    try:
        (here / "link.qianji").symlink_to(tmp_path / "there" / "company.qianji")
    except OSError:  # Windows asks for a right of its own
        pytest.skip("no links can be made here")
    return here / "link.qianji"


class TestThroughALink:
    def test_the_file_it_names_is_encrypted_not_a_copy_in_the_place_of_the_link(self, linked: Path) -> None:
        with Database.open(linked) as database:
            Vault(database).set_password(PASSWORD, new_code())

        assert linked.is_symlink()
        assert b"SQLite format" not in linked.resolve().read_bytes()
        assert [each.name for each in linked.parent.iterdir()] == [linked.name]

    def test_a_backup_takes_the_place_of_the_file_it_names(self, linked: Path, here: Path) -> None:
        with Database.open(linked) as database:
            back_up(database, here / "backup")
        add(linked, "later")

        kept = put_back(linked, here / "backup")

        assert linked.is_symlink()
        assert teams(linked.resolve()) == []
        assert kept is not None
        assert kept.parent == linked.resolve().parent

    def test_looking_sees_what_was_saved_into_the_journal_beside_the_file_it_names(self, linked: Path) -> None:
        with Database.open(linked) as database:
            with database.write() as session:
                session.add(Team(name="华东"))

            with look_at(linked) as looked, looked.read() as session:
                assert list(session.scalars(select(Team.name))) == ["华东"]

    def test_lock_and_journal_lie_beside_the_file_it_names(self, linked: Path) -> None:
        with Database.open(linked) as database, database.write() as session:
            session.add(Team(name="华东"))

            assert is_held(linked.resolve())
            assert beside(database.path)[0].exists()


def test_a_second_name_that_would_stay_readable_is_told_before_encrypting(here: Path, empty_file: Path) -> None:
    path = Path(shutil.copyfile(empty_file, here / "company.qianji"))
    os.link(path, here / "second.qianji")

    with (
        Database.open(path) as database,
        pytest.raises(RequestError, match=r"company\.qianji bears a second name .* Nothing was changed"),
    ):
        Vault(database).set_password(PASSWORD, new_code())

    assert teams(here / "second.qianji") == []
    assert {each.name for each in here.iterdir()} == {"company.qianji", "second.qianji"}
