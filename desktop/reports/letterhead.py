"""The heads of pages: of the first one company with logo, title and which days it is about; a short one of others."""

from dataclasses import dataclass

from desktop.reports import breaking
from desktop.reports.logo import picture
from desktop.reports.look import ACCENT, FINDING, GRADE, HEAD, LEFT, MM, NOTE, PERIOD, RIGHT, SOFT, TEXT, TITLE, Type
from desktop.reports.sheet import Block, Picture, Sheet, width

_TOP = 10 * MM
_LOGO = 11.5 * MM
_BESIDE = LEFT + 14.9 * MM
_LONG = Type(11, bold=True)
_SMALLEST = 0.6  # of its size, on one line
_RULE = 70.0  # points from the page's top
_MIDDLE_GAP = 14.0
_MOST_BESIDE = 80 * MM  # what stands at the right takes no more than this


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands in the head; `mark` is a word in a box behind the title, "" for none."""

    company: str
    logo: bytes | None
    title: str
    period: str
    days: str
    number: str
    mark: str = ""


def letterhead(sheet: Sheet, head: Letterhead) -> float:
    """Draw the head and return where the next part begins."""
    _logo(sheet, head)
    beside = max(width(head.period, PERIOD), width(head.days, NOTE), width(head.number, NOTE))
    beside = min(beside, _MOST_BESIDE)
    sheet.text((RIGHT, 37.0), head.period, PERIOD, "right", beside)
    sheet.text((RIGHT, 48.7), head.days, NOTE, "right", beside)
    sheet.text((RIGHT, 58.7), head.number, NOTE, "right", beside)
    room = RIGHT - beside - _MIDDLE_GAP - _BESIDE
    sheet.text((_BESIDE, 36.3), head.company, SOFT, room=room)
    tag = width(head.mark, HEAD) + 10 if head.mark else 0
    taken = _title(sheet, head.title, room - (tag + 8 if head.mark else 0))
    if head.mark:
        left = _BESIDE + taken + 8
        sheet.marks.append(Block(left, 45.0, tag, 15.5, None, ACCENT, 2, 0.8))
        sheet.text((left + 5, 56.4), head.mark, HEAD)
    sheet.rule(LEFT, RIGHT, _RULE, 0.8, ACCENT)
    return _RULE


def short_head(sheet: Sheet, title: str, name: str, right: str) -> float:
    """Draw the head of a further page and return where its text begins; a name that is too long has its own line."""
    beside = min(width(right, NOTE), _MOST_BESIDE)
    sheet.text((RIGHT, 40.0), right, NOTE, "right", beside)
    room = RIGHT - LEFT - beside - _MIDDLE_GAP
    taken = sheet.text((LEFT, 40.0), title, FINDING, room=room) + 10
    rule = 46.0
    if width(name, TEXT) <= room - taken:
        sheet.text((LEFT + taken, 40.0), name, TEXT)
    else:
        sheet.text((LEFT, 52.0), name, TEXT, room=RIGHT - LEFT)
        rule = 58.0
    sheet.rule(LEFT, RIGHT, rule, 0.8, ACCENT)
    return rule + 2


def _title(sheet: Sheet, title: str, room: float) -> float:
    """Draw the title, one that is too long in two lines; returns its width."""
    if width(title, TITLE) * _SMALLEST <= room:
        return sheet.text((_BESIDE, 57.3), title, TITLE, room=room)
    first, *rest = breaking.broken(title, room / _LONG.size, bold=True)
    sheet.text((_BESIDE, 48.6), first, _LONG, room=room)
    sheet.text((_BESIDE, 62.0), " ".join(rest), _LONG, room=room)
    return room


def _logo(sheet: Sheet, head: Letterhead) -> None:
    """The company's logo in its box, or the first character of its name."""
    sheet.marks.append(Block(LEFT, _TOP, _LOGO, _LOGO, None, ACCENT, 1.6 * MM, 0.6))
    logo = picture(head.logo) if head.logo else None
    if logo:
        inset = 1.1 * MM
        sheet.marks.append(Picture(LEFT + inset, _TOP + inset, _LOGO - 2 * inset, _LOGO - 2 * inset, logo))
    elif head.company.strip():
        sheet.text(
            (LEFT + _LOGO / 2, _TOP + _LOGO / 2 + 5.9), head.company.strip()[0].upper(), GRADE, "middle", _LOGO - 6
        )
