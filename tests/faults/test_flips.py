"""The short form of the flips: an encrypted file never reads otherwise unnoticed, a plain one does not crash."""

import random
from pathlib import Path

from tests.faults.flips import flip_bits


def test_every_changed_bit_of_an_encrypted_file_is_noticed(tmp_path: Path) -> None:
    found = flip_bits(25, tmp_path, random.Random(1))  # noqa: S311 - repeatable, not secret

    assert (found.detected, found.failures) == (25, [])


def test_a_changed_bit_of_a_plain_file_is_noticed_or_told_in_a_sentence_but_never_a_crash(tmp_path: Path) -> None:
    found = flip_bits(10, tmp_path, random.Random(2), ())  # noqa: S311 - repeatable, not secret

    assert found.tried == found.detected + found.harmless + len(found.wrong)
    assert found.failures == []
