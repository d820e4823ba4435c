"""The short form of the cells changed with another tool: each column of each table a finalised evaluation is in."""

import random
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from desktop.store import database
from tests.faults.statements import sharing_engines
from tests.faults.tampering import TABLES, tamper


def test_a_changed_cell_of_every_column_of_a_finalised_evaluation_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "engine_of", sharing_engines())

    found = tamper(tmp_path, random.Random(1), is_short=True)  # noqa: S311 - repeatable, not secret

    connection = driver.connect(str(tmp_path / "whole.qianji"))
    columns = sum(len(connection.execute(f'PRAGMA table_info("{table}")').fetchall()) for table in TABLES)
    connection.close()
    assert found.failures == []
    assert found.told == found.cells == columns
