import errno
import os
from pathlib import Path

import pytest

from desktop.i18n import CHINESE, translator
from desktop.system_causes import cause_and_way, cause_of, short_name

KNOWN = (
    "EACCES", "EPERM", "EROFS", "ENOSPC", "EFBIG", "ENAMETOOLONG", "ELOOP", "EISDIR", "ENOTDIR", "ENOENT", "EIO",
    "EBUSY", "EINVAL", "ENXIO", "EBADF",
)  # fmt: skip


class ToldByWindowsError(OSError):
    """An error as Python tells it there, with the system's own code."""

    def __init__(self, number: int, winerror: int) -> None:
        super().__init__(number, "")
        self.winerror = winerror


@pytest.mark.parametrize("name", KNOWN)
def test_every_refusal_of_the_system_is_told_in_the_owners_language_with_what_to_do(name: str) -> None:
    number = getattr(errno, name)
    problem = OSError(number, os.strerror(number))

    for told in (cause_of(problem), cause_and_way(problem)):
        chinese = translator(CHINESE)(told)
        assert os.strerror(number) not in chinese
        assert not any("a" <= letter <= "z" for letter in chinese)
    assert ";" in cause_and_way(problem)


@pytest.mark.parametrize(
    ("number", "code", "told"),
    [
        ("EACCES", 21, "the folder or the drive is not there"),
        ("EACCES", 23, "the drive reports a fault"),
        ("EINVAL", 1117, "the drive reports a fault"),
        ("EINVAL", 39, "the disk is full"),
        ("EINVAL", 123, "the name holds a character not allowed there"),
    ],
)
def test_what_windows_says_of_a_drive_goes_before_the_number_python_makes_of_it(
    number: str, code: int, told: str
) -> None:
    assert cause_of(ToldByWindowsError(getattr(errno, number), code)) == told


def test_a_name_that_is_too_long_is_shown_in_short() -> None:
    assert short_name(Path("media") / ("x" * 300)) == str(Path("media") / ("x" * 40 + "…"))
