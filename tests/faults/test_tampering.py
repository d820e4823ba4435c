"""The short form of the cells changed with another tool."""

import random
from pathlib import Path

from tests.faults.tampering import tamper


def test_every_changed_cell_of_a_finalised_evaluation_is_told(tmp_path: Path) -> None:
    found = tamper(25, tmp_path, random.Random(1))  # noqa: S311 - repeatable, not secret

    assert (found.told, found.failures) == (25, [])
