"""Who shares a contract, as people write it: 张三60%、李四40%, E01:60;E02:40, or 张三、李四 for halves."""

import re
from decimal import Decimal

from desktop.domain.shares import check_shares, split_equally
from desktop.errors import N_, RequestError
from desktop.exchange.values.text import half_width
from desktop.ui.kit.options import Option
from desktop.ui.kit.paste_grid.book import Names

Share = tuple[Option, Decimal]
_SEPARATORS = re.compile(r"[、;,/+&\n]|\s{2,}|(?<=%)(?!\s*\))\s*|(?<=\d)\s+(?=[^\s\d%])")
_PART = re.compile(r"(?P<name>.+?)\s*[:=(（]?\s*(?P<percent>\d+(?:\.\d+)?)\s*%?\s*[)）]?")
NOBODY = N_("Nobody on the list is called “{name}”.")
SEVERAL = N_("“{name}” may be several; choose the one that is meant.")
TWICE = N_("{name} stands twice among the shares; put both into one.")
SOME = N_("Say each person's share, or nobody's: without shares all get the same.")


def read_shares(text: str, people: Names) -> tuple[Share, ...]:
    """The people of a contract with their percent, which sum to exactly 100; RequestError says what is wrong."""
    alone = people.meant(text)
    if len(alone) == 1:
        return ((alone[0], Decimal(100)),)
    parts = [part.strip(" ;、，。") for part in _SEPARATORS.split(half_width(text))]
    found = [_part(part, people) for part in parts if part]
    percents = [percent for _person, percent in found]
    if not found:
        raise RequestError(NOBODY, name=text)
    if all(percent is None for percent in percents):
        equal = split_equally(len(found))
        named = tuple(zip((person for person, _percent in found), equal, strict=True))
    elif any(percent is None for percent in percents):
        raise RequestError(SOME)
    else:
        named = tuple((person, percent) for person, percent in found if percent is not None)
    _refuse_repeated(named)
    check_shares([percent for _person, percent in named])
    return named


def _part(text: str, people: Names) -> tuple[Option, Decimal | None]:
    """One person with a percent; a code like E01 that ends in digits is a person first."""
    whole = people.meant(text)
    if len(whole) == 1:
        return whole[0], None
    if found := _PART.fullmatch(text):
        meant = people.meant(found["name"])
        if len(meant) == 1:
            return meant[0], Decimal(found["percent"])
        whole = whole or meant
        text = found["name"]
    raise RequestError(SEVERAL if whole else NOBODY, name=text)


def _refuse_repeated(named: tuple[Share, ...]) -> None:
    seen: set[object] = set()
    for person, _percent in named:
        if person.value in seen:
            raise RequestError(TWICE, name=person.label)
        seen.add(person.value)
