"""The table of indicators: figures on the decimal point, the chart as its last column, subtotals by perspective."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from desktop.domain.exact import round_half_up
from desktop.domain.narrative.finding import COUNTED
from desktop.domain.review import BACKGROUND, ReviewItem
from desktop.reports import figures
from desktop.reports.flow import Cell, Flow, Row, Spacing, strips
from desktop.reports.indicator_row import RowPlan, Table, Written, figure_heads, item_rows, written
from desktop.reports.look import CAPTION, HAIRLINE, INK, LEFT, MM, NAME, NOTE, RIGHT, SECOND, STRONG
from desktop.reports.parts import Order
from desktop.reports.sheet import Sheet

_HEAD_HEIGHT = 14.0
_CLOSER_HEAD = 1.0  # less at the closest
_TOTAL_HEIGHT = 13.6


def indicator_table(flow: Flow, order: Order) -> None:
    """Place the table with its head, total and note."""
    form, _ = order.form, order.translate.gettext
    table = order.once("indicators", lambda: Table.of(order))
    changed = any(item.is_scored and item.target != item.effective_target for item in form.items)
    note = _("effective targets differ from plain ones: see the note") if changed else ""
    heads = _heads(order, table)
    rows = [order.head(_("Indicators and points"), note), heads]
    for name, group in groupby(written(order), key=lambda line: line.item.perspective):
        rows += _group_rows(name, list(group), table, order)
    rows += _total_rows(order, table)
    flow.put(rows, repeated=heads)


def _heads(order: Order, table: Table) -> Row:
    pgettext = order.translate.pgettext
    names = figure_heads(order)
    height = _HEAD_HEIGHT - _CLOSER_HEAD * order.closeness

    def draw(sheet: Sheet, top: float) -> None:
        baseline = top + 9.9
        if table.has_perspectives:
            sheet.text((LEFT, baseline), pgettext("form", "Area"), CAPTION, room=table.indicator - LEFT - 3)
        sheet.text((table.indicator, baseline), pgettext("form", "Indicator"), CAPTION)
        for name, edge, room in zip(names, table.edges, table.rooms, strict=True):
            sheet.text((edge, baseline), name, CAPTION, "right", room)
        sheet.text((table.zero, baseline), "0", CAPTION)
        sheet.text((table.hundred, baseline), "100", CAPTION, "middle")
        sheet.rule(LEFT, RIGHT, top + height, 0.5, SECOND)

    return Row(height, draw, keep=True)


def _group_rows(name: str, lines: Sequence[Written], table: Table, order: Order) -> list[Row]:
    """The rows of one perspective: its name beside the first, its points beside the second."""
    labels = _labels(name, [line.item for line in lines], table, order)
    rows: list[Row] = []
    for index, line in enumerate(lines):
        plan = RowPlan(line, labels[index] if index < len(labels) else None, index == len(lines) - 1)
        made = item_rows(plan, table, order)
        tied = index == 0 and len(lines) > 1  # the perspective's name does not stand alone at a page's foot
        rows += [*made[:-1], Row(made[-1].height, made[-1].draw, keep=tied)]
    return rows


def _labels(name: str, items: Sequence[ReviewItem], table: Table, order: Order) -> list[tuple[str, bool]]:
    """The texts of the perspective column from the top, each with whether it is bold."""
    if not table.has_perspectives or not name:
        return []
    if not any(item.is_scored for item in items):
        return [(name, True)]
    points = sum((item.weighted for item in items if item.weighted is not None), Decimal(0))
    subtotal = order.translate.gettext("{points} pts").format(points=figures.number(points))
    lines = Cell(LEFT, table.indicator - LEFT - 2 * MM, name, STRONG).lines()
    if len(lines) >= len(items):
        lines = (name,)
    return [*((line, True) for line in lines), (subtotal, False)][: len(items)]


def _total_rows(order: Order, table: Table) -> list[Row]:
    form, _, pgettext = order.form, order.translate.gettext, order.translate.pgettext
    conduct = figures.number(form.conduct_points, _decimals(form.conduct_points), signed=True)
    weight = _("scored weight {weight}; conduct points {points}").format(
        weight=figures.plain(form.scored_weight), points=conduct
    )
    edge = table.edges[-1]

    def draw(sheet: Sheet, top: float) -> None:
        sheet.rule(LEFT, RIGHT, top, 0.8, INK)
        baseline = top + 9.6
        left = table.indicator if table.has_perspectives else LEFT + 16 * MM
        sheet.text((LEFT, baseline), pgettext("form", "Total"), NAME, room=left - LEFT - 2)
        sheet.text((left, baseline), weight, NOTE, room=table.edges[-2] - left)
        sheet.text((edge + 1, baseline), figures.number(form.exact_total, 2), STRONG, "right")
        if form.total is not None:
            rounded = _("rounded {total}").format(total=figures.number(form.total))
            sheet.text((table.zero, baseline), rounded, NOTE, room=RIGHT - table.zero)
        sheet.rule(LEFT, RIGHT, top + _TOTAL_HEIGHT, 0.25, HAIRLINE)

    note = Cell(LEFT, RIGHT - LEFT, _note(order), NOTE)
    below = strips([note], Spacing(14.6, 11.6, rule=0, leading=11.6))
    return [Row(_TOTAL_HEIGHT, draw, keep=True), *below]


def _note(order: Order) -> str:
    """Why effective targets differ, what counts without a figure, and how weighted points come about."""
    form, _ = order.form, order.translate.gettext
    between = order.translate.pgettext("between reasons", "; ")
    reduced = form.target_note.strip()
    said = {weakness.title for weakness in form.weaknesses if weakness.rule in COUNTED}
    told = [
        _("{name}: {reason}").format(name=item.name, reason=item.reason.rstrip("。. "))
        for item in form.items
        if item.is_scored and item.reason and item.name not in said and not (reduced and _is_measured(item))
    ]
    background = [remark.text for remark in form.remarks if remark.rule in BACKGROUND]
    stop = order.translate.pgettext("between sentences", ". ")
    reason = stop.join(text.rstrip("。. ") for text in (reduced, between.join(told), *background) if text)
    weight = figures.plain(form.scored_weight)
    if not form.scored_weight:
        return _("Note: {reason}.").format(reason=reason.rstrip("。. ") or _("no indicator was scored"))
    if _adds_up(order):
        alone = _("Note: weighted = weight × points ÷ {weight}.")
        behind = _("Note: {reason}. Weighted = weight × points ÷ {weight}.")
    else:
        alone = _("Note: weighted = weight × points ÷ {weight}, summed unrounded.")
        behind = _("Note: {reason}. Weighted = weight × points ÷ {weight}, summed unrounded.")
    return (behind if reason else alone).format(reason=reason.rstrip("。. "), weight=weight)


def _is_measured(item: ReviewItem) -> bool:
    """Whether points rest on a figure and a target: what is said of the line is how its target was reduced."""
    return item.actual is not None and bool(item.target)


def _adds_up(order: Order) -> bool:
    """Whether the weighted points as they are printed, with the conduct points, are the total as it is printed."""
    form = order.form
    if form.exact_total is None:
        return True
    printed = [round_half_up(item.weighted, 2) for item in form.items if item.weighted is not None]
    return sum(printed, form.conduct_points) == round_half_up(form.exact_total, 2)


def _decimals(value: Decimal) -> int:
    return 0 if value == value.to_integral_value() else 1
