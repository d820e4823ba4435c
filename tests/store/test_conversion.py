"""A data file written anew under a key, where the disk does not do what it should."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as driver

from desktop.errors import DataFileError
from desktop.i18n import ENGLISH, translator
from desktop.store.connection import connect
from desktop.store.conversion import convert
from desktop.store.files import empty_file


class OnASickDisk:
    """A connection whose file cannot be copied."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def execute(self, statement: str, *values: Any) -> Any:
        """Carry out a statement, unless it copies."""
        if "sqlcipher_export" in statement:
            raise driver.OperationalError("disk I/O error")
        return self._connection.execute(statement, *values)


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Any]:
    """A file with one table and one row."""
    path = tmp_path / "company.qianji"
    empty_file(path)
    with closing(connect(path)) as opened:
        opened.execute("CREATE TABLE visit (words TEXT)")
        opened.execute("INSERT INTO visit VALUES ('first')")
        opened.commit()
        yield opened


@pytest.mark.parametrize("ending", [".part", ".part.made"])
def test_an_error_of_the_disk_names_the_file_its_owner_knows(connection: Any, tmp_path: Path, ending: str) -> None:
    part = tmp_path / f"company.qianji{ending}"

    with pytest.raises(DataFileError) as refused:
        convert(OnASickDisk(connection), part, None)

    told = refused.value.sentence(translator(ENGLISH))
    assert "The disk reported an error at" in told
    assert "company.qianji;" in told
    assert not part.exists()


def test_a_copy_that_does_not_agree_is_thrown_away_and_the_owners_file_is_named(
    connection: Any, tmp_path: Path
) -> None:
    part = tmp_path / "company.qianji.part"

    def disturb(step: str) -> None:
        if step == "written":
            with closing(connect(part)) as other:
                other.execute("UPDATE visit SET words = 'another'")
                other.commit()

    with pytest.raises(DataFileError) as refused:
        convert(connection, part, None, step=disturb)

    assert refused.value.sentence(translator(ENGLISH)) == (
        "What was written anew of company.qianji did not agree with it and was thrown away; "
        "company.qianji is as it was."
    )
    assert not part.exists()
