"""The sheets beside the review form: a head, their parts, and a foot that tells which page this is."""

from collections.abc import Sequence
from dataclasses import replace

from desktop.domain.sheets import Part, Table
from desktop.domain.sheets import Sheet as Paper
from desktop.i18n import Translator, translator
from desktop.reports import figures, runs
from desktop.reports.document import Description, Document
from desktop.reports.flow import Cell, Flow, Spacing, strips
from desktop.reports.letterhead import MIDDLE_GAP, MOST_BESIDE, Letterhead, letterhead
from desktop.reports.look import (
    ACCENT,
    CAPTION,
    FINDING,
    HAIRLINE,
    LEFT,
    NAME,
    NOTE,
    RIGHT,
    TEXT,
    TEXT_WIDTH,
)
from desktop.reports.sheet import Sheet, width
from desktop.reports.sheet_parts import put_parts
from desktop.reports.texts_in import texts_in

_FOOT_RULE, _FOOT = 805.6, 815.6
_MOST_CUT, _FEWEST = 4, 2  # lines of a list that may be left out for the sake of a page, and that stay


def sheets_pdf(papers: Sequence[Paper]) -> bytes:
    """The PDF of one or more sheets, with a bookmark for each where there are several."""
    first = papers[0]
    title = f"{first.title} {first.subject if len(papers) == 1 else ''} {first.period_title}".replace("  ", " ")
    document = Document(Description(title, first.company, first.period_title, first.language), first.options)
    for paper in papers:
        document.add(pages_of(paper), f"{paper.subject} {paper.number}".strip() if len(papers) > 1 else "")
    return document.content()


def pages_of(paper: Paper) -> list[Sheet]:
    """The pages of one sheet as marks, before they are painted.

    It is set closer where that saves a page; of lists that are cut anyhow fewer lines are shown where that does.
    """
    pages = _set(paper, is_close=False)
    for cut in range(_MOST_CUT + 1):
        if len(pages) == 1 or (cut and not any(table.printed for table in paper.tables)):
            break
        closer = _set(_cut(paper, cut), is_close=True)
        pages = closer if len(closer) < len(pages) else pages
    return pages


def _cut(paper: Paper, lines: int) -> Paper:
    """The sheet with so many lines less in each of its lists."""

    def cut(part: Part) -> Part:
        if isinstance(part, Table) and part.printed:
            return replace(part, printed=max(part.printed - lines, _FEWEST))
        return part

    return replace(paper, parts=tuple(map(cut, paper.parts))) if lines else paper


def _set(paper: Paper, *, is_close: bool) -> list[Sheet]:
    translate = translator(paper.language)
    flow = Flow(lambda sheet: _next_head(sheet, paper, translate))
    top = Letterhead(
        company=paper.company,
        logo=paper.logo,
        title=paper.title,
        period=paper.period_title,
        days=figures.span(paper.start, paper.end, translate),
        number=_numbered(paper, translate) or _printed_on(paper, translate),
        mark=paper.mark,
    )
    flow.y = letterhead(flow.sheet, top)
    if paper.subject and not paper.names_subject_itself:
        flow.put(strips([Cell(LEFT, TEXT_WIDTH, paper.subject, NAME)], Spacing(20.0, 14.0, rule=0)))
    put_parts(flow, paper.parts, translate, is_close)
    for number, sheet in enumerate(flow.sheets, 1):
        _foot(sheet, paper, translate, number, len(flow.sheets))
    return flow.sheets


def unprintable(papers: Sequence[Paper]) -> tuple[str, ...]:
    """The characters of some sheets that no font holds, each once."""
    return runs.unprintable(text for paper in papers for text in texts_in(paper))


def _printed_on(paper: Paper, translate: Translator) -> str:
    return translate.gettext("printed {day}").format(day=figures.day(paper.printed_on, paper.language))


def _numbered(paper: Paper, translate: Translator) -> str:
    return translate.gettext("No. {number}").format(number=paper.number) if paper.number else ""


def _next_head(sheet: Sheet, paper: Paper, translate: Translator) -> float:
    title = translate.gettext("{title} (continued)").format(title=paper.title)
    right = " · ".join(part for part in (paper.period_title, paper.number) if part)
    beside = min(width(right, NOTE), MOST_BESIDE)
    sheet.text((RIGHT, 40.0), right, NOTE, "right", beside)
    room = RIGHT - LEFT - beside - MIDDLE_GAP
    taken = sheet.text((LEFT, 40.0), title, FINDING, room=room) + 10
    if paper.subject:
        sheet.text((LEFT + taken, 40.0), paper.subject, TEXT, room=max(room - taken, 60.0))
    sheet.rule(LEFT, RIGHT, 46.0, 0.8, ACCENT)
    return 48.0


def _foot(sheet: Sheet, paper: Paper, translate: Translator, page: int, pages: int) -> None:
    """The sheet's name at the left, the number and the day it was printed in the middle, the page at the right."""
    sheet.rule(LEFT, RIGHT, _FOOT_RULE, 0.25, HAIRLINE)
    number = translate.gettext("Page {page} of {pages}").format(page=page, pages=pages)
    taken = sheet.text((RIGHT, _FOOT), number, CAPTION, "right", TEXT_WIDTH * 0.25)
    told = [paper.number, paper.title, paper.company]
    if paper.number:
        told.append(_printed_on(paper, translate))
    text = " · ".join(part for part in told if part)
    sheet.text((LEFT, _FOOT), text, CAPTION, room=TEXT_WIDTH - taken - 20)
