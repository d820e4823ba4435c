"""What became of the last plan: one line for each action, with a sign, a word and a remark."""

from itertools import accumulate, pairwise

from desktop.domain.review import PlanResult, Verdict
from desktop.errors import N_
from desktop.reports.columns import adjusted
from desktop.reports.flow import Cell, Flow, Row, Spacing, strips
from desktop.reports.look import INK, LEFT, MM, RIGHT, SOFT, STRONG, TEXT, WHITE
from desktop.reports.parts import Order
from desktop.reports.sheet import Dot, Sheet, width

_SPACING = Spacing(height=13.6, baseline=9.4)
_TIGHT = Spacing(height=12.6, baseline=9.0, leading=11.4)
_BETWEEN = 6.0  # between two columns, in points
_TYPES = (STRONG, TEXT, STRONG, STRONG, STRONG, SOFT)
_SIGN = 3  # the column of the sign
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
    lefts = order.once("last_plan", lambda: _lefts(order))
    for result in form.last_plan:
        rows += _rows(result, lefts, order)
    flow.put(rows)


def _lefts(order: Order) -> list[float]:
    """Where the columns begin; set tight, short texts give room to long ones."""
    lefts = [LEFT + place * MM for place in order.columns.last_plan]
    if not order.is_tight:
        return lefts
    texts = [_texts(result, order) for result in order.form.last_plan]
    natural = [max(width(row[index], type_) for row in texts) + _BETWEEN for index, type_ in enumerate(_TYPES)]
    natural[_SIGN] = lefts[_SIGN + 1] - lefts[_SIGN]
    fixed = [right - left for left, right in pairwise([*lefts, RIGHT + _BETWEEN])]
    return list(accumulate(adjusted(fixed, natural)[:-1], initial=LEFT))


def _texts(result: PlanResult, order: Order) -> tuple[str, ...]:
    word = order.translate.gettext(_WORDS[result.verdict])
    return (result.title, result.goal, result.now, "", word, result.remark)


def _rows(result: PlanResult, lefts: list[float], order: Order) -> list[Row]:
    widths = [right - left - _BETWEEN for left, right in pairwise([*lefts, RIGHT + _BETWEEN])]
    cells = [
        Cell(left, wide, text, type_)
        for left, wide, text, type_ in zip(lefts, widths, _texts(result, order), _TYPES, strict=True)
        if text
    ]
    spacing = _TIGHT if order.is_tight else _SPACING
    raised = _SPACING.baseline - spacing.baseline
    return strips(cells, spacing, lambda sheet, top: _sign(sheet, lefts[_SIGN], top - raised, result.verdict))


def _sign(sheet: Sheet, column: float, top: float, verdict: Verdict) -> None:
    """A full disc, a half one, a ring, or a dash: told apart without colour."""
    x, y = column - 0.6 * MM + 2.9, top + 6.8
    if verdict in (Verdict.NO_CHANGE, Verdict.NO_DATA):
        sheet.rule(x - 2.9, x + 2.9, y, 0.9)
        return
    fill = INK if verdict is Verdict.DONE else WHITE
    sheet.marks.append(Dot((x, y), 2.9, fill, 0.7, half=verdict is Verdict.IMPROVED))
