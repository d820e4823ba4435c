"""The improvement plan: what to do, from where to where, by when, by whom, with what support."""

import math
from collections.abc import Sequence
from itertools import accumulate, product

from desktop.domain.review import ReviewAction
from desktop.reports import breaking, figures
from desktop.reports.columns import adjusted
from desktop.reports.flow import Cell, Flow, Row, Spacing, strips
from desktop.reports.look import CAPTION, FAINT, LEFT, MM, NUMBER, RIGHT, SECOND, Type
from desktop.reports.parts import Order
from desktop.reports.sheet import Sheet, width

_HEAD_HEIGHT = 14.0
_CLOSER_HEAD = 1.2  # less at the closest
_SPACING = Spacing(height=15.5, baseline=10.4)
_TIGHT = Spacing(height=13.4, baseline=9.3, leading=11.4)
_BETWEEN = 5.0
_DUE, _RESPONSIBLE = 3, 4  # the columns of the day and of the name
_SHARES = (1.0, 0.75, 0.6)  # of the width a text has on one line
_LONG_NAME = 34 * MM
_OF_LONG_NAMES = (0.55, 0.38, 0.28)


def plan_table(flow: Flow, order: Order) -> None:
    """Place the section."""
    form, _ = order.form, order.translate.gettext
    note = _("{period}; the next form will show what came of it").format(period=form.next_period_title)
    rows = [order.head(_("Improvement plan"), note if form.actions and form.next_period_title else "")]
    if not form.actions:
        rows += strips([Cell(LEFT, RIGHT - LEFT, _("No action was set."), FAINT)], Spacing(15.0, 11.4, rule=0))
        flow.put(rows)
        return
    lefts = order.once("plan", lambda: _lefts(order))
    heads = _heads(lefts[1:], order)
    rows.append(heads)
    for number, action in enumerate(form.actions, 1):
        rows += _action(number, action, lefts, order)
    flow.put(rows, repeated=heads)


def _lefts(order: Order) -> list[float]:
    """Where the columns begin; set tight, or for a long day or name, short texts give room to long ones."""
    fixed = [wide * MM for wide in order.columns.plan]
    fixed[-1] += _BETWEEN
    texts = [_texts(0, action, order) for action in order.form.actions]
    firm = (_DUE, _RESPONSIBLE)
    if order.is_tight or any(width(row[at], order.text) + _BETWEEN > fixed[at] for row in texts for at in firm):
        natural = [max(width(row[index], order.text) for row in texts) + _BETWEEN for index in range(len(fixed))]
        names = [0.0, *(width(name, CAPTION) + _BETWEEN for name in _names(order))]
        natural = [max(one, other) for one, other in zip(natural, names, strict=True)]
        fixed = [fixed[0], *_of_fewest_lines(fixed[1:], natural[1:], [row[1:] for row in texts], order.text)]
    return list(accumulate(fixed[:-1], initial=LEFT))


def _of_fewest_lines(
    fixed: Sequence[float], natural: Sequence[float], texts: Sequence[Sequence[str]], type_: Type
) -> Sequence[float]:
    """Columns for short texts and few lines: goals and supports may break where that gives the measures room.

    So may names that are longer than names are.
    """
    measure, goal, due, name, support = natural
    best, fewest = fixed, math.inf
    for one, other, third in product(_SHARES, _SHARES, _OF_LONG_NAMES if name > _LONG_NAME else (1.0,)):
        wides = adjusted(fixed, (measure, goal * one, due, name * third, support * other))
        lines = sum(_lines(row, wides, type_) for row in texts)
        if lines < fewest:
            best, fewest = wides, lines
        if lines == len(texts):
            break
    return best


def _lines(row: Sequence[str], wides: Sequence[float], type_: Type) -> int:
    """How many lines a row takes."""
    return max(
        len(breaking.broken(text, (wide - _BETWEEN) / type_.size)) for text, wide in zip(row, wides, strict=True)
    )


def _names(order: Order) -> tuple[str, ...]:
    _, pgettext = order.translate.gettext, order.translate.pgettext
    return (
        *(pgettext("form", "What to do"), _("Goal (from → to)"), pgettext("form", "Due")),
        *(pgettext("form", "Who"), pgettext("form", "Support needed")),
    )


def _texts(number: int, action: ReviewAction, order: Order) -> tuple[str, ...]:
    due = figures.day(action.due_on, order.language)
    if order.form.next_period_title.endswith(str(action.due_on.year)):  # said in the section's head, English only
        due = due.removesuffix(f" {action.due_on.year}")
    return (str(number), action.text, action.goal, due, action.owner, action.support)


def _heads(lefts: list[float], order: Order) -> Row:
    names = _names(order)
    height = _HEAD_HEIGHT - _CLOSER_HEAD * order.closeness

    def draw(sheet: Sheet, top: float) -> None:
        for name, left, end in zip(names, lefts, [*lefts[1:], RIGHT + _BETWEEN], strict=True):
            sheet.text((left, top + 9.7), name, CAPTION, room=end - left - _BETWEEN)
        sheet.rule(LEFT, RIGHT, top + height, 0.5, SECOND)

    return Row(height, draw, keep=True)


def _action(number: int, action: ReviewAction, lefts: list[float], order: Order) -> list[Row]:
    ends = [*lefts[1:], RIGHT + _BETWEEN]
    cells = [
        Cell(left, end - left - (_BETWEEN if index else 0), text, NUMBER if index == 0 else order.text)
        for index, (left, end, text) in enumerate(zip(lefts, ends, _texts(number, action, order), strict=True))
    ]
    return strips(cells, _TIGHT if order.is_tight else _SPACING)
