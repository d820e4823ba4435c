"""Map files: what an owner states about a file's columns, values and conventions (COMMANDS.md, MAP.toml)."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from desktop.errors import N_, RequestError, Term
from desktop.exchange.columns import Ref
from desktop.exchange.reading.at_hand import unreadable
from desktop.exchange.values.dates import ORDERS

_PLACE = re.compile(r"\(at line (?P<line>\d+), column (?P<column>\d+)\)")  # as the library ends what it says
CREATABLE = frozenset(Ref) - {Ref.STAFF, Ref.DEAL, Ref.SIGNING}
OPTIONS = (
    "date_order", "multiplier", "header_row", "missing", "encoding", "delimiter", "sheet", "scale", "unpivot",
    "create",
)  # fmt: skip
UNPIVOTS = ("month", "quarter", "year")
_MULTIPLIERS = {
    "千": 1000, "千元": 1000, "k": 1000, "thousand": 1000, "thousands": 1000, "万": 10_000, "万元": 10_000,
    "百万": 10**6, "million": 10**6, "millions": 10**6, "亿": 10**8, "亿元": 10**8,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FileMap:
    """What is stated about a file; an empty map leaves everything to the file itself."""

    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # ours → the file's; () leaves a column out
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    date_order: str | None = None
    multiplier: Decimal | None = None
    header_row: int | None = None
    missing: tuple[str, ...] = ()
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    scale: Decimal | None = None
    unpivot: str | None = None
    create: frozenset[Ref] = frozenset()


def load_map(path: Path) -> FileMap:
    """The map in a TOML file, or a RequestError that names what is wrong in it."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        document = tomllib.loads(text)
    except FileNotFoundError as error:
        raise RequestError(N_("There is no mapping file {file}. Please check its name."), file=path) from error
    except OSError as error:
        raise unreadable(path, error) from error
    except UnicodeDecodeError as error:
        raise RequestError(N_("The mapping file {file} cannot be read as UTF-8 text."), file=path) from error
    except tomllib.TOMLDecodeError as error:
        raise _unfit(path, str(error)) from error
    return parse_map(document)


def _unfit(path: Path, reason: str) -> RequestError:
    """Where a map cannot be read, in words of our own: the library's are English, and for programmers."""
    place = _PLACE.search(reason)
    if place is None:
        return RequestError(
            N_(
                "The mapping file {file} cannot be read to its end: a text or bracket is not closed, a value "
                "is missing, or a name stands there twice. Under a [heading] each line is NAME = VALUE, and texts "
                "stand in quotes."
            ),
            file=path,
        )
    return RequestError(
        N_(
            "The mapping file {file} cannot be read at line {line}, character {column}. Under a [heading] each line "
            "is NAME = VALUE; names other than letters and digits, and texts, stand in quotes."
        ),
        file=path,
        line=place["line"],
        column=place["column"],
    )


def parse_map(document: Mapping[str, Any]) -> FileMap:
    """The map of a TOML document."""
    _refuse_unknown(document, ("columns", "values", "constants", "options"), "")
    columns = {ours: _headers(ours, theirs) for ours, theirs in _table(document, "columns").items()}
    values = {
        ours: {str(theirs): _plain(meaning) for theirs, meaning in _table(_table(document, "values"), ours).items()}
        for ours in _table(document, "values")
    }
    constants = {ours: _plain(value) for ours, value in _table(document, "constants").items()}
    return FileMap(columns, values, constants, **_options(_table(document, "options")))


def _options(options: Mapping[str, Any]) -> dict[str, Any]:
    _refuse_unknown(options, OPTIONS, "options.")
    read: dict[str, Any] = {}
    for name, value in options.items():
        read[name] = _READERS.get(name, _text)(name, value)
    return read


def _date_order(name: str, value: Any) -> str:
    return _one_of(name, value, ORDERS)


def _unpivot(name: str, value: Any) -> str:
    return _one_of(name, value, UNPIVOTS)


def _multiplier(name: str, value: Any) -> Decimal:
    try:
        number = Decimal(str(_MULTIPLIERS.get(str(value).strip().lower(), value)))
    except InvalidOperation:
        number = Decimal(0)
    if isinstance(value, bool) or not number.is_finite() or not 0 < number <= 10**9:
        raise _wrong(name, value, N_("a number above zero, such as 1000"))
    return number


def _header_row(name: str, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise _wrong(name, value, N_("the row of the headers, or 0 if there are none"))
    return value


def _missing(name: str, value: Any) -> tuple[str, ...]:
    markers = [value] if isinstance(value, str) else value
    if not isinstance(markers, list) or not all(isinstance(one, str | int | float) for one in markers):
        raise _wrong(name, value, N_('a list of words, such as ["-", "NULL"]'))
    return tuple(str(one) for one in markers)


def _scale(name: str, value: Any) -> Decimal:
    text = str(value).rpartition("-")[2].strip()
    if not text.isascii() or not text.isdigit() or not 2 <= int(text) <= 1000:
        raise _wrong(name, value, N_("the best answer of the scale, such as 5"))
    return Decimal(text)


def _create(name: str, value: Any) -> frozenset[Ref]:
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, list) or not all(isinstance(one, str) and one in CREATABLE for one in names):
        raise RequestError(
            N_("The mapping's option {name} = {value} cannot be used; write a list out of: {offered}."),
            name=name, value=repr(value), offered=", ".join(sorted(CREATABLE)),
        )  # fmt: skip
    return frozenset(Ref(one) for one in names)


def _sheet(name: str, value: Any) -> str:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else _text(name, value)


def _text(name: str, value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise _wrong(name, value, N_("a text"))
    return value


_READERS = {
    "date_order": _date_order, "multiplier": _multiplier, "header_row": _header_row, "missing": _missing,
    "scale": _scale, "unpivot": _unpivot, "create": _create, "sheet": _sheet,
}  # fmt: skip


def _one_of(name: str, value: Any, offered: tuple[str, ...]) -> str:
    if value not in offered:
        raise RequestError(
            N_("The mapping's option {name} = {value} cannot be used; write one of: {offered}."),
            name=name, value=repr(value), offered=", ".join(offered),
        )  # fmt: skip
    return str(value)


def _wrong(name: str, value: Any, needed: str) -> RequestError:
    return RequestError(
        N_("The mapping's option {name} = {value} cannot be used; it needs {needed}."),
        name=name, value=repr(value), needed=Term(needed),
    )  # fmt: skip


def _table(document: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    table = document.get(name, {})
    if not isinstance(table, dict):
        raise RequestError(N_("In the mapping, {name} must be a section of its own: [{name}]."), name=name)
    return table


def _headers(ours: str, theirs: Any) -> tuple[str, ...]:
    headers = theirs if isinstance(theirs, list) else [theirs]
    if theirs in ("", False):
        return ()
    if not headers or not all(isinstance(one, str | int) and not isinstance(one, bool) for one in headers):
        raise RequestError(
            N_("In the mapping, columns.{column} must name the file's header, or a list of headers."), column=ours
        )
    return tuple(str(one) for one in headers)


def _plain(value: Any) -> str:
    if isinstance(value, dict | list):
        raise RequestError(N_("In the mapping, {value} must be one value."), value=repr(value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def _refuse_unknown(table: Mapping[str, Any], known: tuple[str, ...], before: str) -> None:
    for name in table:
        if name not in known:
            raise RequestError(
                N_("The mapping states {name}, which is unknown here. Known are: {known}."),
                name=before + name, known=", ".join(known),
            )  # fmt: skip
