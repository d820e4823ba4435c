"""Every sheet of the sample company in both languages: each value printed, nothing cut, each page numbered."""

import io
from collections.abc import Iterator
from decimal import Decimal
from itertools import cycle
from pathlib import Path

import pypdf
import pytest
from sqlalchemy.orm import Session

from desktop.domain.period import parse_period
from desktop.domain.sheet_kinds import SHEETS, Question, SheetEntry, SheetKind
from desktop.domain.sheets import Sheet, Signing
from desktop.i18n import LANGUAGES, translator
from desktop.queries.sheets import MAKERS, Paper
from desktop.reports.sheets import pages_of, sheets_pdf, unprintable
from desktop.reports.table_texts import texts_of
from desktop.store.database import Database
from tests.made_once import SAMPLE_DAY
from tests.reports import checks
from tests.reports.stretched import STRETCHES, said_in, stretched
from tests.reports.test_extremes import struck
from tests.reports.test_literal import TRICKS, read_pdf, spoiled

PEOPLE = ("E01", "E05")
TARGETS = frozenset({SheetKind.TARGETS})


@pytest.fixture(scope="module")
def session(rehearsed_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """The evaluated sample company, read only."""
    path = tmp_path_factory.mktemp("sheets") / "sample.qianji"
    path.write_bytes(rehearsed_file.read_bytes())
    with Database.open(path) as database, database.read() as opened:
        yield opened


def sheets(session: Session, entry: SheetEntry, language: str) -> list[Sheet]:
    label = "2026-W46" if entry.kind is SheetKind.WEEK else "2026Q4" if entry.kind in TARGETS else "2026Q3"
    codes = PEOPLE if Question.PERSON in entry.questions else None
    return MAKERS[entry.kind](Paper(session, parse_period(label), language, SAMPLE_DAY, codes))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("entry", SHEETS, ids=lambda entry: entry.kind)
def test_the_sheet_is_whole(session: Session, entry: SheetEntry, language: str) -> None:
    found = sheets(session, entry, language)

    assert len(found) == (len(PEOPLE) if Question.PERSON in entry.questions else 1)
    assert unprintable(found) == ()
    for sheet in found:
        pages = pages_of(sheet)
        assert len(pages) <= 2
        for page in pages:
            assert checks.crossing_margins(page) == []
            assert checks.overlapping(page) == []
        shown = "".join("".join(checks.texts(page)) for page in pages).replace(" ", "")
        for table in (table for table in sheet.tables if not table.off_paper):
            for line in texts_of(table.for_paper, translator(language)).lines:
                assert all(cell.replace(" ", "") in shown for cell in line if len(cell) < 12)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [SheetKind.INTERVIEW, SheetKind.PLAN, SheetKind.SELF], ids=str)
def test_signatures_never_have_a_page_of_their_own(session: Session, kind: SheetKind, language: str) -> None:
    everybody = MAKERS[kind](Paper(session, parse_period("2026Q3"), language, SAMPLE_DAY))

    further = [(paper, page) for paper in everybody for page in pages_of(paper)[1:]]

    assert len(further) <= len(everybody) // 8  # nearly all are whole on one page
    for paper, page in further:
        (signing,) = (part for part in paper.parts if isinstance(part, Signing))
        assert checks.begins_with(page) not in (*signing.names, signing.meaning)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("entry", SHEETS, ids=lambda entry: entry.kind)
def test_nothing_overlaps_and_nothing_is_cut_whatever_its_size(
    session: Session, entry: SheetEntry, language: str
) -> None:
    (paper, *_others) = sheets(session, entry, language)

    for name, stretch in STRETCHES.items():
        longer = stretched(paper, stretch)
        pages = pages_of(longer)
        assert [(name, pair) for page in pages for pair in checks.overlapping(page)] == []
        assert [(name, words.line.text) for page in pages for words in checks.crossing_margins(page)] == []
        assert [(name, text) for page in pages for text, _line in struck(page)] == []
        assert [(name, text) for page in pages for text in checks.above_foot(page) if text.endswith("…")] == []
        assert [(name, word) for word in checks.torn_heads(longer)] == []
        printed = checks.columns(pages)
        assert [said for said in said_in(longer) if not any(said in column for column in printed)] == []


@pytest.mark.parametrize(
    ("entry", "trick"), list(zip(SHEETS, cycle(TRICKS), strict=False)), ids=[entry.kind for entry in SHEETS]
)
def test_a_trick_in_every_text_of_a_sheet_is_printed_literally(
    session: Session, entry: SheetEntry, trick: str
) -> None:
    paper = sheets(session, entry, "zh_CN")[0]

    printed = read_pdf(sheets_pdf([spoiled(paper, trick)]))

    # The head, at least one table's head or pairs, and what stands below.
    assert printed.count("".join(trick.split())[:8]) >= 8
    assert "root:" not in printed


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_copied_from_a_statement_are_its_values(session: Session, language: str) -> None:
    entry = next(entry for entry in SHEETS if entry.kind is SheetKind.COMMISSION)
    found = sheets(session, entry, language)

    reader = pypdf.PdfReader(io.BytesIO(sheets_pdf(found)))

    copied = "\n".join(page.extract_text() for page in reader.pages)
    for sheet in found:
        assert sheet.title in copied
        assert sheet.number in copied
        for line in sheet.tables[1].lines[:-1]:
            assert str(line.cells[0]) in copied
            assert all(f"{cell:,.2f}" in copied for cell in line.cells[12:] if isinstance(cell, Decimal))


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_on_the_ranking_are_abbreviated_unless_the_owner_wants_them(session: Session, language: str) -> None:
    quarter = parse_period("2026Q3")
    (short,) = MAKERS[SheetKind.RANKING](Paper(session, quarter, language, SAMPLE_DAY, top=0))
    (whole,) = MAKERS[SheetKind.RANKING](Paper(session, quarter, language, SAMPLE_DAY, with_full_names=True, top=0))

    names = [str(line.cells[1]) for line in whole.tables[0].lines]
    printed = [text for page in pages_of(short) for text in checks.texts(page)]
    assert not set(names) & set(printed)
    assert all(name in [text for page in pages_of(whole) for text in checks.texts(page)] for name in names)
