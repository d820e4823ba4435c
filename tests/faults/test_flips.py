"""The short form of the flips: an encrypted file never reads otherwise unnoticed, a plain one does not crash."""

import random
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop.errors import DamagedFileError
from desktop.models import Team
from desktop.store.database import Database
from tests.faults.flips import flip_bits
from tests.faults.locked import KEY


def test_every_changed_bit_of_an_encrypted_file_is_noticed(tmp_path: Path) -> None:
    found = flip_bits(25, tmp_path, random.Random(1))  # noqa: S311 - repeatable, not secret

    assert (found.detected, found.failures) == (25, [])


def test_a_changed_bit_of_a_plain_file_is_noticed_or_told_in_a_sentence_but_never_a_crash(tmp_path: Path) -> None:
    found = flip_bits(10, tmp_path, random.Random(2), ())  # noqa: S311 - repeatable, not secret

    assert found.tried == found.detected + found.harmless + len(found.wrong)
    assert found.failures == []


def test_a_changed_bit_inside_a_text_of_an_encrypted_file_is_noticed(tmp_path: Path) -> None:
    """No page of the file's own order is touched, so that only the seal of each page can tell."""
    path = tmp_path / "company.qianji"
    with Database.create(path, key=KEY) as database, database.write() as session:
        session.add(Team(name="队" * 200_000))
    content = path.read_bytes()

    for place in range(len(content) * 4 // 10, len(content) * 6 // 10, len(content) // 40):  # all of it the text
        spoilt = bytearray(content)
        spoilt[place] ^= 1
        path.write_bytes(spoilt)

        with pytest.raises(DamagedFileError), Database.open(path, (KEY,)) as database, database.read() as session:
            session.scalars(select(Team.name)).one()
