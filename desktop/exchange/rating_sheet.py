"""The workbook of ratings: who rates whom in which relation, to be given a score from 0 to 100 and a comment."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.errors import N_, RequestError
from desktop.exchange.columns import Column
from desktop.exchange.file_map import FileMap
from desktop.exchange.form_book import Cell, FormColumn, FormSheet, write_form_book
from desktop.exchange.headers import match_headers
from desktop.exchange.kind import Kind, Row, Work
from desktop.exchange.kinds.ratings import KIND
from desktop.exchange.kinds.ratings import RELATIONS as READ_RELATIONS
from desktop.exchange.reading.wishes import Table
from desktop.exchange.sheets import table_for
from desktop.exchange.values.choices import choice
from desktop.exchange.values.text import TRIMMED, one_line

Translate = Callable[[str], str]
SHEETS = ("评分", "Ratings")
RELATIONS = {
    "owner": ("老板", "owner"),
    "manager": ("上级", "manager"),
    "peer": ("同事", "peer"),
    "customer": ("客户", "customer"),
    "self": ("自评", "self"),
}
_SPARE = 50  # open rows for further raters, customers above all
_NAMES = ("姓名", "Name")


@dataclass(frozen=True, slots=True)
class AskedRating:
    """A rating to be given: of whom, by whom, in which relation."""

    code: str
    name: str
    relation: str
    rater: str


def write_rating_sheet(
    path: Path, title: str, period_label: str, asked: Sequence[AskedRating], language: str, translate: Translate
) -> None:
    """Write the workbook; scores and comments are open, and some rows below for raters nobody thought of."""
    place = 1 if language == "en" else 0
    titles = {column.name: column.title(language) for column in KIND.columns}
    score = translate(N_("A score from 0 to 100; leave it blank if you cannot judge."))
    words = translate(N_("Why: one example says more than three adjectives."))
    known = tuple(spellings[place] for spellings in RELATIONS.values())
    columns = (
        FormColumn(titles["period"], 14),
        FormColumn(titles["staff"], 12),
        FormColumn(_NAMES[place], 14),
        FormColumn(titles["relation"], 12, Cell.CHOICE, choices=known, hint=", ".join(known)),
        FormColumn(titles["rater"], 16),
        FormColumn(titles["score"], 10, Cell.POINTS, is_open=True, hint=score),
        FormColumn(titles["comment"], 48, is_open=True, hint=words),
    )
    rows = tuple(
        (period_label, each.code, each.name, RELATIONS[each.relation][place], each.rater, None, None)
        for each in asked
    )
    notes = (translate(N_("Fill in the yellow cells; leave blank what you skip.")),)
    write_form_book(path, [FormSheet(SHEETS[place], title, notes, columns, rows, spare_rows=_SPARE)])


def rating_kind(table: Table, save: Callable[[list[Row], Work], None]) -> Kind:
    """What the rows of a workbook are read as; a name beside the code too, so that the two can be compared."""
    unused = match_headers(table, KIND, FileMap()).unused
    beside = (Column("name", *_NAMES, one_line),) if any(name in unused for name in _NAMES) else ()
    known = choice(READ_RELATIONS, is_mapped=False)
    columns = (replace(each, read=known) if each.name == "relation" else each for each in KIND.columns)
    return replace(KIND, columns=(*columns, *beside), save=save)


def read_rating_sheet(path: Path) -> Table:
    """The rows that carry a score; those still to be filled in are left out."""
    table = table_for(path, KIND, FileMap())
    match = match_headers(table, KIND, FileMap())
    places = [place for name in ("score", "comment") for place in match.positions.get(name, ())]
    if not {"staff", "relation", "score"} <= match.positions.keys():
        raise RequestError(
            N_("{file} is no workbook of ratings. Use the one that was written for this evaluation."), file=path.name
        )
    rows = [
        (number, cells)
        for number, cells in table.rows
        if number <= (match.header_row or 0) or any(_given(cells, place) for place in places)
    ]
    if all(number <= (match.header_row or 0) for number, _cells in rows):
        raise RequestError(N_("{file} holds no score yet. Let it be filled in first."), file=path.name)
    return replace(table, rows=rows)


def _given(cells: Sequence[str], place: int) -> bool:
    return place < len(cells) and bool(cells[place].strip(TRIMMED))
