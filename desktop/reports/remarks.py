"""What must stand on the form whatever its effect: a red line, silent weeks, overdue money, an award."""

from desktop.domain.narrative.remarks import without_bonus
from desktop.domain.review import BACKGROUND, ReviewFinding
from desktop.reports import breaking, figures
from desktop.reports.flow import Flow, Row, blank
from desktop.reports.led import led
from desktop.reports.look import HAIRLINE, INK, LEFT, MM, RIGHT
from desktop.reports.parts import Order
from desktop.reports.sheet import Block, Sheet, width

_INDENT = 3.2 * MM
_EFFECT_ROOM = 34.0
_LONGEST = 0.4  # of the width: a longer title gets a line of its own
_SAID_ABOVE = "last_plan"  # the first section of the form tells it in full
_AFTER = 3.8


def remarks(flow: Flow, order: Order) -> None:
    """Place the remarks over the whole width, each behind a bar; nothing where there are none."""
    told = [each for each in order.form.remarks if not _is_said_above(each, order)]
    if not told:
        return
    rows = [order.head(order.translate.gettext("Also on record"))]
    for index, remark in enumerate(told):
        rows += [blank(2.0, keep=True), *_remark(remark, order), _after(index == len(told) - 1)]
    flow.put(rows)


def _is_said_above(remark: ReviewFinding, order: Order) -> bool:
    """Whether the form has told it already: the last plan in its section, the background below the score card."""
    return remark.rule in BACKGROUND or (remark.rule == _SAID_ABOVE and bool(order.form.last_plan))


def _remark(remark: ReviewFinding, order: Order) -> list[Row]:
    begin = LEFT + _INDENT
    impact = figures.number(remark.impact, signed=True) if remark.impact else ""
    wide = RIGHT - begin - (_EFFECT_ROOM if impact else 0)
    told = remark.text if order.options.shows_bonus else without_bonus(remark.text, order.translate.gettext)
    text = " ".join(part for part in (told, remark.cause) if part)
    if width(remark.title, order.strong) <= _LONGEST * wide:
        rows = led(remark.title, text, begin, wide, order)
    else:
        rows = _titled(remark.title, text, begin, wide, order)
    first = rows[0]

    def opening(sheet: Sheet, top: float) -> None:
        first.draw(sheet, top)
        sheet.marks.append(Block(LEFT, top + 2.4, 1.6, 9.6, INK))
        sheet.text((RIGHT, top + order.leading - 0.7), impact, order.strong, "right")

    return [Row(first.height, opening, first.keep), *rows[1:]]


def _titled(title: str, text: str, left: float, wide: float, order: Order) -> list[Row]:
    lines = [(line, order.strong) for line in breaking.broken(title, wide / order.strong.size, bold=True)]
    lines += [(line, order.text) for line in breaking.broken(text, wide / order.text.size)]
    rows = []
    for index, (line, type_) in enumerate(lines):

        def draw(sheet: Sheet, top: float, line: str = line, index: int = index) -> None:
            sheet.text((left, top + order.leading - 0.7), line, lines[index][1])

        rows.append(Row(order.leading, draw, keep=type_ is order.strong))
    return rows


def _after(is_last: bool) -> Row:
    def draw(sheet: Sheet, top: float) -> None:
        if not is_last:
            sheet.rule(LEFT + _INDENT, RIGHT, top + _AFTER, 0.25, HAIRLINE)

    return Row(_AFTER, draw)
