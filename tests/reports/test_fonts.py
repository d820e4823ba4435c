"""The fonts that travel with the program."""

import hashlib
import json
from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics

from desktop import paths
from desktop.errors import RequestError
from desktop.reports import fonts

FOLDER = paths.resources() / "fonts"


class TestFiles:
    def test_every_font_is_the_one_the_manifest_describes(self) -> None:
        described = json.loads((FOLDER / "MANIFEST.json").read_text(encoding="utf-8"))["fonts"]

        found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in FOLDER.glob("*.ttf")}

        assert found == {font["file"]: font["sha256"] for font in described}

    def test_the_licence_lies_beside_the_fonts(self) -> None:
        assert "SIL OPEN FONT LICENSE" in (FOLDER / "OFL.txt").read_text(encoding="utf-8")


class TestHolder:
    @pytest.mark.parametrize("bold", [False, True])
    def test_all_of_gbk_is_held(self, bold: bool) -> None:
        pairs = (
            bytes([first, second]) for first in range(0x81, 0xFF) for second in range(0x40, 0xFF) if second != 0x7F
        )
        characters = {pair.decode("gbk", "ignore") for pair in pairs} - {""}

        missing = [character for character in characters if fonts.holder(character, bold) is None]

        assert len(characters) > 21_000
        assert missing == []

    @pytest.mark.parametrize("bold", [False, True])
    def test_the_rare_characters_of_the_state_table_are_held(self, shared_data: Path, bold: bool) -> None:
        rows = (
            (shared_data / "zh-chars" / "ref" / "rare_chars_not_in_gbk.csv").read_text(encoding="utf-8").splitlines()
        )
        characters = [row[0] for row in rows[1:]]

        missing = [character for character in characters if fonts.holder(character, bold) is None]

        assert len(characters) == 276
        assert missing == []

    def test_signs_the_forms_use_are_in_the_main_font(self) -> None:
        for sign in "—−→×÷±·¥…％℃①〓“”‘’":
            held = fonts.holder(sign, bold=False)
            assert held is not None
            assert held[0] == fonts.REGULAR, sign

    def test_an_english_text_gets_narrow_quotation_marks(self) -> None:
        wide, narrow = fonts.holder("’", bold=False), fonts.holder("’", bold=False, latin=True)

        assert wide is not None
        assert narrow is not None
        assert narrow[1] < wide[1] / 2

    def test_a_character_of_no_font_has_no_holder(self) -> None:
        assert fonts.holder("\ue123", bold=False) is None


class TestFace:
    def test_a_font_is_read_once_per_process(self) -> None:
        first = fonts.face(fonts.REGULAR)

        assert fonts.face(fonts.REGULAR) is first
        assert pdfmetrics.getFont(fonts.REGULAR) is first

    @pytest.mark.parametrize("content", [None, b"", b"\0\1\0\0half of it"])
    def test_one_that_is_gone_or_cut_is_named(
        self, content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        cut = tmp_path / "Cut.ttf"
        if content is not None:
            cut.write_bytes(content)
        monkeypatch.setattr(fonts, "font_file", lambda _name: cut)

        with pytest.raises(RequestError, match="again") as refused:
            fonts.face("Cut")

        assert "Cut.ttf" in refused.value.sentence(str)
