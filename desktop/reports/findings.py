"""Strengths and weaknesses side by side, each with its effect on the total; remarks over the whole width below."""

from collections.abc import Sequence

from desktop.domain.narrative import body_below_title
from desktop.domain.review import ReviewFinding
from desktop.reports import breaking, figures
from desktop.reports.flow import Cell, Flow, Row, Spacing, blank, strips
from desktop.reports.led import led
from desktop.reports.look import (
    FAINT,
    FINDING,
    HAIRLINE,
    LEADING,
    LEFT,
    MM,
    NUMBER,
    RIGHT,
    STRONG,
    TEXT,
)
from desktop.reports.parts import Order, head
from desktop.reports.sheet import Sheet

_INDENT = 4.2 * MM
_TITLE_HEIGHT = 12.8
_AFTER = 4.2  # between a finding's last line and the rule before the next
_EFFECT_ROOM = 34.0
_GAP = 7 * MM  # between the columns
_SHIFTS = (-4, 4, -8, 8, -12, 12, -16, 16, -20, 20)  # mm, the smallest that helps is taken


def findings(flow: Flow, order: Order) -> None:
    """Place strengths and weaknesses beside each other; set tight, the longer side gets more of the width."""
    splits = [order.columns.strengths]
    if order.is_tight:
        splits += [order.columns.strengths + shift for shift in _SHIFTS]
    flow.put_beside(min((_columns(order, split) for split in splits), key=_height))


def _columns(order: Order, split: float) -> list[list[Row]]:
    """Both columns with their heads; `split` is the width of the strengths in millimetres."""
    form, _, pgettext = order.form, order.translate.gettext, order.translate.pgettext
    left_end = LEFT + split * MM
    right_start = left_end + _GAP
    effect = _("effect on total")
    above, below = _("No indicator stood above its reference."), _("No indicator stood below its reference.")
    if not form.scored_weight:
        above = below = _("No indicator was scored.")
    height = order.head_height
    return [
        [
            head(pgettext("form", "Strengths"), effect if form.strengths else "", LEFT, left_end, height),
            *_column(form.strengths, LEFT, left_end, order, above),
        ],
        [
            head(_("Weaknesses and why"), effect if form.weaknesses else "", right_start, RIGHT, height),
            *_column(form.weaknesses, right_start, RIGHT, order, below),
        ],
    ]


def _height(columns: Sequence[Sequence[Row]]) -> float:
    return max(sum(row.height for row in column) for column in columns)


def _column(items: Sequence[ReviewFinding], left: float, right: float, order: Order, none: str) -> list[Row]:
    if not items:
        return strips([Cell(left, right - left, none, FAINT)], Spacing(15.0, 11.4, rule=0))
    rows: list[Row] = []
    for index, item in enumerate(items):
        rows += _finding(index + 1, item, left, right, order, index > 0)
    return rows


def _finding(number: int, finding: ReviewFinding, left: float, right: float, order: Order, ruled: bool) -> list[Row]:
    """The title with its effect, then the text, then the cause; title and first lines stay together."""
    begin = left + _INDENT
    titles = breaking.broken(finding.title, (right - begin - _EFFECT_ROOM) / FINDING.size, bold=True)

    def draw(sheet: Sheet, top: float) -> None:
        if ruled:
            sheet.rule(begin, right, top, 0.25, HAIRLINE)
        sheet.text((left, top + 11.2), str(number), NUMBER)
        for index, line in enumerate(titles):
            sheet.text((begin, top + 11.2 + index * LEADING), line, FINDING)
        sheet.text((right, top + 11.2), figures.number(finding.impact, signed=True), STRONG, "right")

    rows = [Row(_TITLE_HEIGHT + (len(titles) - 1) * LEADING, draw, keep=True)]
    spacing = Spacing(order.leading, order.leading - 0.7, rule=0, leading=order.leading)
    wide = right - begin
    if finding.text:
        text = body_below_title(finding.text, finding.title)
        rows += strips([Cell(begin, wide, text, TEXT, hang=True)], spacing)
    if finding.cause:
        rows += led(order.translate.pgettext("form", "Why"), finding.cause, begin, wide, order.leading)
    return [*rows, blank(_AFTER - 2.0 * order.closeness)]
