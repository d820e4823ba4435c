"""A file of some people is not called what everybody's file is called."""

import pytest

from desktop.i18n import CHINESE, ENGLISH
from desktop.services.selection_name import selection_name

PEOPLE = [(f"E{number:02}", f"王{number}") for number in range(1, 25)]


@pytest.mark.parametrize(
    ("number", "language", "told"),
    [
        (0, CHINESE, ""),
        (24, CHINESE, ""),
        (1, CHINESE, "E01 王1"),
        (2, CHINESE, "E01 王1、E02 王2"),
        (4, ENGLISH, "E01 E02 E03 E04, 4 of 24"),
        (9, ENGLISH, "E01 to E09, 9 of 24"),
        (9, CHINESE, "E01 至 E09，24 人中的 9 人"),
    ],
)
def test_the_end_of_a_name_tells_whom_the_file_holds(number: int, language: str, told: str) -> None:
    assert selection_name(PEOPLE[:number], 24, language) == told


def test_people_without_a_code_are_named() -> None:
    assert selection_name([("", "王一")], 2, CHINESE) == "王一"


def test_choices_of_the_same_ends_and_number_have_names_of_their_own() -> None:
    one, other = [PEOPLE[:8] + PEOPLE[place : place + 1] for place in (9, 9)], [PEOPLE[:7] + PEOPLE[8:10]]
    names = [selection_name(people, 24, CHINESE) for people in (*one, *other)]

    assert names[0] == names[1] != names[2]
    assert all(name.startswith("E01 至 E10 ") and name.endswith("，24 人中的 9 人") for name in names)


def test_codes_without_numbers_are_marked() -> None:
    people = [(f"{letter}店", "") for letter in "ABCDEFGHI"]

    assert selection_name(people, 24, ENGLISH).startswith("A店 to I店 ")
