"""Strengths and weaknesses side by side, each with its effect on the total; remarks over the whole width below."""

from collections.abc import Sequence

from desktop.domain.narrative import body_below_title
from desktop.domain.review import ReviewFinding
from desktop.reports import breaking, figures
from desktop.reports.flow import Cell, Flow, Row, Spacing, blank, strips
from desktop.reports.look import (
    FAINT,
    FINDING,
    HAIRLINE,
    INK,
    LEADING,
    LEFT,
    MM,
    NUMBER,
    RIGHT,
    STRONG,
    TEXT,
)
from desktop.reports.parts import Order, head
from desktop.reports.sheet import Block, Sheet, width

_INDENT = 4.2 * MM
_TITLE_HEIGHT = 12.8
_AFTER = 4.2  # between a finding's last line and the rule before the next
_EFFECT_ROOM = 34.0


def findings(flow: Flow, order: Order) -> None:
    """Place strengths and weaknesses beside each other."""
    form, _, pgettext = order.form, order.translate.gettext, order.translate.pgettext
    left_end = LEFT + order.columns.strengths * MM
    right_start = RIGHT - order.columns.weaknesses * MM
    effect = _("effect on total")
    above, below = _("No indicator stood above its reference."), _("No indicator stood below its reference.")
    if not form.scored_weight:
        above = below = _("No indicator was scored.")
    strengths = [
        head(pgettext("form", "Strengths"), effect if form.strengths else "", LEFT, left_end, order.head_height),
        *_column(form.strengths, LEFT, left_end, order, above),
    ]
    weaknesses = [
        head(_("Weaknesses and why"), effect if form.weaknesses else "", right_start, RIGHT, order.head_height),
        *_column(form.weaknesses, right_start, RIGHT, order, below),
    ]
    flow.put_beside([strengths, weaknesses])


def remarks(flow: Flow, order: Order) -> None:
    """Place the compulsory remarks, if any: a red line, silent weeks, overdue money."""
    if not order.form.remarks:
        return
    rows = [order.head(order.translate.gettext("Also on record"))]
    for index, remark in enumerate(order.form.remarks):
        rows += _finding(None, remark, LEFT, RIGHT, order, index > 0)
    flow.put(rows)


def _column(items: Sequence[ReviewFinding], left: float, right: float, order: Order, none: str) -> list[Row]:
    if not items:
        return strips([Cell(left, right - left, none, FAINT)], Spacing(15.0, 11.4, rule=0))
    rows: list[Row] = []
    for index, item in enumerate(items):
        rows += _finding(index + 1, item, left, right, order, index > 0)
    return rows


def _finding(
    number: int | None, finding: ReviewFinding, left: float, right: float, order: Order, ruled: bool
) -> list[Row]:
    """The title with its effect, then the text, then the cause; title and first lines stay together."""
    begin = left + (_INDENT if number else 3.2 * MM)
    impact = figures.number(finding.impact, signed=True) if finding.impact or number else ""
    room = right - begin - (_EFFECT_ROOM if impact else 0)
    titles = breaking.broken(finding.title, room / FINDING.size, bold=True)

    def draw(sheet: Sheet, top: float) -> None:
        if ruled:
            sheet.rule(begin if number else left, right, top, 0.25, HAIRLINE)
        if number:
            sheet.text((left, top + 11.2), str(number), NUMBER)
        else:
            sheet.marks.append(Block(left, top + 3.2, 1.6, 9.6, INK))
        for index, line in enumerate(titles):
            sheet.text((begin, top + 11.2 + index * LEADING), line, FINDING)
        sheet.text((right, top + 11.2), impact, STRONG, "right")

    rows = [Row(_TITLE_HEIGHT + (len(titles) - 1) * LEADING, draw, keep=True)]
    spacing = Spacing(LEADING, 11.6, rule=0)
    wide = right - begin
    if finding.text:
        text = body_below_title(finding.text, finding.title)
        rows += strips([Cell(begin, wide, text, TEXT, hang=True)], spacing)
    if finding.cause:
        rows += _cause(finding.cause, begin, wide, order)
    return [*rows, blank(_AFTER - 1.4 if order.is_tight else _AFTER)]


def _cause(cause: str, left: float, wide: float, order: Order) -> list[Row]:
    """The cause behind the bold word for it, on the same line."""
    word = order.translate.pgettext("form", "Why")
    indent = width(word, STRONG) + 2.6
    first, *rest = _indented(cause, indent, wide)
    rows = []
    for index, text in enumerate([first, *rest]):

        def draw(sheet: Sheet, top: float, text: str = text, index: int = index) -> None:
            if index == 0:
                sheet.text((left, top + 11.6), word, STRONG)
            sheet.text((left + (indent if index == 0 else 0), top + 11.6), text, TEXT)

        rows.append(Row(LEADING, draw, keep=(index == 0 and len(rest) > 0) or index == len(rest) - 1 > 0))
    return rows


def _indented(text: str, indent: float, wide: float) -> list[str]:
    """Lines of which the first is shorter."""
    first, *_ = breaking.broken(text, (wide - indent) / TEXT.size, hang=True)
    rest = text[len(first) :] if text.startswith(first) else ""
    if not rest.strip():
        return [first, *_]
    return [first, *breaking.broken(rest.strip(), wide / TEXT.size, hang=True)]
