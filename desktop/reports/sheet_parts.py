"""The parts of a sheet as rows, and the pages they fill."""

from collections.abc import Sequence

from desktop.domain.sheets import Band, Blanks, Pairs, Part, Remarks, Signing, Table, Words, Writing
from desktop.i18n import Translator
from desktop.reports.band import band_rows
from desktop.reports.blanks import blank_rows, writing_rows
from desktop.reports.flow import WHOLE, Cell, Flow, Row, Spacing, blank, strips
from desktop.reports.look import FAINT, LEFT, NOTE, TEXT, TEXT_WIDTH
from desktop.reports.pairs import pair_rows
from desktop.reports.parts import head
from desktop.reports.signing import signing_rows
from desktop.reports.tables import table_rows

_PARAGRAPH = Spacing(height=14.6, baseline=10.8, rule=0)
_REMARK = Spacing(height=13.6, baseline=10.4, rule=0)


def put_parts(flow: Flow, parts: Sequence[Part], translate: Translator, is_close: bool = False) -> None:
    """Place the parts below each other; room to write in takes what those behind it leave of the page.

    Signatures bring the end of what they sign with them to their page: they never stand alone.
    """
    parts = [
        part.for_paper if isinstance(part, Table) else part
        for part in parts
        if not (isinstance(part, Table) and part.off_paper)
    ]
    last = _signed(parts)
    for place, part in enumerate(parts[:last]):
        if isinstance(part, Writing) and part.fills:
            flow.put(writing_rows(part, _room(flow, part, parts[place + 1 :], translate, is_close), is_close))
            continue
        flow.put(*_rows(part, translate, is_close))
    if last < len(parts):
        _put_signed(flow, parts[last:], translate, is_close)


def _signed(parts: Sequence[Part]) -> int:
    """The place of the part that goes with the signatures at the end: the last one to read or to fill in."""
    if not parts or not isinstance(parts[-1], Signing):
        return len(parts)
    said = [place for place, part in enumerate(parts) if not isinstance(part, Remarks | Blanks | Signing)]
    return said[-1] if said else 0


def _put_signed(flow: Flow, parts: Sequence[Part], translate: Translator, is_close: bool) -> None:
    """Place the last part and the signatures: its end, and all between it and them, goes where they go."""
    first, *others = parts
    behind = [row for part in others for row in _rows(part, translate, is_close)[0]]
    high = sum(row.height for row in behind)
    if isinstance(first, Writing) and first.fills:
        least = sum(row.height for row in writing_rows(first, is_close=is_close))
        if flow.room() < least + high <= WHOLE:
            flow.turn()
        rows, repeated = writing_rows(first, flow.room() - high, is_close), None
    else:
        rows, repeated = _rows(first, translate, is_close)
    tied = [row._replace(keep=True) for row in (*rows[-1:], *behind[:-1])]
    flow.put([*rows[:-1], *tied, *behind[-1:]], repeated)


def _room(flow: Flow, part: Writing, behind: Sequence[Part], translate: Translator, is_close: bool) -> float:
    """What the parts behind leave of the page for writing, in points; the signatures go on where they must."""
    heights = [sum(row.height for row in _rows(each, translate, is_close)[0]) for each in behind]
    least = sum(row.height for row in writing_rows(part, is_close=is_close))
    if sum(heights) > flow.room() - least:
        heights = heights[: _signed(behind)]
    return flow.room() - sum(heights)


def _rows(part: Part, translate: Translator, is_close: bool) -> tuple[list[Row], Row | None]:
    """The rows of a part, and the head repeated where it goes on over the page."""
    if isinstance(part, Table):
        return table_rows(part, translate, is_close)
    if isinstance(part, Pairs):
        return pair_rows(part), None
    if isinstance(part, Band):
        return band_rows(part), None
    if isinstance(part, Words):
        return _paragraphs(part), None
    if isinstance(part, Remarks):
        return _remarks(part), None
    if isinstance(part, Writing):
        return writing_rows(part, is_close=is_close), None
    return (blank_rows(part) if isinstance(part, Blanks) else signing_rows(part, translate, is_close)), None


def _paragraphs(part: Words) -> list[Row]:
    rows = [head(part.title, part.note), blank(2.0, keep=True)]
    if not part.paragraphs:
        return rows + strips([Cell(LEFT, TEXT_WIDTH, part.empty, FAINT)], _PARAGRAPH)
    for paragraph in part.paragraphs:
        rows += strips([Cell(LEFT, TEXT_WIDTH, paragraph, TEXT, hang=True)], _PARAGRAPH)
    return rows


def _remarks(part: Remarks) -> list[Row]:
    rows: list[Row] = [blank(5.0, keep=True)]
    for sentence in part.sentences:
        rows += strips([Cell(LEFT, TEXT_WIDTH, sentence, NOTE, hang=True)], _REMARK)
    return rows
