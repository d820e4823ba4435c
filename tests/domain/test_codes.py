"""Codes for whom nobody entered one."""

from itertools import islice

import pytest

from desktop.domain.codes import free_codes


@pytest.mark.parametrize(
    ("taken", "expected"),
    [
        ((), ["E001", "E002"]),
        (("E01", "E02", "E24"), ["E25", "E26"]),
        (("E09", "E98"), ["E99", "E100"]),
        (("A-007", "A-006", "老板"), ["A-008", "A-009"]),
        (("7", "8"), ["9", "10"]),
        (("E01", "E02", "X99"), ["E03", "E04"]),
        (("13800000001", None, ""), ["E001", "E002"]),
        (("王", "李"), ["E001", "E002"]),
    ],
)
def test_they_go_on_as_those_of_the_list_do(taken: tuple[str | None, ...], expected: list[str]) -> None:
    assert list(islice(free_codes(taken), 2)) == expected
