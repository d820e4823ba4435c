"""What the owner has said about a file so far, and the map it amounts to."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from pathlib import Path

from desktop.errors import N_, RequestError
from desktop.exchange.file_map import CREATABLE, FileMap


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file, its kind, and what is stated beside what the file itself tells."""

    kind: str = "staff"
    file: Path | None = None
    loaded: FileMap = field(default_factory=FileMap)  # from a mapping file
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # chosen by hand: ours → the file's
    sheet: str | None = None
    header_row: str = ""  # as typed; empty: found by itself
    date_order: str | None = None
    multiplier: str = ""  # as typed
    creates: bool = False  # new customers, products, teams … on the way


def file_map_of(wanted: Wanted) -> FileMap:
    """The map, or a RequestError that says which statement is not a number."""
    loaded = wanted.loaded
    return replace(
        loaded,
        columns={**loaded.columns, **wanted.columns},
        sheet=wanted.sheet or loaded.sheet,
        header_row=_row(wanted.header_row) if wanted.header_row else loaded.header_row,
        date_order=wanted.date_order or loaded.date_order,
        multiplier=_factor(wanted.multiplier) if wanted.multiplier else loaded.multiplier,
        create=CREATABLE if wanted.creates else loaded.create,
    )


def _row(typed: str) -> int:
    if typed.isdecimal():
        return int(typed)
    raise RequestError(N_("“{typed}” is not a row number. Type the number Excel shows, or 0."), typed=typed)


def _factor(typed: str) -> Decimal:
    try:
        factor = Decimal(typed.replace(",", ""))
    except InvalidOperation:
        factor = Decimal(0)
    if not factor.is_finite() or factor <= 0:
        raise RequestError(N_("“{typed}” is not a multiplier. Type a number such as 1000."), typed=typed)
    return factor
