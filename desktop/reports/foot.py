"""What stands fixed at the foot: signatures on the last page, form number, seal and page number on each."""

from desktop.domain.seal import short_seal
from desktop.reports import figures
from desktop.reports.blanks import draw_line
from desktop.reports.look import CAPTION, HAIRLINE, LEFT, MM, RIGHT, STRONG
from desktop.reports.parts import Order
from desktop.reports.sheet import Sheet

_GAP = 6 * MM
COLUMN = (RIGHT - LEFT - 2 * _GAP) / 3
SIGNING_TOP = 761.0  # the text of the last page ends here: from its last writing line to a signature 7 mm
_SIGNING = 776.7
_MEANING = 790.6
_REFUSAL = 804.0
_RULE = 809.0
_BASELINE = 818.0
_BESIDE = 14.0  # between what a signature means and how the form was handed over
_DATE = 36 * MM  # where the date begins in a column: a name needs more room than a day


def lefts() -> tuple[float, float, float]:
    """Where the three columns of interview and signatures begin."""
    return LEFT, LEFT + COLUMN + _GAP, RIGHT - COLUMN


def signatures(sheet: Sheet, order: Order) -> None:
    """Draw three lines to sign on with their dates, what a signature means, and lines for delivery and a refusal."""
    _, pgettext = order.translate.gettext, order.translate.pgettext
    names = (pgettext("form", "Employee"), pgettext("signature", "Superior"), pgettext("signature", "Owner"))
    for left, name in zip(lefts(), names, strict=True):
        taken = sheet.text((left, _SIGNING), name, STRONG, room=_DATE - 30)
        sheet.rule(left + taken + 6, left + _DATE - 5, _SIGNING + 2.2, 0.6)
        taken = sheet.text((left + _DATE, _SIGNING), pgettext("form", "Date"), CAPTION)
        sheet.rule(left + _DATE + taken + 4, left + COLUMN, _SIGNING + 2.2, 0.6)
    meaning = _("A signature confirms reading, not agreement; objections go into the comments.")
    taken = sheet.text((LEFT, _MEANING), meaning, CAPTION, room=(RIGHT - LEFT) * 0.6)
    handed = _("Handed over by ________ Date ______")
    draw_line(sheet, handed, _MEANING, LEFT + taken + _BESIDE, RIGHT)
    refused = _("□ Refused to sign, reason ________________ Witness ________ Date ______")
    draw_line(sheet, refused, _REFUSAL, LEFT, RIGHT)


def footer(sheet: Sheet, order: Order, page: int, pages: int) -> None:
    """Draw number and date of finalising, the seal, and which page of how many this is."""
    form, _ = order.form, order.translate.gettext
    sheet.rule(LEFT, RIGHT, _RULE, 0.25, HAIRLINE)
    if form.finalised_on:
        state = _("finalised {day}").format(day=figures.day(form.finalised_on, order.language))
    else:
        state = _("Draft, not finalised")
    third = (RIGHT - LEFT) / 3
    sheet.text((LEFT, _BASELINE), f"{form.number} · {state}", CAPTION, room=third + 20)
    if form.seal:
        digits = short_seal(form.seal)
        groups = " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))
        seal = _("Seal {groups}").format(groups=groups)
        sheet.text(((LEFT + RIGHT) / 2 + 10, _BASELINE), seal, CAPTION, "middle", third - 20)
    number = _("Page {page} of {pages}").format(page=page, pages=pages)
    sheet.text((RIGHT, _BASELINE), number, CAPTION, "right", third - 40)
