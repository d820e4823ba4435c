"""The improvement plan: what to do, from where to where, by when, by whom, with what support."""

from desktop.domain.review import ReviewAction
from desktop.reports import figures
from desktop.reports.flow import Cell, Flow, Row, Spacing, strips
from desktop.reports.look import CAPTION, FAINT, LEFT, MM, NUMBER, RIGHT, SECOND, TEXT
from desktop.reports.parts import Order
from desktop.reports.sheet import Sheet

_HEAD_HEIGHT = 14.0
_SPACING = Spacing(height=15.5, baseline=10.4)
_TIGHT = Spacing(height=13.6, baseline=9.4, leading=11.4)
_BETWEEN = 5.0


def plan_table(flow: Flow, order: Order) -> None:
    """Place the section."""
    form, _ = order.form, order.translate.gettext
    note = _("{period}; the next form will show what came of it").format(period=form.next_period_title)
    rows = [order.head(_("Improvement plan"), note if form.actions and form.next_period_title else "")]
    if not form.actions:
        rows += strips([Cell(LEFT, RIGHT - LEFT, _("No action was set."), FAINT)], Spacing(15.0, 11.4, rule=0))
        flow.put(rows)
        return
    heads = _heads(order)
    rows.append(heads)
    for number, action in enumerate(form.actions, 1):
        rows += _action(number, action, order)
    flow.put(rows, repeated=heads)


def _lefts(order: Order) -> list[float]:
    wide = order.columns.plan
    return [LEFT + sum(wide[:index]) * MM for index in range(len(wide))]


def _heads(order: Order) -> Row:
    _, pgettext = order.translate.gettext, order.translate.pgettext
    names = (
        *(pgettext("form", "What to do"), _("Goal (from → to)"), pgettext("form", "Due")),
        *(pgettext("form", "Owner"), pgettext("form", "Support needed")),
    )
    lefts = _lefts(order)[1:]

    def draw(sheet: Sheet, top: float) -> None:
        for name, left, end in zip(names, lefts, [*lefts[1:], RIGHT + _BETWEEN], strict=True):
            sheet.text((left, top + 9.7), name, CAPTION, room=end - left - _BETWEEN)
        sheet.rule(LEFT, RIGHT, top + _HEAD_HEIGHT, 0.5, SECOND)

    return Row(_HEAD_HEIGHT, draw, keep=True)


def _action(number: int, action: ReviewAction, order: Order) -> list[Row]:
    lefts = _lefts(order)
    due = figures.day(action.due_on, order.language)
    texts = (str(number), action.text, action.goal, due, action.owner, action.support)
    ends = [*lefts[1:], RIGHT + _BETWEEN]
    cells = [
        Cell(left, end - left - (_BETWEEN if index else 0), text, NUMBER if index == 0 else TEXT)
        for index, (left, end, text) in enumerate(zip(lefts, ends, texts, strict=True))
    ]
    return strips(cells, _TIGHT if order.is_tight else _SPACING)
