"""The head of a review form: company with logo, title, period and number; the short head of further pages."""

from desktop.reports import figures
from desktop.reports.letterhead import MIDDLE_GAP, MOST_BESIDE, Letterhead, letterhead
from desktop.reports.look import ACCENT, FINDING, LEFT, NOTE, RIGHT, TEXT
from desktop.reports.parts import Order
from desktop.reports.sheet import Sheet, width


def first_head(sheet: Sheet, order: Order) -> float:
    """Draw the head of the first page and return where the next part begins."""
    form, _, pgettext = order.form, order.translate.gettext, order.translate.pgettext
    head = Letterhead(
        company=form.company,
        logo=form.logo,
        title=form.title,
        period=form.period_title,
        days=figures.span(form.start, form.end, order.translate),
        number=_("No. {number}").format(number=form.number),
        mark="" if form.finalised_on else pgettext("form", "Draft"),
    )
    return letterhead(sheet, head)


def next_head(sheet: Sheet, order: Order) -> float:
    """Draw the short head of a further page and return where its text begins."""
    form, _ = order.form, order.translate.gettext
    title = _("{title} (continued)").format(title=form.title)
    right = f"{form.period_title} · {form.number}"
    beside = min(width(right, NOTE), MOST_BESIDE)
    sheet.text((RIGHT, 40.0), right, NOTE, "right", beside)
    room = RIGHT - LEFT - beside - MIDDLE_GAP
    taken = sheet.text((LEFT, 40.0), title, FINDING, room=room) + 10
    rule, name = 46.0, form.person.name
    if width(name, TEXT) <= room - taken:
        sheet.text((LEFT + taken, 40.0), name, TEXT)
    else:
        sheet.text((LEFT, 52.0), name, TEXT, room=RIGHT - LEFT)
        rule = 58.0
    sheet.rule(LEFT, RIGHT, rule, 0.8, ACCENT)
    return rule + 2
