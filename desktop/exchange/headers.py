"""Which row holds the headers, and which of our columns each header means."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from desktop.errors import N_, RequestError
from desktop.exchange.columns import Column, comparable_header
from desktop.exchange.file_map import FileMap
from desktop.exchange.kind import Kind
from desktop.exchange.reading.wishes import Table

_LOOKED_AT = 40


@dataclass(slots=True)
class Match:
    """Where our columns come from: positions in the row, or a constant; and what the file has beside them."""

    header_row: int | None
    headers: tuple[str, ...]
    positions: dict[str, tuple[int, ...]] = field(default_factory=dict)
    constants: dict[str, str] = field(default_factory=dict)
    wide: set[int] = field(default_factory=set)  # positions that stand for parts of time, and the year's
    value_headers: list[str] | None = None  # of a wide table: above which header each row's value stands

    @property
    def unused(self) -> tuple[str, ...]:
        """Headers that mean no column of ours."""
        used = {position for places in self.positions.values() for position in places} | self.wide
        return tuple(header for position, header in enumerate(self.headers) if header and position not in used)

    def gives(self, column: str) -> bool:
        """Whether the file or the map gives this column."""
        return column in self.positions or column in self.constants

    def header_of(self, column: str) -> str:
        """What the owner sees above a column: the file's header, or our name for a constant."""
        places = self.positions.get(column)
        return " + ".join(self.headers[place] for place in places) if places else column


Doubts = dict[str, tuple[str, ...]]  # our column → the headers that fit it alike


def match_headers(table: Table, kind: Kind, file_map: FileMap, doubts: Doubts | None = None) -> Match:
    """The match of a table's headers with a kind's columns, under what the map states.

    Two headers that fit alike are refused, or put into `doubts` where the owner is there to choose.
    """
    _refuse_unknown_columns(kind, file_map)
    match = Match(*_header_row(table, kind, file_map))
    for name, theirs in file_map.columns.items():
        if theirs:
            match.positions[name] = tuple(_position(name, header, match) for header in theirs)
    _guess(match, kind, file_map, doubts)
    match.constants = dict(file_map.constants)
    return match


def require_columns(match: Match, kind: Kind) -> None:
    """Refuse a file that lacks a required column, naming it and what the file has."""
    known = match.positions.keys() | match.constants.keys()
    for column in kind.columns:
        if column.is_required and column.name not in known:
            raise _lacking(column, match)
    for alternatives in kind.one_of:
        if not any(names <= known for names in alternatives):
            first = kind.column(min(alternatives[0]))
            if first is not None:
                raise _lacking(first, match)


def _lacking(column: Column, match: Match) -> RequestError:
    if column.name == "indicator" and match.wide:
        return RequestError(
            N_(
                "The table has a column for each part of a year, but nothing says what it counts. State it in the "
                "mapping under [constants], such as {example}."
            ),
            example='indicator = "signed_amount"',
        )
    return RequestError(
        N_(
            "The file has no column {column} ({chinese}). Its headers are: {headers}. State in the mapping which one "
            "is meant."
        ),
        column=column.name, chinese=column.chinese, headers=_listed(match.headers),
    )  # fmt: skip


def _refuse_unknown_columns(kind: Kind, file_map: FileMap) -> None:
    for section, names in (
        ("columns", file_map.columns),
        ("values", file_map.values),
        ("constants", file_map.constants),
    ):
        for name in names:
            if kind.column(name) is None:
                raise RequestError(
                    N_("The mapping's [{section}] names {column}, which {kind} does not have. It has: {known}."),
                    section=section, column=name, kind=kind.name,
                    known=", ".join(column.name for column in kind.columns),
                )  # fmt: skip
    for name in file_map.constants:
        if file_map.columns.get(name):
            raise RequestError(
                N_("The mapping gives {column} both a header and a constant. Keep one of the two."), column=name
            )


def _header_row(table: Table, kind: Kind, file_map: FileMap) -> tuple[int | None, tuple[str, ...]]:
    if file_map.header_row == 0:
        width = max(len(cells) for _number, cells in table.rows)
        return None, tuple(str(position) for position in range(1, width + 1))
    if file_map.header_row is not None:
        cells = next((cells for number, cells in table.rows if number == file_map.header_row), None)
        if cells is None:
            raise RequestError(N_("Row {row}, stated as the header row, is empty."), row=file_map.header_row)
        return file_map.header_row, tuple(cell.strip() for cell in cells)
    number, cells = max(table.rows[:_LOOKED_AT], key=lambda numbered: _score(numbered[1], kind, file_map))
    if not _score(cells, kind, file_map)[0]:
        number, cells = max(
            table.rows[:_LOOKED_AT], key=lambda numbered: sum(bool(cell.strip()) for cell in numbered[1])
        )
    return number, tuple(cell.strip() for cell in cells)


def _score(cells: Sequence[str], kind: Kind, file_map: FileMap) -> tuple[int, int]:
    """How many of the stated headers a row holds, then how many columns it names by itself."""
    headers = {comparable_header(cell) for cell in cells if cell.strip()}
    stated = {comparable_header(header) for theirs in file_map.columns.values() for header in theirs}
    named = sum(any(column.rank(header) for header in headers) for column in kind.columns)
    return len(stated & headers) * 2 + named, named


def _position(name: str, header: str, match: Match) -> int:
    exact = [place for place, one in enumerate(match.headers) if one == header.strip()]
    alike = [place for place, one in enumerate(match.headers) if comparable_header(one) == comparable_header(header)]
    places = exact or alike
    if not places:
        raise RequestError(
            N_("The mapping takes {column} from “{header}”, which is not in the file. Its headers are: {headers}."),
            column=name, header=header, headers=_listed(match.headers),
        )  # fmt: skip
    if len(places) > 1:
        raise RequestError(
            N_("The file has the header “{header}” {times} times. Rename one of them."),
            header=header, times=len(places),
        )  # fmt: skip
    return places[0]


def _guess(match: Match, kind: Kind, file_map: FileMap, doubts: Doubts | None) -> None:
    """Match what the map leaves open by the headers themselves: codes of people, titles, then looser spellings."""
    taken = {place for places in match.positions.values() for place in places}
    comparable = [comparable_header(header) for header in match.headers]
    for rank in (4, 3, 2, 1):
        for column in kind.columns:
            stated = column.name in file_map.columns or column.name in file_map.constants
            if stated or column.name in match.positions:
                continue
            fitting = [
                place
                for place, header in enumerate(comparable)
                if header and place not in taken and column.rank(header) == rank
            ]
            if len(fitting) > 1:
                headers = [match.headers[place] for place in fitting]
                if doubts is None:
                    raise _asked(headers, column)
                doubts.setdefault(column.name, tuple(headers))
            elif fitting and not (doubts and column.name in doubts):
                match.positions[column.name] = (fitting[0],)
                taken.add(fitting[0])


def _asked(headers: Sequence[str], column: Column) -> RequestError:
    """Two headers that fit alike are asked about, not guessed."""
    return RequestError(
        N_("The headers {headers} both mean {column} ({chinese}). State in the mapping which one to take."),
        headers=_listed(headers), column=column.name, chinese=column.chinese,
    )  # fmt: skip


def _listed(headers: Sequence[str]) -> str:
    lines = [" ".join(header.split()) for header in headers]  # a header may stand on two lines of its cell
    named = [header if len(header) <= 40 else header[:37] + "…" for header in lines if header]
    return ", ".join(named[:40]) or "—"
