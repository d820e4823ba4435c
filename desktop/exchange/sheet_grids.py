"""The tables of sheets as a spreadsheet has them: headings are a column, one table for several people."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from desktop.domain.indicators import Unit
from desktop.domain.sheets import Cell, Column, Figure, Line, Precision, Sheet, Table
from desktop.errors import N_
from desktop.i18n import ENGLISH, Translator
from desktop.reports.table_texts import texts_of


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column with its whole header; money is in 元, rates are percent values."""

    header: str
    column: Column

    @property
    def is_figure(self) -> bool:
        """Whether its cells are figures."""
        return self.column.is_figure


@dataclass(frozen=True, slots=True)
class GridLine:
    """A row with the texts its cells will show, to know how wide they are."""

    cells: tuple[Cell, ...]
    texts: tuple[str, ...]
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """One worksheet; the first `filtered` lines are no sums of the others."""

    title: str
    subject: str
    note: str
    columns: tuple[GridColumn, ...]
    lines: tuple[GridLine, ...]
    filtered: int
    empty: str
    remarks: tuple[str, ...] = ()


def grids_of(sheets: Sequence[Sheet], texts: Translator) -> list[Grid]:
    """A worksheet for each table; what is only written on by hand is left out."""
    found: dict[str, list[tuple[Sheet, Table]]] = {}
    for sheet in sheets:
        for table in sheet.tables:
            if table.lines or table.empty:  # else there is only room to write
                found.setdefault(table.title, []).append((sheet, _flat(table)))
    grids = [_grid(pairs, texts) for pairs in found.values()]
    if grids:
        grids[0] = replace(grids[0], remarks=sheets[0].remarks)
    return grids


def _flat(table: Table) -> Table:
    """The table with its headings as a first column."""
    if not table.group:
        return table
    heading, lines = "", []
    for line in table.lines:
        if line.is_heading:
            heading = str(line.cells[0])
        else:
            lines.append(replace(line, cells=(heading, *line.cells)))
    return replace(table, columns=(Column(table.group, 1.5), *table.columns), lines=tuple(lines), group="")


def _grid(found: Sequence[tuple[Sheet, Table]], texts: Translator) -> Grid:
    table = found[0][1]
    is_merged = any(sheet.person for sheet, _table in found)
    if is_merged:
        table = _merged(found, texts)
    sums = 0
    if not is_merged:
        sums = sum(line.is_strong for line in table.lines)
    whole = replace(table, printed=0)
    written = texts_of(whole, texts)
    lines = tuple(
        GridLine(line.cells, tuple(map(_shown, line.cells, said)), line.is_strong)
        for line, said in zip(whole.lines, written.lines, strict=True)
    )
    return Grid(
        title=table.title,
        subject="" if is_merged else found[0][0].subject,
        note=table.note if not table.printed else "",
        columns=tuple(GridColumn(_header(column, texts), column) for column in table.columns),
        lines=lines,
        filtered=_first_sum(table.lines) if sums else len(lines),
        empty=table.empty,
    )


def _first_sum(lines: Sequence[Line]) -> int:
    return next((place for place, line in enumerate(lines) if line.is_strong), len(lines))


def _shown(cell: Cell, said: str) -> str:
    """What a cell will show; figures stand whole with two decimals, however they are printed."""
    if isinstance(cell, Figure):
        return f"{cell.value:,.2f} {cell.measure_word}"
    if isinstance(cell, Decimal):
        return f"{cell:,.2f}"
    return said if cell else ""


def _merged(found: Sequence[tuple[Sheet, Table]], texts: Translator) -> Table:
    """One table of those of several people; a column that only some have stays blank for the others."""
    columns: dict[str, Column] = {}
    for _sheet, table in found:
        for column in table.columns:
            columns.setdefault(column.name, column)
    lines = [line for sheet, table in found for line in _placed(sheet, table, columns)]
    head = (Column(texts.pgettext("sheet", "Code"), 0.8), Column(texts(N_("Name")), 1.4))
    return replace(found[0][1], columns=(*head, *columns.values()), lines=tuple(lines), note="")


def _placed(sheet: Sheet, table: Table, columns: Iterable[str]) -> list[Line]:
    code, name = sheet.person or ("", sheet.subject)
    names = [column.name for column in table.columns]
    return [
        replace(
            line,
            cells=(code, name, *(line.cells[names.index(key)] if key in names else None for key in columns)),
        )
        for line in table.lines
    ]


def _header(column: Column, texts: Translator) -> str:
    """The column's name with what its figures count in."""
    if column.unit is Unit.MONEY:
        return f"{column.name} {'¥' if texts.language == ENGLISH else '元'}"
    return f"{column.name} %" if column.unit is Unit.PERCENT else column.name


def decimals_of(column: Column) -> str:
    """The number format of a column's figures."""
    if column.unit is Unit.MONEY or column.precision is Precision.EXACT:
        return "#,##0.00"
    if column.precision is Precision.PLAIN:
        return "#,##0.####"
    return "#,##0" if column.unit is Unit.COUNT else "+0.0;-0.0;0.0" if column.is_signed else "#,##0.0"
