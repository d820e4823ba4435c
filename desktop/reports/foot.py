"""What stands fixed at the foot: signatures on the last page, form number, seal and page number on each."""

from desktop.domain.seal import short_seal
from desktop.reports import figures
from desktop.reports.blanks import draw_line
from desktop.reports.look import CAPTION, HAIRLINE, LEFT, MM, RIGHT
from desktop.reports.parts import Order
from desktop.reports.sheet import Sheet
from desktop.reports.signature import HIGH, line_below, signature

_GAP = 6 * MM
COLUMN = (RIGHT - LEFT - 2 * _GAP) / 3
SIGNING_TOP = 738.0  # the text of the last page ends here at the lowest
MOST_ROOM = 34.0  # points that signatures take more where the page has them
_BEFORE = 4.0  # from the last line of the text to the words above the signatures
_MEANING_BELOW = 12.2  # from the lines to sign on
_RULE = 809.0
_BASELINE = 818.0
_APART = 12.0  # between the texts of the footer
_BESIDE = 14.0  # between what a signature means and how the form was handed over
_REFUSAL = _RULE - 9.6  # apart from the rule below, lest both look like one
_ABOVE, _SIGNED, _BELOW = 0.2, 0.5, 0.12  # of the room to spare: before words, to write in, before the footer


def lefts() -> tuple[float, float, float]:
    """Where the three columns of interview and signatures begin."""
    return LEFT, LEFT + COLUMN + _GAP, RIGHT - COLUMN


def signatures(sheet: Sheet, order: Order, spare: float = 0.0) -> None:
    """Draw three places to sign, what a signature means, and lines for delivery and a refusal.

    They begin `spare` points higher than they must, so that there is more room to write.
    """
    _, pgettext = order.translate.gettext, order.translate.pgettext
    names = (pgettext("form", "Employee"), pgettext("signature", "Superior"), pgettext("signature", "Owner"))
    top, high = SIGNING_TOP - spare + _BEFORE + _ABOVE * spare, HIGH + _SIGNED * spare
    for left, name in zip(lefts(), names, strict=True):
        signature(sheet, left, COLUMN, top, order.translate, name, high)
    told = _("A signature confirms reading, not agreement; objections go into the comments.")
    baseline = line_below(top, high) + _MEANING_BELOW
    taken = sheet.text((LEFT, baseline), told, CAPTION, room=(RIGHT - LEFT) * 0.6)
    handed = _("Delivery method ________ Date ______")
    draw_line(sheet, handed, baseline, LEFT + taken + _BESIDE, RIGHT)
    refused = _("□ Refused to sign, reason ________________ Witness ________ Date ______")
    draw_line(sheet, refused, _REFUSAL - _BELOW * spare, LEFT, RIGHT)


def footer(sheet: Sheet, order: Order, page: int, pages: int) -> None:
    """Draw number and date of finalising, the seal of the whole evaluation, and which page of how many this is."""
    form, _ = order.form, order.translate.gettext
    sheet.rule(LEFT, RIGHT, _RULE, 0.25, HAIRLINE)
    if form.finalised_on:
        state = _("finalised {day}").format(day=figures.day(form.finalised_on, order.language))
    else:
        state = _("Draft, not finalised")
    third = (RIGHT - LEFT) / 3
    begin = LEFT + sheet.text((LEFT, _BASELINE), f"{form.number} · {state}", CAPTION, room=third + 20) + _APART
    number = _("Page {page} of {pages}").format(page=page, pages=pages)
    end = RIGHT - sheet.text((RIGHT, _BASELINE), number, CAPTION, "right", third - 40) - _APART
    if form.seal:
        digits = short_seal(form.seal)
        groups = " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))
        seal = _("Seal of this evaluation {groups}").format(groups=groups)
        sheet.text(((begin + end) / 2, _BASELINE), seal, CAPTION, "middle", end - begin)
