"""Names are copied out of the PDF as they were typed, by each of the common readers."""

import dataclasses
import io
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pypdf
import pypdfium2
import pytest

from desktop.domain.sheets import Pair, Pairs, Words
from desktop.reports import bidi
from desktop.reports.document import Description, Document
from desktop.reports.flow import Cell
from desktop.reports.look import LEFT, NAME, TEXT_WIDTH
from desktop.reports.names import fault_of
from desktop.reports.review import review_pdf
from desktop.reports.sheet import Sheet
from desktop.reports.sheets import sheets_pdf, uncertain
from tests.reports import cases
from tests.reports.sheet_cases import every_part

# pdfium takes ligatures apart and drops what has no width; poppler joins words over a hyphen at a line's end.
QUIRKS = {
    "pypdf": set[str](),
    "pdfium": {"`⁄€‹›ﬁﬂ‡°·‚—±", "ﷺ", "👨‍🦰 👨🏿‍🦰 👨‍🦱 👨🏿‍🦱 🦹🏿‍♂️", "🏳0🌈️"},
    "poppler": {"'; EXEC sp_MSForEachTable 'DROP TABLE ?'; --"},
}


def by_pypdf(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def by_pdfium(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def by_poppler(pdf: bytes) -> list[str]:
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext is not on this machine")
    done = subprocess.run([program, "-enc", "UTF-8", "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode().split("\f")[:-1]


READERS: dict[str, Callable[[bytes], list[str]]] = {"pypdf": by_pypdf, "pdfium": by_pdfium, "poppler": by_poppler}


def page_with(name: str) -> bytes:
    form = cases.minimal()
    return review_pdf(dataclasses.replace(form, person=dataclasses.replace(form.person, name=name)))


def pages_with(names: list[str]) -> bytes:
    """A page for each name, set as the forms set it."""
    document = Document(Description("", "", "", "zh_CN"))
    for name in names:
        sheet = Sheet()
        for index, line in enumerate(Cell(LEFT, TEXT_WIDTH, name, NAME).lines()):
            sheet.text((LEFT, 100 + 13.0 * index), line, NAME)
        document.add([sheet])
    return document.content()


def packed(text: str) -> str:
    return "".join(character for character in text if not character.isspace())


@pytest.mark.parametrize("reader", READERS)
class TestCopying:
    def test_rare_and_common_characters_mixed(self, reader: str) -> None:
        name = "王𠮷䶮 Ågren-𬭎㛃(İç) 😍"

        assert packed(name) in packed("".join(READERS[reader](page_with(name))))

    def test_combining_marks(self, reader: str) -> None:
        name = "Z\u032e\u031ee\u0301 q\u0303x"

        assert packed(name) in packed("".join(READERS[reader](page_with(name))))

    def test_the_rare_characters_of_the_state_table(self, reader: str, shared_data: Path) -> None:
        rows = (
            (shared_data / "zh-chars" / "ref" / "rare_chars_not_in_gbk.csv").read_text(encoding="utf-8").splitlines()
        )
        characters = "".join(row[0] for row in rows[1:])

        for start in range(0, len(characters), 46):
            name = characters[start : start + 46]
            assert name in packed("".join(READERS[reader](page_with(name))))

    def test_every_naughty_string_is_copied_unchanged_or_refused_as_a_name_or_told_before_printing(
        self, reader: str, shared_data: Path
    ) -> None:
        lines = json.loads((shared_data / "naughty-strings" / "blns.json").read_text(encoding="utf-8"))
        taken = [line for line in lines if fault_of(line) is None and not bidi.is_uncertain(line)]

        pages = READERS[reader](pages_with(taken))

        changed = [line for line, page in zip(taken, pages, strict=True) if packed(line) not in packed(page)]
        assert len(taken) > 480
        assert [line for line in changed if line not in QUIRKS[reader]] == []


RIGHT_TO_LEFT = ("דוד", "دوست", "דוד לוי", "محمد علي", "王 محمد", "محمد 12", "café محمد")


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("text", RIGHT_TO_LEFT)
def test_what_a_sheet_has_from_right_to_left_is_copied_unchanged_or_told(reader: str, text: str) -> None:
    parts = (Pairs((Pair("姓名", text), Pair("岗位", "专员"))), Words("说明", (text,)))
    sheet = dataclasses.replace(every_part("表"), parts=parts, subject=text)

    copied = packed("".join(READERS[reader](sheets_pdf([sheet]))))

    assert copied.count(packed(text)) >= 2 or uncertain([sheet]) == (text,)
