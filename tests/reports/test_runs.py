"""From a text to runs of fonts: the one door to the page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.reports import runs


class TestLine:
    def test_a_name_with_a_rare_character_is_cut_where_the_font_changes(self) -> None:
        made = runs.line("王𠮷明")

        assert [(run.font, run.text) for run in made.runs] == [
            ("NotoSansSC-Regular", "王"),
            ("QianjiFallback-Regular", "𠮷"),
            ("NotoSansSC-Regular", "明"),
        ]
        assert made.width == pytest.approx(3)

    def test_bold_stays_bold_in_the_fallback(self) -> None:
        made = runs.line("𠮷", bold=True)

        assert made.runs[0].font == "QianjiFallback-Bold"

    def test_a_character_of_no_font_becomes_the_missing_sign(self) -> None:
        made = runs.line("李\ue123")

        assert "".join(run.text for run in made.runs) == "李〓"

    def test_white_space_of_any_kind_is_a_space(self) -> None:
        made = runs.line("a\tb\nc")

        assert "".join(run.text for run in made.runs) == "a b c"

    def test_markup_is_only_text(self) -> None:
        text = "<b>王</b> &amp; <img src=x>"

        assert "".join(run.text for run in runs.line(text).runs) == text

    def test_marks_are_stated_for_readers_that_drop_them(self) -> None:
        assert runs.line("e\u0301\u0323").is_special
        assert not runs.line("王䶮").is_special

    @given(st.text(max_size=60))
    def test_any_text_can_be_drawn(self, text: str) -> None:
        made = runs.line(text)

        assert made.width >= 0
        assert made.width == pytest.approx(sum(run.width for run in made.runs))


class TestUnprintable:
    def test_each_missing_character_is_named_once(self) -> None:
        assert runs.unprintable(["王\ue123", "\ue123\x07", "李"]) == ("\ue123", "\x07")

    def test_white_space_is_printable(self) -> None:
        assert runs.unprintable(["a\tb\u3000c\n"]) == ()

    def test_other_scripts_and_symbols_are_printable(self) -> None:
        assert runs.unprintable(["Łódź Ελλάδα Привет שלום العربية ภาษาไทย 한국어 བོད 😍👾 𝐓𝐡𝐞 ⅛ ♥"]) == ()
