"""Breaks texts into lines as a Chinese typesetter would.

No closing mark begins a line, no opening mark ends one, and a figure stays with its unit. reportlab's own rule loses
this after runs of figures, so every line of the forms is broken here.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise

from desktop.reports import bidi, runs
from desktop.reports.closing_up import SAVED, closed_up, meet

_CLOSING = "，。；：、？！）》〉」』】〕〗〞’”…—·%‰℃,.;:?!)]}»"
_OPENING = "（《〈「『【〔〖〝‘“([{«¥￥$"
_HANGING = frozenset("，。；：、？！）》〉」』】〕")  # ink at the left: may stand half an em beyond the edge
_ROUNDING = 1e-6  # a column made for a text must hold it
_UNITS = "个百分点|万元|亿元|小时|分钟|季度|[万亿元次家天个条分项单人份位月日年周名期片倍件场户套号%‰]"
_DATE = r"(?:\d{2,4}\s?年\s?)?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?"
_FIGURE = rf"(?:第\s?)?[+\-−±¥￥$]?\d(?:[\d,.:/\-–]*\d)?(?:\s?(?:{_UNITS}))?"
_WIDE = r"\u1100-\u11ff\u2e80-\u303f\u3041-\ua4cf\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
_WIDE += r"\U00020000-\U0003ffff"
_ATOM = re.compile(  # a space belongs to the front of the piece behind it
    rf"\s*(?:→\s?)?[{re.escape(_OPENING)}]*(?:{_DATE}|{_FIGURE}|[{_WIDE}]|[^\s{_WIDE}{re.escape(_CLOSING)}{re.escape(_OPENING)}]+|)"
    rf"[{re.escape(_CLOSING)}\u0300-\u036f\ufe00-\ufe0f\U000e0100-\U000e01ef]*"
)


class LatinLine(str):
    """A line of a text that is Latin as a whole: its quotation marks are narrow, whatever stands on this line."""

    __slots__ = ()


@lru_cache(maxsize=4096)
def broken(text: str, width: float, bold: bool = False, hang: bool = False) -> tuple[str, ...]:
    """The lines of `text` in a column of `width` em; `hang` lets a closing mark stand half an em beyond it."""
    latin = runs.is_latin(text)
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        lines += _filled(paragraph.strip(), width, bold, latin, 0.5 if hang else 0.0)
    return tuple(map(LatinLine, lines)) if latin else tuple(lines)


def _filled(paragraph: str, width: float, bold: bool, latin: bool, hang: float) -> list[str]:
    room = width + _ROUNDING
    if runs.width(paragraph, bold, latin) <= room:  # most texts of a form: nothing has to be taken apart
        return [paragraph]
    measured, wide = _measured(paragraph, bold, latin), _measure(paragraph)
    count = len(measured.atoms)
    lines: list[str] = []
    place = 0
    current, used = "", 0.0  # the end of a cut word
    while place < count or current:
        # The atoms up to `end` fit; one whose closing mark may stand beyond the edge perhaps does, too.
        spent = measured.ends[place] - used
        end = bisect_right(measured.ends, room + spent, place + 1) - 1
        while end < count and measured.hangs[end] and measured.ends[end + 1] <= room + spent + hang:
            end += 1
        line = current + "".join(measured.atoms[place:end])
        if line.strip():
            lines.append(line.rstrip())
        place, current, used = end, "", 0.0
        if place < count:
            atom = measured.atoms[place].lstrip()
            end_of_line = room + (hang if measured.hangs[place] else 0.0)
            *whole, current = _cut(atom, width, end_of_line, lambda piece: wide(piece, bold, latin))
            lines += whole
            used, place = wide(current, bold, latin), place + 1
    return lines or [""]


def _measure(paragraph: str) -> Callable[[str, bool, bool], float]:
    """How the pieces of a text are measured: marks are not closed up where lines are turned around."""
    return runs.open_width if bidi.is_uncertain(paragraph) else runs.width


def _cut(atom: str, width: float, room: float, wide: Callable[[str], float]) -> list[str]:
    """The atom as it is; wider than a whole line it is cut, behind a hyphen where it has one."""
    if wide(atom) <= room:
        return [atom]
    pieces, current, used = [], "", 0.0
    for character in atom:
        taken = wide(character)
        if current and used + taken > width and taken:
            start, hyphen, end = current.rpartition("-")
            piece, current = (start + hyphen, end) if start else (current, "")
            pieces.append(piece)
            used = wide(current)
        current, used = current + character, used + taken
    return [*pieces, current]


@dataclass(frozen=True, slots=True)
class _Measured:
    """The pieces of a text, the same for every width of column that is tried."""

    atoms: tuple[str, ...]
    ends: tuple[float, ...]  # where each piece ends on an endless line, in em; the first figure is its beginning
    hangs: tuple[bool, ...]  # whether a piece ends with a mark that may stand beyond the edge


@lru_cache(maxsize=1024)
def _measured(paragraph: str, bold: bool, latin: bool) -> _Measured:
    atoms = tuple(atom for atom in _ATOM.findall(paragraph) if atom) or ("",)
    if bidi.is_uncertain(paragraph):
        widths = [runs.open_width(atom, bold, latin) for atom in atoms]
    else:
        widths = runs.widths(atoms, bold, latin)
        if closed_up(paragraph, latin)[1]:
            for place, (before, atom) in enumerate(pairwise(atoms), 1):
                if meet(before, atom, latin):  # a piece that begins a line is measured anew, without this
                    widths[place] -= SAVED
    ends = accumulate(widths, initial=0.0)
    return _Measured(atoms, tuple(ends), tuple([atom[-1:] in _HANGING for atom in atoms]))
