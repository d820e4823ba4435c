"""How a Windows writes days and amounts."""

import sys
from types import SimpleNamespace
from typing import Any

import pytest

from desktop.ui.kit.amounts import typed_money
from desktop.windows_spelling import DECIMAL_SIGN, SHORT_DATE, Spelling, ask, spelling_of, system_spelling


@pytest.mark.parametrize(
    ("short_date", "expected"),
    [("yyyy/M/d", None), ("dd.MM.yyyy", True), ("M/d/yyyy", False), ("d/M/yy", True), ("", None)],
)
def test_the_order_is_that_of_a_short_day(short_date: str, expected: bool | None) -> None:
    assert spelling_of(short_date, ".").is_day_first is expected


def test_windows_is_asked_for_both() -> None:
    answers = {SHORT_DATE: "dd.MM.yyyy", DECIMAL_SIGN: ","}

    def answer(_whose: None, what: int, place: Any, _room: int) -> int:
        place.value = answers[what]
        return 1

    assert ask(SimpleNamespace(kernel32=SimpleNamespace(GetLocaleInfoEx=answer))) == Spelling(True, True)


def test_a_windows_that_does_not_answer_is_taken_as_any_other_system() -> None:
    assert ask(SimpleNamespace(kernel32=SimpleNamespace(GetLocaleInfoEx=lambda *_: 0))) == Spelling()


@pytest.mark.skipif(sys.platform == "win32", reason="goes by the owner's choice there")
def test_of_another_system_nothing_is_assumed() -> None:
    assert system_spelling() == Spelling()
    assert typed_money("1,234.5") == 1234.5
