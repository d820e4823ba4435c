"""A table of a sheet: figures of a column have one measure and one last digit, its head goes on to further pages."""

from collections.abc import Sequence

from desktop.domain.sheets import Line, Table
from desktop.i18n import Translator
from desktop.reports import breaking, runs
from desktop.reports.flow import Cell, Row, Spacing, strips
from desktop.reports.look import (
    CAPTION,
    FAINT,
    HAIRLINE,
    LEADING,
    LEFT,
    RIGHT,
    SECOND,
    STRONG,
    TEXT,
    TEXT_WIDTH,
    Type,
)
from desktop.reports.parts import head
from desktop.reports.sheet import Sheet, Side, width
from desktop.reports.table_texts import stacked, texts_of
from desktop.reports.table_widths import BETWEEN, Widths, is_firm, widths_of

_HEAD = Spacing(height=14.0, baseline=9.7, rule=0.5, colour=SECOND, leading=9.8)
_USUAL, _CLOSER = (14.2, 9.9), (12.6, 9.1)  # height and baseline of a row
_CLOSER_LEADING = 10.6  # from line to line of a row
_SHORT = 130.0  # points of a table that is not torn apart
_CLOSER_HEAD = 3.0  # less above a table's head
_BY_HAND, _BY_HAND_CLOSER = Spacing(height=25.0, baseline=16.0), Spacing(height=19.0, baseline=12.8)


def table_rows(table: Table, translate: Translator, is_close: bool = False) -> tuple[list[Row], Row | None]:
    """The rows of a table with its title, and the head to be repeated on every further page."""
    rows = [_title(table, translate, is_close)] if table.title else []
    if not table.lines and not table.spare:
        rows += strips([Cell(LEFT, TEXT_WIDTH, table.empty, FAINT)], Spacing(17.0, 12.0, rule=0))
        return rows, None
    texts = stacked(texts_of(table, translate))
    bodies = [said for said, line in zip(texts.lines, table.on_paper, strict=True) if not line.is_heading]
    widths = widths_of(texts, bodies)
    heads = _heads(widths, texts.names)
    rows += heads
    blank = tuple("" for _column in texts.columns)
    lines = [*zip(table.on_paper, texts.lines, strict=True), *[(Line(()), blank)] * table.spare]
    for line, written in lines:
        if line.is_heading:
            rows += strips([Cell(LEFT, TEXT_WIDTH, written[0], STRONG)], _heading(is_close), keep=True)
        elif table.filled_by_hand:
            is_open = any(not text.strip() for text in written)  # else there is nothing to write
            spacing = (_BY_HAND_CLOSER if is_close else _BY_HAND) if is_open else _spacing(line, is_close)
            rows += [_ruled(row, widths) for row in _line(widths, written, widths.type(TEXT), spacing)]
        else:
            type_ = widths.type(STRONG if line.is_strong else TEXT)
            made = _line(widths, written, type_, _spacing(line, is_close))
            if line.is_strong and len(made) == 1:  # a sum stays with the last of what it sums up
                rows[-1] = rows[-1]._replace(keep=True)
            rows += made
    if sum(row.height for row in rows) <= _SHORT:
        rows = [*(row._replace(keep=True) for row in rows[:-1]), *rows[-1:]]
    return rows, _as_one(heads)


def _title(table: Table, translate: Translator, is_close: bool) -> Row:
    """The title with its note; of a list that is cut the note says how many there are."""
    note, shown, number = table.note, len(table.on_paper), len(table.lines)
    if shown < number:
        note = translate.gettext("first {shown} of {number}").format(shown=shown, number=number)
    row = head(table.title, note)
    return head(table.title, note, height=row.height - _CLOSER_HEAD) if is_close else row


def _spacing(line: Line, is_close: bool) -> Spacing:
    height, baseline = _CLOSER if is_close else _USUAL
    thick, colour = (0.5, SECOND) if line.is_strong else (0.25, HAIRLINE)
    return Spacing(height, baseline, thick, colour, leading=_CLOSER_LEADING if is_close else LEADING)


def _heading(is_close: bool) -> Spacing:
    height, baseline = _CLOSER if is_close else _USUAL
    return Spacing(height + (1.4 if is_close else 3.0), baseline + (1.4 if is_close else 3.0))


def _heads(widths: Widths, names: Sequence[str]) -> list[Row]:
    spans = zip(names, widths.edges, widths.edges[1:], strict=False)
    shown = [_in_two_lines(name, end - left - BETWEEN) for name, left, end in spans]
    return strips(_cells(widths, shown, CAPTION), _HEAD, keep=True)


def _in_two_lines(name: str, room: float) -> str:
    """A head that does not fit one line breaks before its unit and never inside it; English words may save a line."""
    start, _space, unit = name.rpartition(" ")
    if not start or "\n" in name or width(name, CAPTION) <= room:
        return name
    apart = f"{start}\n{unit}"
    needed, freely = (len(breaking.broken(text, room / CAPTION.size)) for text in (apart, name))
    return name if runs.is_latin(name) and freely < needed else apart


def _line(widths: Widths, texts: Sequence[str], type_: Type, spacing: Spacing) -> list[Row]:
    """A row: words break into lines, figures stay on theirs and shrink where nothing else helps."""
    placed = list(zip(_cells(widths, texts, type_), widths.columns, strict=True))
    firm = [cell for cell, column in placed if is_firm(column)]
    most = max((cell.text.count("\n") for cell in firm), default=0)
    held = Cell(LEFT, 1, "\n".join(" " * (most + 1)), type_)  # as many lines as the figures have

    def also(sheet: Sheet, top: float) -> None:
        for cell in firm:
            shift = {"left": 0.0, "right": cell.width, "middle": cell.width / 2}[cell.side]
            for number, text in enumerate(cell.text.split("\n")):
                baseline = top + spacing.baseline + number * spacing.leading
                sheet.text((cell.left + shift, baseline), text, type_, cell.side, cell.width, is_figure=True)

    return strips([held, *(cell for cell, column in placed if not is_firm(column))], spacing, also)


def _ruled(row: Row, widths: Widths) -> Row:
    """The same row with upright lines, so that what is written by hand stays in its column."""

    def draw(sheet: Sheet, top: float) -> None:
        row.draw(sheet, top)
        for edge in widths.edges[1:-1]:
            sheet.upright(edge - BETWEEN / 2, top, top + row.height, 0.25, HAIRLINE)

    return Row(row.height, draw, row.keep)


def _cells(widths: Widths, texts: Sequence[str], type_: Type) -> list[Cell]:
    found = []
    for place, (column, text) in enumerate(zip(widths.columns, texts, strict=True)):
        left, end = widths.edges[place], min(widths.edges[place + 1] - BETWEEN, RIGHT)
        side: Side = "right" if column.is_figure else "middle" if column.is_middle else "left"
        found.append(Cell(left, end - left, text, type_, side))
    return found


def _as_one(rows: Sequence[Row]) -> Row:
    """Several strips as one row, to be repeated on a further page."""

    def draw(sheet: Sheet, top: float) -> None:
        for row in rows:
            row.draw(sheet, top)
            top += row.height

    return Row(sum(row.height for row in rows), draw, keep=True)
