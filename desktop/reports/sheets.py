"""The sheets beside the review form: a head, their parts, and a foot that tells which page this is."""

from collections.abc import Sequence
from dataclasses import replace

from desktop.domain.sheets import Part, Table, Writing
from desktop.domain.sheets import Sheet as Paper
from desktop.i18n import Translator, translator
from desktop.reports import bidi, figures, runs
from desktop.reports.document import Description, Document
from desktop.reports.flow import Cell, Flow, Spacing, strips
from desktop.reports.letterhead import Letterhead, letterhead, short_head
from desktop.reports.look import (
    CAPTION,
    HAIRLINE,
    LEFT,
    NAME,
    RIGHT,
    TEXT_WIDTH,
)
from desktop.reports.sheet import Sheet, width
from desktop.reports.sheet_parts import put_parts
from desktop.reports.texts_in import texts_in

_FOOT_RULE, _FOOT = 805.6, 815.6
_BETWEEN = " · "
_MOST_CUT, _FEWEST = 4, 2  # lines that may be left out for the sake of a page, and that stay


def sheets_pdf(papers: Sequence[Paper]) -> bytes:
    """The PDF of one or more sheets, with a bookmark for each where there are several."""
    first = papers[0]
    title = f"{first.title} {first.subject if len(papers) == 1 else ''} {first.period_title}".replace("  ", " ")
    told = Description(title, first.company, first.period_title, first.language, first.printed_on)
    document = Document(told, first.options)
    for paper in papers:
        document.add(pages_of(paper), f"{paper.subject} {paper.number}".strip() if len(papers) > 1 else "")
    return document.content()


def pages_of(paper: Paper) -> list[Sheet]:
    """The pages of one sheet as marks, before they are painted.

    It is set closer where that saves a page; of lists that are cut anyhow fewer lines are shown where that does, and
    fewer lines to write on are drawn.
    """
    pages = _set(paper, is_close=False)
    for cut in range(_MOST_CUT + 1):
        if len(pages) == 1 or (cut and not any(map(_gives_way, paper.parts))):
            break
        closer = _set(_cut(paper, cut), is_close=True)
        pages = closer if len(closer) < len(pages) else pages
    return pages


def _gives_way(part: Part) -> bool:
    """Whether a part can do with fewer lines."""
    return (isinstance(part, Table) and part.printed > 0) or (isinstance(part, Writing) and not part.text.strip())


def _cut(paper: Paper, lines: int) -> Paper:
    """The sheet with so many lines less in its lists and of those to write on; at last without blank rows."""

    def cut(part: Part) -> Part:
        if isinstance(part, Table) and part.printed:
            return replace(part, printed=max(part.printed - lines, _FEWEST))
        if isinstance(part, Table) and part.lines and lines == _MOST_CUT:
            return replace(part, spare=0)
        if isinstance(part, Writing):
            return replace(part, lines=max(part.lines - lines, min(part.lines, _FEWEST)))
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
        days=figures.days_of(paper.period_title, paper.start, paper.end, translate),
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


def uncertain(papers: Sequence[Paper]) -> tuple[str, ...]:
    """The texts of some sheets, each once, with Hebrew or Arabic that readers may copy in another order."""
    found = (text for paper in papers for text in texts_in(paper) if bidi.is_uncertain(text))
    return tuple(dict.fromkeys(found))


def _printed_on(paper: Paper, translate: Translator) -> str:
    return translate.gettext("printed {day}").format(day=figures.day(paper.printed_on, paper.language))


def _numbered(paper: Paper, translate: Translator) -> str:
    return translate.gettext("No. {number}").format(number=paper.number) if paper.number else ""


def _next_head(sheet: Sheet, paper: Paper, translate: Translator) -> float:
    title = translate.gettext("{title} (continued)").format(title=paper.title)
    right = " · ".join(part for part in (paper.period_title, paper.number) if part)
    return short_head(sheet, title, paper.subject, right)


def _foot(sheet: Sheet, paper: Paper, translate: Translator, page: int, pages: int) -> None:
    """Number, name, company and the day it was printed at the left, which page of how many at the right.

    Of a company whose name is too long the beginning is told.
    """
    sheet.rule(LEFT, RIGHT, _FOOT_RULE, 0.25, HAIRLINE)
    number = translate.gettext("Page {page} of {pages}").format(page=page, pages=pages)
    taken = sheet.text((RIGHT, _FOOT), number, CAPTION, "right", TEXT_WIDTH * 0.25)
    room = TEXT_WIDTH - taken - 20
    day = _printed_on(paper, translate) if paper.number else ""
    company = _beginning(paper.company, room - width(_joined(paper.number, paper.title, "", day), CAPTION))
    sheet.text((LEFT, _FOOT), _joined(paper.number, paper.title, company, day), CAPTION, room=room)


def _joined(*parts: str) -> str:
    return _BETWEEN.join(part for part in parts if part)


def _beginning(text: str, room: float) -> str:
    """The text behind what parts it from others, or as much of it as there is room for, in points."""
    room -= width(_BETWEEN, CAPTION)
    if width(text, CAPTION) <= room:
        return text
    while text and width(f"{text}…", CAPTION) > room:
        text = text[:-1]
    return f"{text.rstrip()}…" if text else ""
