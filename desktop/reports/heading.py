"""The head of a review form: company with logo, title, period and number; the short head of further pages."""

from desktop.reports import figures
from desktop.reports.letterhead import Letterhead, letterhead, short_head
from desktop.reports.parts import Order
from desktop.reports.sheet import Sheet


def first_head(sheet: Sheet, order: Order) -> float:
    """Draw the head of the first page and return where the next part begins."""
    form, _, pgettext = order.form, order.translate.gettext, order.translate.pgettext
    head = Letterhead(
        company=form.company,
        logo=form.logo,
        title=form.title,
        period=form.period_title,
        days=figures.days_of(form.period_title, form.start, form.end, order.translate),
        number=_("No. {number}").format(number=form.number),
        mark="" if form.finalised_on else pgettext("form", "Draft"),
    )
    return letterhead(sheet, head)


def next_head(sheet: Sheet, order: Order) -> float:
    """Draw the short head of a further page and return where its text begins."""
    form, _ = order.form, order.translate.gettext
    title = _("{title} (continued)").format(title=form.title)
    return short_head(sheet, title, form.person.name, f"{form.period_title} · {form.number}")
