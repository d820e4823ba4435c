"""A finding: what was strong, what was weak, what must be said, with its numbers and its texts in every language."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

# Rules of what the scheme counts as 0 although it could not be scored.
NO_DATA_COUNTED = "no_data_counted"
NO_TARGET_COUNTED = "no_target_counted"
NO_TEAM_COUNTED = "no_team_counted"
COUNTED = frozenset({NO_DATA_COUNTED, NO_TARGET_COUNTED, NO_TEAM_COUNTED})
_MONEY = "¥"
_COUNT = r"\d[\d.,]*"


class FindingKind(StrEnum):
    """What a finding says; the values are stored."""

    STRENGTH = "strength"
    WEAKNESS = "weakness"
    REMARK = "remark"


class Finding(NamedTuple):
    """One finding; `titles`, `texts` and `causes` are by language, `impact` is in points of the total, unrounded.

    A text stands alone and names its indicator; under its title the form may print `body_below_title` of it.
    `figures` is what a machine may read: text, whole numbers, None and plain decimal texts only. `cause_key` names
    the diagnosis for choosing a measure; `is_team_scope` and `narrowed` tell the line, as in `ScoredItem`.
    """

    kind: FindingKind
    rule: str
    indicator: str
    impact: Decimal
    titles: Mapping[str, str]
    texts: Mapping[str, str]
    causes: Mapping[str, str]
    figures: Mapping[str, str | int | None] = MappingProxyType({})
    record_ids: Sequence[int] = ()
    cause_key: str = ""
    is_team_scope: bool = False
    narrowed: str = ""


def body_below_title(text: str, title: str) -> str:
    """The text as it reads under its title: without the indicator's name where it starts with it."""
    head, _space, rest = text.partition(" ")
    if rest and not head.isascii() and title.startswith(head):
        return rest
    bare = text.removeprefix(f"{title} ")
    if bare != text and bare[:1].isdigit():
        return bare
    if rest[:1] == _MONEY and title.startswith(f"{head} "):  # Collected ¥4,200 below Collected amount
        return rest
    counted = title.lower().removesuffix("s")
    return re.sub(rf"^({_COUNT}) {re.escape(counted)}s? ", r"\1 ", text)  # 18 effective visits against a target


def body_behind_title(text: str, title: str) -> str:
    """The text as it reads behind its title and a colon: as below it, and without a name that has its own colon."""
    for colon in (": ", "："):
        text = text.removeprefix(f"{title}{colon}")
    return body_below_title(text, title)
