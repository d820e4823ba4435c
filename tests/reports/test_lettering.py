"""The fonts of one file: every character has a code of its own, its outline, its width and its way back."""

import io
from functools import cache
from struct import unpack_from

import pytest
from fontTools.ttLib import TTFont
from reportlab.pdfbase.pdfdoc import PDFDocument

from desktop.reports import fonts
from desktop.reports.cutting import cut
from desktop.reports.lettering import Lettering, Letters
from desktop.reports.runs import Run

FACES = (fonts.REGULAR, fonts.BOLD, "QianjiFallback-Regular", "QianjiFallback-Bold", "QianjiWorld-Regular")


@cache
def program_of(text: str) -> TTFont:
    face = fonts.face(fonts.REGULAR).face
    return TTFont(io.BytesIO(cut(face, [0, *(face.charToGlyph[ord(each)] for each in text)])))


class TestLetters:
    def test_each_character_has_a_code_of_its_own_in_the_order_it_appears(self) -> None:
        letters = Letters(fonts.REGULAR, "F1")

        assert [letters[each] for each in "签绩签"] == ["0001", "0002", "0001"]

    def test_a_space_that_does_not_break_is_copied_as_a_space(self) -> None:
        letters = Letters(fonts.REGULAR, "F1")

        assert letters["\u00a0"] == letters[" "]

    def test_a_character_the_font_lacks_is_never_written(self) -> None:
        with pytest.raises(KeyError):
            Letters(fonts.REGULAR, "F1")["\ue123"]


class TestLettering:
    def test_a_text_is_written_the_same_way_again(self) -> None:
        lettering, run = Lettering(PDFDocument()), Run(fonts.BOLD, "签绩", 2.0)

        assert lettering.shown(run) == ("F1", "<00010002> Tj")
        assert lettering.shown(run) is lettering.shown(run)

    def test_each_face_is_a_font_of_the_file_once(self) -> None:
        document = PDFDocument()
        lettering = Lettering(document)

        keys = [lettering.shown(Run(name, "A", 0.6))[0] for name in (fonts.BOLD, fonts.REGULAR, fonts.BOLD)]

        assert keys == ["F1", "F2", "F1"]
        assert len(document.delayedFonts) == 2


class TestCut:
    def test_outlines_and_widths_are_those_of_the_face(self) -> None:
        whole = TTFont(io.BytesIO(fonts.face(fonts.REGULAR).face._ttf_data))
        characters, text = whole.getBestCmap(), "签A 龘"

        found = program_of(text)

        order = found.getGlyphOrder()
        for place, character in enumerate(text, 1):
            name = characters[ord(character)]
            assert found["hmtx"][order[place]] == whole["hmtx"][name]
            assert found["glyf"][order[place]] == whole["glyf"][name]

    def test_many_outlines_get_places_of_four_bytes(self) -> None:
        few, many = program_of("签"), program_of("".join(map(chr, range(0x4E00, 0x5200))))

        assert (few["head"].indexToLocFormat, many["head"].indexToLocFormat) == (0, 1)
        assert many["maxp"].numGlyphs == 0x400 + 1

    @pytest.mark.parametrize("name", FACES)
    def test_no_glyph_of_our_fonts_is_built_out_of_others(self, name: str) -> None:
        face = fonts.face(name).face
        start, bounds, program = face.get_table_pos("glyf")[0], face.glyphPos, face._ttf_data

        built = [
            glyph
            for glyph in range(face.numGlyphs)
            if bounds[glyph] < bounds[glyph + 1] and unpack_from(">h", program, start + bounds[glyph])[0] < 0
        ]

        assert built == []
