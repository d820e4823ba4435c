"""The forms of the whole sample company: what was evaluated is what stands on the paper, in both languages."""

import io
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from pypdf.generic import DictionaryObject, StreamObject

from desktop.domain.review import ReviewFinding, ReviewForm
from desktop.i18n import LANGUAGES
from desktop.queries.evaluations import evaluation_list
from desktop.queries.reviews import review_forms
from desktop.reports import figures
from desktop.reports.review import review_pdf, sheets_of
from desktop.store.database import Database
from tests.reports import checks

_ENTRY = re.compile(r"<(....)> <....> \[(.*?)\]")


@pytest.fixture(scope="module")
def company(rehearsed_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    path = tmp_path_factory.mktemp("forms") / "sample.qianji"
    shutil.copyfile(rehearsed_file, path)
    with Database.open(path) as opened:
        yield opened


def forms(company: Database, language: str) -> list[ReviewForm]:
    """Everybody's form of the latest evaluation."""
    with company.read() as session:
        return review_forms(session, evaluation_list(session, language)[0].evaluation_id, language)


def values(form: ReviewForm) -> list[str]:
    """Every value of a form as it must be read on the paper."""
    person = form.person
    said = [form.company, form.title, form.number, form.period_title, form.grade, form.grade_note]
    said += [person.name, person.position, person.team, person.superior, figures.number(form.total)]
    said += [figures.number(form.exact_total, 2), figures.plain(form.coefficient)]
    for item in form.items:
        said += [item.name, item.perspective, figures.plain(item.weight)]
        said += [figures.number(item.points), figures.number(item.weighted, 2)] if item.is_scored else []
        said += [figures.percent(item.attainment, form.language)] if item.is_scored else []
    for told in form.strengths + form.weaknesses:
        said += [told.title, _below_title(told), told.cause, figures.number(told.impact, signed=True)]
    for action in form.actions:
        said += [action.text, action.goal, action.owner, action.support]
    for result in form.last_plan:
        said += [result.title, result.goal, result.now, result.remark]
    said += [figures.number(past.total) for past in form.history[-4:]]
    return [*said, form.employee_opinion, form.difficulties, form.agreements]


def _below_title(told: ReviewFinding) -> str:
    """The end of a text: its beginning may repeat the title, which is left out on paper."""
    return told.text[-20:]


def read(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return _plain("".join(page.get_textpage().get_text_range() for page in document))
    finally:
        document.close()


def _plain(text: str) -> str:
    """Without white space and without the sign that pdfium puts in place of a hyphen at a line's end."""
    return "".join(text.replace("\ufffe", "-").replace("\x02", "-").split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_is_read_out_of_the_file(company: Database, language: str) -> None:
    missing = {}
    for form in forms(company, language):
        printed = read(review_pdf(form))
        lacking = [said for said in values(form) if _plain(said) not in printed]
        if lacking:
            missing[form.person.code] = lacking

    assert missing == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_usual_form_is_one_page(company: Database, language: str) -> None:
    pages = [len(sheets_of(form)) for form in forms(company, language)]

    assert sum(count == 1 for count in pages) >= len(pages) - 1
    assert max(pages) <= 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_touches_anything_on_any_form(company: Database, language: str) -> None:
    sheets = [sheet for form in forms(company, language) for sheet in sheets_of(form)]

    assert [pair for sheet in sheets for pair in checks.overlapping(sheet)] == []
    assert [words.line.text for sheet in sheets for words in checks.crossing_margins(sheet)] == []


def test_every_character_of_the_output_is_in_the_embedded_fonts(company: Database) -> None:
    form = forms(company, "zh_CN")[0]
    drawn = {each for sheet in sheets_of(form) for text in checks.texts(sheet) for each in text}

    embedded: set[str] = set()
    for font in _fonts(review_pdf(form)):
        held = _characters(font)
        glyphs = TTFont(io.BytesIO(_stream(_part(_below(font), "/FontDescriptor"), "/FontFile2")))
        order = glyphs.getGlyphOrder()
        assert all(glyphs["glyf"][order[code]].numberOfContours > 0 for code, each in held.items() if each != " ")
        embedded |= set(held.values())

    assert drawn <= embedded


def _fonts(pdf: bytes) -> list[DictionaryObject]:
    page = pypdf.PdfReader(io.BytesIO(pdf)).pages[0]
    return [
        _part(_part(_part(page, "/Resources"), "/Font"), name) for name in _part(_part(page, "/Resources"), "/Font")
    ]


def _part(whole: DictionaryObject, name: str) -> DictionaryObject:
    found = whole[name].get_object()
    assert isinstance(found, DictionaryObject)
    return found


def _below(font: DictionaryObject) -> DictionaryObject:
    """The font with the outlines below one of two-byte codes."""
    (found,) = (each.get_object() for each in font["/DescendantFonts"].get_object())  # type: ignore[union-attr] # array
    assert isinstance(found, DictionaryObject)
    return found


def _stream(whole: DictionaryObject, name: str) -> bytes:
    found = whole[name].get_object()
    assert isinstance(found, StreamObject)
    return found.get_data()


def _characters(font: DictionaryObject) -> dict[int, str]:
    """What a font's codes stand for, as a reader is told."""
    found: dict[int, str] = {}
    for first, listed in _ENTRY.findall(_stream(font, "/ToUnicode").decode("latin-1")):
        for place, code in enumerate(re.findall("<(.*?)>", listed)):
            found[int(first, 16) + place] = bytes.fromhex(code).decode("utf-16-be")
    return found
