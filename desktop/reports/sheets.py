"""The sheets beside the review form: a head, tables, remarks and, on a letter, signatures."""

from collections.abc import Sequence

from desktop.domain.sheets import Sheet as Paper
from desktop.i18n import Translator, translator
from desktop.reports import figures, runs
from desktop.reports.document import Description, Document
from desktop.reports.flow import Cell, Flow, Row, Spacing, blank, strips
from desktop.reports.letterhead import MIDDLE_GAP, MOST_BESIDE, Letterhead, letterhead
from desktop.reports.look import (
    CAPTION,
    FINDING,
    HAIRLINE,
    LEFT,
    NAME,
    NOTE,
    RIGHT,
    STRONG,
    TEXT,
    TEXT_WIDTH,
    WRITING,
)
from desktop.reports.parts import head
from desktop.reports.sheet import Sheet, width
from desktop.reports.tables import put_table

_FOOT_RULE, _FOOT = 805.6, 815.6
_GAP = 17.0
_SIGNING_HEIGHT = 46.0


def sheets_pdf(papers: Sequence[Paper]) -> bytes:
    """The PDF of one or more sheets, with a bookmark for each where there are several."""
    first = papers[0]
    title = f"{first.title} {first.subject if len(papers) == 1 else ''} {first.period_title}".replace("  ", " ")
    document = Document(Description(title, first.company, first.period_title, first.language))
    for paper in papers:
        document.add(pages_of(paper), paper.subject if len(papers) > 1 else "")
    return document.content()


def pages_of(paper: Paper) -> list[Sheet]:
    """The pages of one sheet as marks, before they are painted."""
    translate = translator(paper.language)
    flow = Flow(lambda sheet: _next_head(sheet, paper, translate))
    top = Letterhead(
        company=paper.company,
        logo=paper.logo,
        title=paper.title,
        period=paper.period_title,
        days=figures.span(paper.start, paper.end, translate),
        number=_printed_on(paper, translate),
    )
    flow.y = letterhead(flow.sheet, top)
    if paper.subject:
        flow.put(strips([Cell(LEFT, TEXT_WIDTH, paper.subject, NAME)], Spacing(20.0, 14.0, rule=0)))
    for table in paper.tables:
        put_table(flow, table, translate)
    if paper.remarks:
        flow.put([blank(6.0), *_remarks(paper)])
    if paper.writing:
        flow.put(_writing(paper.writing))
    if paper.signatures:
        flow.put(_signatures(paper, translate))
    for number, sheet in enumerate(flow.sheets, 1):
        _foot(sheet, paper, translate, number, len(flow.sheets))
    return flow.sheets


def unprintable(papers: Sequence[Paper]) -> tuple[str, ...]:
    """The characters of some sheets that no font holds, each once."""
    return runs.unprintable(text for paper in papers for text in _texts(paper))


def _texts(paper: Paper) -> list[str]:
    cells = [cell for table in paper.tables for line in table.lines for cell in line.cells if isinstance(cell, str)]
    return [paper.company, paper.title, paper.subject, *paper.remarks, *cells]


def _printed_on(paper: Paper, translate: Translator) -> str:
    return translate.gettext("printed {day}").format(day=figures.day(paper.printed_on, paper.language))


def _next_head(sheet: Sheet, paper: Paper, translate: Translator) -> float:
    title = translate.gettext("{title} (continued)").format(title=paper.title)
    beside = min(width(paper.period_title, NOTE), MOST_BESIDE)
    sheet.text((RIGHT, 40.0), paper.period_title, NOTE, "right", beside)
    room = RIGHT - LEFT - beside - MIDDLE_GAP
    taken = sheet.text((LEFT, 40.0), title, FINDING, room=room) + 10
    if paper.subject:
        sheet.text((LEFT + taken, 40.0), paper.subject, TEXT, room=max(room - taken, 60.0))
    sheet.rule(LEFT, RIGHT, 46.0, 0.8)
    return 48.0


def _remarks(paper: Paper) -> list[Row]:
    rows: list[Row] = []
    for remark in paper.remarks:
        rows += strips([Cell(LEFT, TEXT_WIDTH, remark, NOTE)], Spacing(15.0, 10.8, rule=0))
    return rows


def _writing(title: str) -> list[Row]:
    """Lines to write on by hand, kept together."""
    line = Row(22.0, lambda sheet, top: sheet.rule(LEFT, RIGHT, top + 20.0, 0.3, WRITING), keep=True)
    return [head(title), line, line, line]


def _signatures(paper: Paper, translate: Translator) -> list[Row]:
    """The lines to sign on, kept together with what a signature means."""
    count = len(paper.signatures)
    wide = (TEXT_WIDTH - (count - 1) * _GAP) / count
    date = translate.pgettext("form", "Date")

    def draw(sheet: Sheet, top: float) -> None:
        baseline = top + 34.0
        for place, name in enumerate(paper.signatures):
            left = LEFT + place * (wide + _GAP)
            middle = left + wide * 0.58
            taken = sheet.text((left, baseline), name, STRONG, room=wide * 0.35)
            sheet.rule(left + taken + 6, middle - 6, baseline + 2.2, 0.6)
            taken = sheet.text((middle, baseline), date, CAPTION)
            sheet.rule(middle + taken + 4, left + wide, baseline + 2.2, 0.6)

    meaning = strips([Cell(LEFT, TEXT_WIDTH, paper.signature_meaning, CAPTION)], Spacing(15.0, 12.0, rule=0))
    return [Row(_SIGNING_HEIGHT, draw, keep=True), *(meaning if paper.signature_meaning else [])]


def _foot(sheet: Sheet, paper: Paper, translate: Translator, page: int, pages: int) -> None:
    sheet.rule(LEFT, RIGHT, _FOOT_RULE, 0.25, HAIRLINE)
    sheet.text((LEFT, _FOOT), f"{paper.company} · {paper.title}", CAPTION, room=TEXT_WIDTH * 0.7)
    number = translate.gettext("Page {page} of {pages}").format(page=page, pages=pages)
    sheet.text((RIGHT, _FOOT), number, CAPTION, "right", TEXT_WIDTH * 0.25)
