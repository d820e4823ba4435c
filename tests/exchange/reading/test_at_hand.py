"""What is told of a table file before anything of it is read."""

from pathlib import Path

import pytest

from desktop.errors import RequestError
from desktop.exchange.reading.at_hand import checked_size


def test_the_note_beside_an_open_workbook_leads_to_the_workbook(tmp_path: Path) -> None:
    note = tmp_path / "~$visits.xlsx"
    note.write_bytes(b"\x05Admin" + b" " * 159)

    with pytest.raises(RequestError) as refused:
        checked_size(note)

    assert "Choose the workbook itself" in refused.value.sentence(str)


def test_a_table_whose_name_only_begins_like_that_is_read(tmp_path: Path) -> None:
    table = tmp_path / "~$visits.csv"
    table.write_text("date,staff\n" * 200, encoding="utf-8")

    assert checked_size(table) == 2200
