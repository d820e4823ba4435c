"""Columns of importable kinds: their names in both languages, and how headers are compared with them."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache

from desktop.exchange.values.conventions import Reader
from desktop.exchange.values.text import comparable, half_width


class Ref(StrEnum):
    """What a column may name: records that other records belong to."""

    STAFF = "staff"
    CUSTOMER = "customer"
    DEAL = "deal"
    SIGNING = "signing"
    TEAM = "team"
    POSITION = "position"
    STAGE = "stage"
    PRODUCT = "product"
    REGION = "region"
    INDUSTRY = "industry"
    SOURCE = "source"
    METHOD = "method"
    OUTCOME = "outcome"
    LOST_REASON = "lost_reason"
    CUSTOMER_KIND = "customer_kind"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in maps and reports, its titles, further spellings, how cells are read."""

    name: str
    chinese: str
    english: str
    read: Reader
    is_required: bool = False
    also: tuple[str, ...] = ()
    refers: Ref | None = None
    codes: tuple[str, ...] = ()  # headers above the codes of what the column names

    def title(self, language: str) -> str:
        """The column's title in a language."""
        return self.english if language == "en" else self.chinese

    def rank(self, header: str) -> int:
        """How well a comparable header fits: 4 above people's codes, 3 by name or title, 2 above other codes, 1 less.

        0 is not at all. People may be namesakes, so their code tells more than the name beside it.
        """
        return _ranks(self).get(header, 0)


@cache
def _ranks(column: Column) -> dict[str, int]:
    ranks = {comparable_header(header): 1 for header in column.also}
    codes = {comparable_header(header): 4 if column.refers is Ref.STAFF else 2 for header in column.codes}
    return {
        **ranks,
        **{comparable_header(header): 3 for header in (column.name, column.chinese, column.english)},
        **codes,
    }


_BRACKETED = re.compile(r"[(\[【〔][^()\[\]【】〔〕]*[)\]】〕]")
_ERROR = re.compile(r"#[A-Z/0]+[!?]?")
_MARKS = re.compile(r"[\s_\-*:.·/\\#?!,;'\"“”‘’]+")
_UNIT = re.compile(r"[(\[【/]\s*(?:单位:?)?\s*([千万萬百亿億]*)(?:元|人民币)?\s*[)\]】]?\s*$")
_UNITS = {
    "": 1,
    "百": 100,
    "千": 1000,
    "万": 10_000,
    "萬": 10_000,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "億": 10**8,
}


def comparable_header(header: str) -> str:
    """A header without case, blanks, full-width forms, marks and remarks in brackets: 金额（万元）* → 金额."""
    plain = half_width(header)
    if _ERROR.fullmatch(plain.strip()):
        return ""  # #NAME? is an error of a spreadsheet, not a header called name
    short = _BRACKETED.sub("", plain)
    return _MARKS.sub("", comparable(short if _MARKS.sub("", short) else plain))


def unit_of_header(header: str) -> Decimal | None:
    """The unit a header states for its amounts: 10000 for 签约金额（万元）; None without one."""
    found = _UNIT.search(half_width(header))
    return Decimal(_UNITS[found[1]]) if found and found[1] in _UNITS and found[1] else None
