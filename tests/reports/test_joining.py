"""Arabic letters are bound to each other as they are written."""

import pytest

from desktop.reports import fonts
from desktop.reports.joining import _forms, joined, letter_of


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("محمد", "\ufee3\ufea4\ufee4\ufeaa"),  # begins, middle, middle, ends
        ("بن دار", "\ufe91\ufee6 \ufea9\ufe8d\ufead"),  # letters that bind to nothing behind them; words apart
        ("ب", "\ufe8f"),
        ("مُح", "\ufee3\u064f\ufea2"),  # a mark between two letters parts nobody
        ("گۈل", "\ufb94\ufbdc\ufedd"),  # Uyghur
        ("بـ", "\ufe91\u0640"),
        ("王 Wang שלום", "王 Wang שלום"),
    ],
)
def test_each_letter_has_the_form_of_its_place(text: str, drawn: str) -> None:
    assert joined(text) == drawn
    assert len(drawn) == len(text)


def test_every_form_is_in_the_fonts_and_copied_as_its_letter() -> None:
    for letter, forms in _forms().items():
        for form in forms.values():
            assert fonts.holder(form, False) is not None
            assert letter_of(form) == letter
    assert letter_of("王") == "王"
