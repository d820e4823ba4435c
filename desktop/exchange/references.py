"""Names in rows become keys of records; what may be made on the way is made only for rows that are taken."""

from desktop.errors import Term
from desktop.exchange.books import FREELY_MADE, WORDS, Books, unknown
from desktop.exchange.columns import Column, Ref
from desktop.exchange.headers import Match
from desktop.exchange.kind import Kind, Row, Tally
from desktop.exchange.report import MADE
from desktop.exchange.sentences import Refusal


def resolve(
    rows: list[Row], kind: Kind, match: Match, books: Books, stated: frozenset[Ref], tally: Tally
) -> list[Row]:
    """The rows whose names are all known or may be made, with keys in place of names."""
    columns = [column for column in kind.columns if column.refers is not None and match.gives(column.name)]
    creatable = stated | kind.creates | FREELY_MADE
    found: dict[tuple[Ref, str], int | Refusal | None] = {}
    for row in rows:
        for column in columns:
            _look_up(row, column, match, books, creatable, found, tally)
    taken = [row for row in rows if row.number not in tally.rejected]
    new = {ref for (ref, _name), answer in found.items() if answer is None}
    unsettled = [column for column in columns if column.refers in new]
    for row in taken:
        for column in unsettled:
            _settle(row, column, match, books, tally)
    return taken


def _look_up(
    row: Row,
    column: Column,
    match: Match,
    books: Books,
    creatable: frozenset[Ref],
    found: dict[tuple[Ref, str], int | Refusal | None],
    tally: Tally,
) -> None:
    name, ref = row.values.get(column.name), column.refers
    if name is None or ref is None:
        return
    key = (ref, name)
    if key not in found:
        found[key] = _find(ref, name, books, creatable)
    answer = found[key]
    if isinstance(answer, Refusal):
        tally.reject(row.number, match.header_of(column.name), name, answer.reason)
    elif answer is not None:
        row.values[column.name] = answer


def _find(ref: Ref, name: str, books: Books, creatable: frozenset[Ref]) -> int | Refusal | None:
    try:
        key = books.index(ref).find(name)
    except Refusal as refusal:
        return refusal
    return unknown(ref, name) if key is None and ref not in creatable else key


def _settle(row: Row, column: Column, match: Match, books: Books, tally: Tally) -> None:
    """Make what is still a name; an earlier row may have made it meanwhile."""
    name, ref = row.values.get(column.name), column.refers
    if ref is None or not isinstance(name, str):
        return
    key = books.index(ref).find(name)
    if key is None:
        key = books.make(ref, name)
        tally.warn(row.number, MADE, match.header_of(column.name), name, what=Term(WORDS[ref]), name=name)
    row.values[column.name] = key
