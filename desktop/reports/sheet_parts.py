"""The parts of a sheet as rows, and the pages they fill."""

from collections.abc import Sequence

from desktop.domain.sheets import Band, Blanks, Pairs, Part, Remarks, Table, Words, Writing
from desktop.i18n import Translator
from desktop.reports.band import band_rows
from desktop.reports.blanks import blank_rows, writing_rows
from desktop.reports.flow import Cell, Flow, Row, Spacing, blank, strips
from desktop.reports.look import FAINT, LEFT, NOTE, TEXT, TEXT_WIDTH
from desktop.reports.pairs import pair_rows
from desktop.reports.parts import head
from desktop.reports.signing import signing_rows
from desktop.reports.tables import table_rows

_PARAGRAPH = Spacing(height=14.6, baseline=10.8, rule=0)
_REMARK = Spacing(height=13.6, baseline=10.4, rule=0)


def put_parts(flow: Flow, parts: Sequence[Part], translate: Translator, is_close: bool = False) -> None:
    """Place the parts below each other; room to write in takes what those behind it leave of the page."""
    for place, part in enumerate(parts):
        if isinstance(part, Writing) and part.fills:
            behind = sum(row.height for each in parts[place + 1 :] for row in _rows(each, translate, is_close)[0])
            flow.put(writing_rows(part, flow.room() - behind, is_close))
            continue
        if isinstance(part, Table) and part.off_paper:
            continue
        rows, repeated = _rows(part, translate, is_close)
        flow.put(rows, repeated)


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
    return (blank_rows(part) if isinstance(part, Blanks) else signing_rows(part, translate)), None


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
