"""The list of named faults against the project: each is played by a test that exists and told in two languages."""

import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from tests.faults.exercises import EXERCISES
from tests.faults.listed import STORAGE, SUDDEN, Fault
from tests.faults.listed_further import NUMBERS, TEXTS
from tests.faults.listed_imports import IMPORTS
from tests.faults.listed_security import SECURITY

TESTS = Path(__file__).resolve().parents[1]
LOCALE = TESTS.parent / "resources" / "locale" / "zh_CN" / "LC_MESSAGES"
LISTED = {**SUDDEN, **STORAGE, **NUMBERS, **IMPORTS, **TEXTS, **SECURITY}
CHINESE, PLACE = re.compile(r"[\u4e00-\u9fff]"), re.compile(r"\{\w+\}")
GROUPS = {"A": 16, "B": 20, "C": 6, "D": 20, "E": 9, "F": 18}


@cache
def sentences() -> dict[str, str]:
    """Every catalogued sentence and its Chinese one."""
    found: dict[str, str] = {}
    for catalogue in LOCALE.glob("*.po"):
        with catalogue.open("rb") as source:
            for message in read_po(source, locale="zh_CN"):
                if message.fuzzy:  # a guess nobody looked at
                    continue
                ids = message.id if isinstance(message.id, tuple | list) else (message.id,)
                texts = message.string if isinstance(message.string, tuple | list) else (message.string,)
                found |= {str(each): str(texts[0]) for each in ids if each}
    return found


def is_there(test: str) -> bool:
    name, _, function = test.partition("::")
    file = TESTS / name
    return file.exists() and (not function or f"def {function}(" in file.read_text(encoding="utf-8"))


def is_said(text: str, said: str) -> bool:
    """Whether a sentence is Chinese, and names in its places what the English one names."""
    return bool(CHINESE.search(said)) and set(PLACE.findall(said)) == set(PLACE.findall(text))


def test_all_89_are_listed() -> None:
    wanted = {f"{group}{number}" for group, size in GROUPS.items() for number in range(1, size + 1)}

    assert set(LISTED) == wanted


@pytest.mark.parametrize("group", GROUPS)
def test_each_is_played_by_a_test_that_exists_or_says_why_not(group: str) -> None:
    faults = {name: fault for name, fault in LISTED.items() if name.startswith(group)}

    assert {name: [each for each in fault.tests if not is_there(each)] for name, fault in faults.items()} == {
        name: [] for name in faults
    }
    assert [name for name, fault in faults.items() if not fault.tests and not fault.unplayed] == []
    assert {each for fault in faults.values() for each in fault.long} <= set(EXERCISES)


@pytest.mark.parametrize("group", GROUPS)
def test_each_is_told_in_both_languages_or_says_why_not(group: str) -> None:
    def untold(fault: Fault) -> list[str]:
        return [
            start
            for start in fault.tells
            if not any(text.startswith(start) and is_said(text, said) for text, said in sentences().items())
        ]

    faults = {name: fault for name, fault in LISTED.items() if name.startswith(group)}

    assert {name: untold(fault) for name, fault in faults.items() if untold(fault)} == {}
    assert [name for name, fault in faults.items() if bool(fault.tells) == bool(fault.silent)] == []
