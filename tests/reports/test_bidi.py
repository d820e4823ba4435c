"""Texts that run from right to left."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.reports import bidi


class TestVisual:
    @pytest.mark.parametrize(
        ("text", "drawn"),
        [
            ("王䶮 Wang", "王䶮 Wang"),
            ("שלום", "םולש"),
            ("ab שלום cd", "ab םולש cd"),
            ("שלום עולם", "םלוע םולש"),
            ("שלום 12.5 עולם", "םלוע 12.5 םולש"),
            ("בְּר", "רבְּ"),
        ],
    )
    def test_right_to_left_stretches_are_turned_around(self, text: str, drawn: str) -> None:
        assert bidi.visual(text) == drawn

    @given(st.text(alphabet="ab 12שלםמ,. ", max_size=40))
    def test_nothing_is_lost(self, text: str) -> None:
        assert sorted(bidi.visual(text)) == sorted(text)


class TestIsUncertain:
    def test_one_word_is_copied_alike_everywhere(self) -> None:
        assert not bidi.is_uncertain("שלום")
        assert not bidi.is_uncertain("王䶮, 3.5 %")

    def test_letters_among_other_signs_are_uncertain(self) -> None:
        assert bidi.is_uncertain("שלום 5")
        assert bidi.is_uncertain("محمد علي")  # some readers turn its words around beside a caption
        assert bidi.is_uncertain("\u202etest")

    def test_every_letter_from_right_to_left_and_every_mark_that_steers_is_found(self) -> None:
        kinds = {"R", "AL", *bidi._STEERING}
        every = (chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000)

        missed = [each for each in every if unicodedata.bidirectional(each) in kinds and not bidi._MAYBE.match(each)]

        assert missed == []
