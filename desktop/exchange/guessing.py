"""Guesses a person would make of a table: what kind of records it holds, and which column says what."""

import re
from collections.abc import Mapping, Sequence

from desktop.errors import QianjiError
from desktop.exchange.columns import Column, Ref, comparable_header
from desktop.exchange.file_map import FileMap
from desktop.exchange.headers import Doubts, Match, match_headers
from desktop.exchange.kind import Kind
from desktop.exchange.kinds import KINDS
from desktop.exchange.reading.wishes import Table
from desktop.exchange.unpivot import find_wide
from desktop.exchange.values.conventions import Conventions
from desktop.exchange.values.dates import day
from desktop.exchange.values.numbers import money
from desktop.exchange.values.text import TRIMMED, comparable, person_name

Known = Mapping[Ref, frozenset[str]]  # what known records are called, in comparable spelling
_SAMPLE, _GAPS, _ENOUGH = 60, 200, 0.7
_CALENDAR = ("ymd", "dmy")
_DAY_MARKS = re.compile(r"\d[-/年]\d|^\d{7,11}$")  # days, and numbers of telephones
_COMMON = ("visits", "signings", "receipts", "targets", "staff", "customers", "deals", "complaints")  # of alike fits
_PARTS_OF_NAMES = (("firstname", "givenname", "forename"), ("lastname", "surname", "familyname"))
_WORDS = {
    "staff": "花名册|员工|人员|staff|employee",
    "customers": "客户|customer|account|client",
    "deals": "项目|商机|deal|opportunit|pipeline",
    "visits": "拜访|走访|跟进|visit",
    "signings": "签约|合同|signing|contract",
    "receipts": "回款|收款|到账|应收|receipt|payment",
    "targets": "目标|任务|指标|target|quota",
    "surveys": "满意|回访|survey",
    "complaints": "投诉|complaint",
    "feedback": "反馈|feedback",
    "milestones": "里程碑|节点|milestone",
    "activities": "活动|activit|event",
    "conduct": "奖惩|红线|奖励|conduct",
    "absences": "请假|休假|考勤|absence|leave",
    "ratings": "互评|评价|360|rating",
}


def likely_kinds(table: Table, than: str | None = None) -> list[str]:
    """The kinds a table may hold, the likeliest first; or those clearly likelier `than` one kind."""
    scores = _scores(table)
    ranked = sorted(
        scores, key=lambda name: (-scores[name], _COMMON.index(name) if name in _COMMON else len(_COMMON))
    )
    if than is None:
        return ranked
    return [name for name in ranked if name != than and scores[name] >= scores.get(than, -2) + 2]


def _scores(table: Table) -> dict[str, int]:
    """How well each kind fits: the columns it finds, more where the file is called so, less where one is lacking."""
    named = f"{table.file_name} {table.sheet or ''}"
    scores = {}
    for name, kind in KINDS.items():
        found, is_whole = _fit(table, kind)
        is_named = bool(re.search(_WORDS.get(name, "$^"), named, re.IGNORECASE))
        if (found > 1 and is_whole) or (found and is_named):
            scores[name] = found + 2 * is_named - 3 * (not is_whole)
    return scores


def _fit(table: Table, kind: Kind) -> tuple[int, bool]:
    """How many of a kind's columns a table names, and whether those that are needed are among them."""
    doubts: Doubts = {}
    try:
        match = match_headers(table, kind, FileMap(), doubts)
        is_wide = kind.may_be_wide and find_wide(match, FileMap()) is not None
    except QianjiError:
        return 0, False
    known = match.positions.keys() | doubts.keys()
    # A wide table says its indicator nowhere: it is asked for once.
    needed = {column.name for column in kind.columns if column.is_required} - ({"indicator"} if is_wide else set())
    is_whole = needed <= known and all(any(names <= known for names in either) for either in kind.one_of)
    return len(known) + len(match.wide), is_whole


def guessed_by_contents(table: Table, kind: Kind, match: Match, known: Known) -> dict[str, tuple[int, ...]]:
    """Columns of ours that no header names, found by what stands in the cells, or in two columns of names."""
    taken = {place for places in match.positions.values() for place in places} | match.wide
    free = [place for place, header in enumerate(match.headers) if header and place not in taken]
    samples = {place: _sample(table, match, place) for place in free}
    found: dict[str, tuple[int, ...]] = {}
    for column in kind.columns:
        if not column.is_required or match.gives(column.name):
            continue
        used = {place for places in found.values() for place in places}
        fitting = [place for place in free if place not in used and _says(column, samples[place], known)]
        if len(fitting) == 1:
            found[column.name] = (fitting[0],)
        elif column.read is person_name and (both := _two_names(match)):
            found[column.name] = both
    return found


def _two_names(match: Match) -> tuple[int, ...]:
    """The places of first and last names, where a file has a column of each."""
    headers = [comparable_header(header) for header in match.headers]
    places = [[place for place, header in enumerate(headers) if header in names] for names in _PARTS_OF_NAMES]
    return (places[0][0], places[1][0]) if all(len(each) == 1 for each in places) else ()


def samples_of(table: Table, match: Match, most: int = 4) -> list[tuple[str, ...]]:
    """A few different values of each column of the file."""
    return [tuple(dict.fromkeys(_sample(table, match, place)))[:most] for place in range(len(match.headers))]


def gaps_of(table: Table, match: Match) -> frozenset[int]:
    """Columns of the file that are blank in some of the first rows though not in all, as merged cells leave them."""
    first = match.header_row or 0
    rows = [cells for number, cells in table.rows if number > first and any(cells)][:_GAPS]
    filled = [
        sum(place < len(cells) and bool(cells[place].strip(TRIMMED)) for cells in rows)
        for place in range(len(match.headers))
    ]
    return frozenset(place for place, count in enumerate(filled) if 0 < count < len(rows))


def _sample(table: Table, match: Match, place: int) -> list[str]:
    first = match.header_row or 0
    texts = []
    for number, cells in table.rows:
        if number > first and place < len(cells) and (text := cells[place].strip(TRIMMED)):
            texts.append(text)
            if len(texts) == _SAMPLE:
                break
    return texts


def _says(column: Column, texts: Sequence[str], known: Known) -> bool:
    if column.refers is not None and column.refers in known:
        names = known[column.refers]
        return _most([comparable(text) in names for text in texts])
    if column.read is day:
        return _most([not text.isdigit() and _reads(column, text) for text in texts])
    if column.read is money:
        return _most([not _DAY_MARKS.search(text) and _reads(column, text) for text in texts])
    return False


def _most(answers: Sequence[bool]) -> bool:
    return bool(answers) and sum(answers) >= _ENOUGH * len(answers)


def _reads(column: Column, text: str) -> bool:
    for order in _CALENDAR:
        try:
            column.read(text, Conventions(date_order=order))
        except QianjiError:
            continue
        return True
    return False
