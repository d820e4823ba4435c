"""The head of a form: company with logo, title, period and number; the short head of further pages."""

from desktop.reports import figures
from desktop.reports.logo import picture
from desktop.reports.look import (
    FINDING,
    GRADE,
    HEAD,
    INK,
    LEFT,
    MM,
    NOTE,
    PERIOD,
    RIGHT,
    SOFT,
    TEXT,
    TITLE,
)
from desktop.reports.parts import Order
from desktop.reports.sheet import Block, Picture, Sheet, width

_TOP = 10 * MM
_LOGO = 11.5 * MM
_BESIDE = LEFT + 14.9 * MM
_RULE = 70.0  # points from the page's top
_MIDDLE_GAP = 14.0


def first_head(sheet: Sheet, order: Order) -> float:
    """Draw the head of the first page and return where the next part begins."""
    form, _, pgettext = order.form, order.translate.gettext, order.translate.pgettext
    _logo(sheet, order)
    number = _("No. {number}").format(number=form.number)
    days = figures.span(form.start, form.end, order.translate)
    beside = max(width(form.period_title, PERIOD), width(days, NOTE), width(number, NOTE))
    beside = min(beside, 80 * MM)
    sheet.text((RIGHT, 37.0), form.period_title, PERIOD, "right", beside)
    sheet.text((RIGHT, 48.7), days, NOTE, "right", beside)
    sheet.text((RIGHT, 58.7), number, NOTE, "right", beside)
    room = RIGHT - beside - _MIDDLE_GAP - _BESIDE
    sheet.text((_BESIDE, 36.3), form.company, SOFT, room=room)
    draft = "" if form.finalised_on else pgettext("form", "Draft")
    tag = width(draft, HEAD) + 10 if draft else 0
    taken = sheet.text((_BESIDE, 57.3), form.title, TITLE, room=room - (tag + 8 if draft else 0))
    if draft:
        left = _BESIDE + taken + 8
        sheet.marks.append(Block(left, 45.0, tag, 15.5, None, INK, 2, 0.8))
        sheet.text((left + 5, 56.4), draft, HEAD)
    sheet.rule(LEFT, RIGHT, _RULE, 0.8)
    return _RULE


def next_head(sheet: Sheet, order: Order) -> float:
    """Draw the short head of a further page and return where its text begins."""
    form, _ = order.form, order.translate.gettext
    title = _("{title} (continued)").format(title=form.title)
    right = f"{form.period_title} · {form.number}"
    beside = min(width(right, NOTE), 80 * MM)
    sheet.text((RIGHT, 40.0), right, NOTE, "right", beside)
    room = RIGHT - LEFT - beside - _MIDDLE_GAP
    taken = sheet.text((LEFT, 40.0), title, FINDING, room=room) + 10
    rule, name = 46.0, form.person.name
    if width(name, TEXT) <= room - taken:
        sheet.text((LEFT + taken, 40.0), name, TEXT)
    else:
        sheet.text((LEFT, 52.0), name, TEXT, room=RIGHT - LEFT)
        rule = 58.0
    sheet.rule(LEFT, RIGHT, rule, 0.8)
    return rule + 2


def _logo(sheet: Sheet, order: Order) -> None:
    """The company's logo in its box, or the first character of its name."""
    form = order.form
    sheet.marks.append(Block(LEFT, _TOP, _LOGO, _LOGO, None, INK, 1.6 * MM, 0.6))
    logo = picture(form.logo) if form.logo else None
    if logo:
        inset = 1.1 * MM
        sheet.marks.append(Picture(LEFT + inset, _TOP + inset, _LOGO - 2 * inset, _LOGO - 2 * inset, logo))
    elif form.company.strip():
        sheet.text(
            (LEFT + _LOGO / 2, _TOP + _LOGO / 2 + 5.9), form.company.strip()[0].upper(), GRADE, "middle", _LOGO - 6
        )
