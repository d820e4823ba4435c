"""The stick with the data file is pulled out while the program works: told in a sentence, nothing saved is lost."""

import os
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import func, select

from desktop.domain.rotation import Reason
from desktop.errors import DataFileError, MissingFileError
from desktop.models import Team
from desktop.services.backups import Backups
from desktop.store.database import Database

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows keeps the folder of an open file where it is")


def add(database: Database, name: str) -> None:
    with database.write() as session:
        session.add(Team(name=name))


def test_a_folder_that_goes_under_the_program_is_told_and_the_data_go_with_it_whole(
    tmp_path: Path, empty_file: Path
) -> None:
    stick, elsewhere = tmp_path / "stick", tmp_path / "pocket"
    stick.mkdir()
    path = stick / "company.qianji"
    path.write_bytes(empty_file.read_bytes())
    with Database.open(path) as database:
        add(database, "华东")
        stick.rename(elsewhere)

        with pytest.raises(DataFileError, match="no longer there"):
            Backups(database).put_aside(Reason.REGULAR)
        kept = 1
        with suppress(DataFileError):
            add(database, "华南")  # the system may still have the file in its hands
            kept = 2

    with pytest.raises(MissingFileError):
        Database.open(path)
    with Database.open(elsewhere / path.name) as database, database.read() as session:
        assert session.scalar(select(func.count(Team.id))) == kept
    assert not list(stick.glob("*.qianji"))  # none is made where it was
