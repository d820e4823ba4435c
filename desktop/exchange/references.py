"""Names in rows become keys of records; what may be made on the way is made only for rows that are taken."""

from collections.abc import Iterable, Mapping
from typing import Any

from desktop.errors import Term
from desktop.exchange.books import FREELY_MADE, WORDS, Books, unknown
from desktop.exchange.columns import Column, Ref
from desktop.exchange.headers import Match
from desktop.exchange.kind import Kind, Row, Tally
from desktop.exchange.report import MADE
from desktop.exchange.sentences import Refusal

Answer = int | Refusal | None  # the key, why there is none, or that it may be made
Found = dict[tuple[Ref, str], Answer]


def resolve(
    rows: list[Row], kind: Kind, match: Match, books: Books, stated: frozenset[Ref], tally: Tally
) -> list[Row]:
    """The rows whose names are all known or may be made, with keys in place of names."""
    columns = [column for column in kind.columns if column.refers is not None and match.gives(column.name)]
    texts = {column.name: [row.values.get(column.name) for row in rows] for column in columns}
    names = {name: dict.fromkeys(several) for name, several in texts.items()}
    found = _found(names, columns, books, stated | kind.creates | FREELY_MADE)
    if any(isinstance(answer, Refusal) for answer in found.values()):
        for row in rows:
            for column in columns:
                _reject_unknown(row, column, match, found, tally)
    for column in columns:
        name = column.name
        keys: dict[str | None, Any] = {text: text for text in names[name]}
        keys |= {text: key for (ref, text), key in found.items() if ref is column.refers and isinstance(key, int)}
        for row, text in zip(rows, texts[name], strict=True):
            row.values[name] = keys[text]
    taken = [row for row in rows if row.number not in tally.rejected]
    new = {ref for (ref, _name), answer in found.items() if answer is None}
    _settle(taken, [column for column in columns if column.refers in new], match, books, tally)
    return taken


def _found(
    names: Mapping[str, Iterable[str | None]], columns: list[Column], books: Books, creatable: frozenset[Ref]
) -> Found:
    """Every name in the columns, looked up once."""
    found: Found = {}
    for column in columns:
        ref = column.refers
        for name in names[column.name]:
            if ref is not None and name is not None and (ref, name) not in found:
                found[ref, name] = _find(ref, name, books, creatable)
    return found


def _reject_unknown(row: Row, column: Column, match: Match, found: Found, tally: Tally) -> None:
    name, ref = row.values.get(column.name), column.refers
    answer = found.get((ref, name)) if ref is not None and name is not None else None
    if isinstance(answer, Refusal):
        tally.reject(row.number, match.header_of(column.name), str(name), answer.reason)


def _find(ref: Ref, name: str, books: Books, creatable: frozenset[Ref]) -> Answer:
    try:
        key = books.index(ref).find(name)
    except Refusal as refusal:
        return refusal
    return unknown(ref, name) if key is None and ref not in creatable else key


def _settle(rows: list[Row], columns: list[Column], match: Match, books: Books, tally: Tally) -> None:
    """Make what is still a name, each where it first stands, and put its key wherever it stands."""
    settled: dict[tuple[Ref, str], int] = {}
    places = [(column.name, column.refers) for column in columns if column.refers is not None]
    for row in rows:
        values = row.values
        for place, ref in places:
            name = values[place]
            if isinstance(name, str):
                key = settled.get((ref, name))
                if key is None:
                    key = settled[ref, name] = _key(ref, name, row.number, match.header_of(place), books, tally)
                values[place] = key


def _key(ref: Ref, name: str, number: int, header: str | None, books: Books, tally: Tally) -> int:
    """The key of what a name stands for; an earlier row may have made it under another spelling."""
    key = books.index(ref).find(name)
    if key is None:
        key = books.make(ref, name)
        tally.warn(number, MADE, header, name, what=Term(WORDS[ref]), name=name)
    return key
