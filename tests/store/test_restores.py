"""The note of restores beside the backups: kept whole, and silent where it says nothing."""

from pathlib import Path

import pytest

from desktop.errors import DataFileError
from desktop.store.restores import NOTE, note_restore, restores_on


def test_every_restore_is_kept_with_how_many_copies_there_were(tmp_path: Path) -> None:
    note_restore(tmp_path, "a" * 64, 3)
    note_restore(tmp_path, "b" * 64, 7)

    assert restores_on(tmp_path) == {"a" * 64: 3, "b" * 64: 7}
    assert [each.name for each in tmp_path.iterdir()] == [NOTE]


@pytest.mark.parametrize("told", ["", "{", "[1, 2]", '{"seal": "many"}', '{"seal": null}', "\udcff"])
def test_a_note_that_nobody_can_read_excuses_nothing_and_is_written_anew(tmp_path: Path, told: str) -> None:
    (tmp_path / NOTE).write_text(told, encoding="utf-8", errors="surrogateescape")

    assert restores_on(tmp_path) == {}

    note_restore(tmp_path, "a" * 64, 3)
    assert restores_on(tmp_path) == {"a" * 64: 3}


def test_where_there_is_no_shelf_none_is_made(tmp_path: Path) -> None:
    note_restore(tmp_path / "company-backups", "a" * 64, 1)

    assert list(tmp_path.iterdir()) == []


def test_a_shelf_that_takes_no_note_is_told_by_name(tmp_path: Path) -> None:
    (tmp_path / NOTE).with_name(NOTE + ".part").mkdir()

    with pytest.raises(DataFileError, match=r"restores\.json could not be written"):
        note_restore(tmp_path, "a" * 64, 1)
