"""Names that cannot be printed as they are are recognised, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.i18n import CHINESE, translator
from desktop.reports import fonts, names
from desktop.reports.names import fault_of
from tests.reports.sentences import told


class TestTaken:
    @pytest.mark.parametrize(
        "name",
        [
            "王小明",
            "阿依古丽·买买提",
            "O'Brien",
            "王𠮷䶮",
            "Ågren",
            "Łukasz",
            "김민수",
            "שלום",
            "محمد",
            "محمد علي",
            "שרה בן-דוד",
            "שלום 5",
            "😍",
            "王 小明",
            "王\u3000小",
        ],
    )
    def test_names_that_print_and_copy(self, name: str) -> None:
        assert fault_of(name) is None

    def test_every_usual_sign_is_held_by_the_fonts(self) -> None:
        usual = [chr(code) for code in range(0x20, 0x9FFF) if names._USUAL.fullmatch(chr(code))]

        assert [each for each in usual if fonts.holder(each, False) is None or fonts.holder(each, True) is None] == []
        assert len(usual) > 20_000


class TestRefused:
    @pytest.mark.parametrize(
        ("name", "sentence"),
        [
            ("王\U00020000", "The name holds “\U00020000” (U+20000), which no font of the forms has."),
            ("王\ue000", "The name holds a sign (U+E000), which no font of the forms has."),
            ("\u202btest", "The name holds an invisible mark that turns the direction of writing (U+202B)."),
            ("\ufeff", "The name has no visible character."),
        ],
    )
    def test_the_sentence_names_the_sign_and_what_to_do(self, name: str, sentence: str) -> None:
        english = told(name, str)

        assert english.startswith(sentence)
        assert any(advice in english for advice in ("in the letters of the contract", "Type the name again"))

    @pytest.mark.parametrize("name", ["王\U00020000", "王\ue000", "\u202btest", "\ufeff"])
    def test_the_sentence_is_chinese_for_a_chinese_owner(self, name: str) -> None:
        chinese = told(name, translator(CHINESE))

        assert chinese.startswith("姓名")
        assert "{" not in chinese


@given(st.text(min_size=1, max_size=20))
def test_any_text_is_taken_or_refused_with_a_whole_sentence(name: str) -> None:
    if fault_of(name) is not None:
        assert told(name, str).endswith(".")
