"""What became of the last plan: one line for each action, with a sign, a word and a remark."""

from desktop.domain.review import PlanResult, Verdict
from desktop.errors import N_
from desktop.reports.flow import Cell, Flow, Row, Spacing, strips
from desktop.reports.look import INK, LEFT, MM, RIGHT, SOFT, STRONG, TEXT, WHITE
from desktop.reports.parts import Order
from desktop.reports.sheet import Dot, Sheet

_SPACING = Spacing(height=13.6, baseline=9.4)
_BETWEEN = 6.0  # between two columns, in points
_WORDS = {
    Verdict.DONE: N_("Reached"),
    Verdict.IMPROVED: N_("Improved"),
    Verdict.NO_CHANGE: N_("No change"),
    Verdict.MISSED: N_("Missed"),
    Verdict.NO_DATA: N_("No data"),
}


def last_plan(flow: Flow, order: Order) -> None:
    """Place the section; nothing where there was no plan."""
    form = order.form
    if not form.last_plan:
        return
    rows = [order.head(order.translate.gettext("Last plan: what came of it"), form.last_plan_title)]
    for result in form.last_plan:
        rows += _rows(result, order)
    flow.put(rows)


def _rows(result: PlanResult, order: Order) -> list[Row]:
    lefts = [LEFT + place * MM for place in order.columns.last_plan]
    widths = [right - left - _BETWEEN for left, right in zip(lefts, [*lefts[1:], RIGHT + _BETWEEN], strict=True)]
    word = order.translate.gettext(_WORDS[result.verdict])
    texts = (result.title, result.goal, result.now, "", word, result.remark)
    types = (STRONG, TEXT, STRONG, STRONG, STRONG, SOFT)
    cells = [
        Cell(left, wide, text, type_)
        for left, wide, text, type_ in zip(lefts, widths, texts, types, strict=True)
        if text
    ]
    return strips(cells, _SPACING, lambda sheet, top: _sign(sheet, lefts[3], top, result.verdict))


def _sign(sheet: Sheet, column: float, top: float, verdict: Verdict) -> None:
    """A full disc, a half one, a ring, or a dash: told apart without colour."""
    x, y = column - 0.6 * MM + 2.9, top + 6.8
    if verdict in (Verdict.NO_CHANGE, Verdict.NO_DATA):
        sheet.rule(x - 2.9, x + 2.9, y, 0.9)
        return
    fill = INK if verdict is Verdict.DONE else WHITE
    sheet.marks.append(Dot((x, y), 2.9, fill, 0.7, half=verdict is Verdict.IMPROVED))
