"""One row of the indicator table, and the table's measures that all its rows share."""

import math
from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.review import ReviewItem
from desktop.reports import figures
from desktop.reports.columns import adjusted
from desktop.reports.figures import Measure
from desktop.reports.flow import Cell, Row, Spacing, strips
from desktop.reports.look import (
    BAR_BELOW,
    BAR_REACHED,
    CAPTION,
    FAINT,
    HAIRLINE,
    INK,
    LEFT,
    MM,
    NOTE,
    RIGHT,
    SECOND,
    STRONG,
    TEXT,
    THIRD,
    Type,
)
from desktop.reports.parts import Order
from desktop.reports.sheet import Block, Sheet, Stroke, width

HEIGHT = 13.1
_TIGHTER = 0.8  # less at the closest
_BASELINE = 9.0
_LEADING = 10.6
_INSETS = (2, 2, 2, 1.8, 2, 1.8, 2.5)  # mm between a figure and its column's end
_TYPES = (TEXT, TEXT, TEXT, STRONG, TEXT, STRONG, TEXT)
_BEHIND = 4.0  # between a name and its unit
_GAP = 1.5 * MM  # least white between two columns
_ROUNDING = 1e-6  # a column made for a name must hold it


@dataclass(frozen=True, slots=True)
class Written:
    """An item with its seven figures as texts, and the widths behind their last whole digits."""

    item: ReviewItem
    unit: str
    texts: tuple[str, ...]
    fractions: tuple[float, ...]
    named: float  # the width of the name with its unit on one line


@dataclass(frozen=True, slots=True)
class Table:
    """Where the columns stand, in points from the page's left edge."""

    has_perspectives: bool
    indicator: float
    name_room: float
    edges: tuple[float, ...]  # right edges of the seven columns of figures
    rooms: tuple[float, ...]
    fractions: tuple[float, ...]  # room behind the decimal point in each of them
    zero: float
    unit: float  # points of paper for one point of score

    @property
    def hundred(self) -> float:
        """Where the line at 100 stands."""
        return self.zero + 100 * self.unit

    @classmethod
    def of(cls, order: Order) -> "Table":
        """The measures for one form: a form without perspectives gives their column to the names.

        Set tight, columns of short figures give room to long names.
        """
        wide = [size * MM for size in order.columns.indicators]
        items = order.form.items
        has_perspectives = any(item.perspective for item in items)
        indicator = LEFT + (wide[0] if has_perspectives else 0)
        lines = written(order)
        rows = [line for line in lines if line.item.is_scored]
        fractions = tuple(max((row.fractions[index] for row in rows), default=0.0) for index in range(7))
        if order.is_tight:
            head = width(order.translate.pgettext("form", "Indicator"), CAPTION)
            name = max([head, *(line.named for line in lines)])
            natural = [name + _GAP + indicator - LEFT - wide[0], *_needed(rows, fractions, order)]
            wide[1:9] = adjusted(wide[1:9], natural)
        begins = [LEFT + sum(wide[: index + 1]) for index in range(1, 9)]
        edges = tuple(
            begin + size - inset * MM for begin, size, inset in zip(begins, wide[2:9], _INSETS, strict=False)
        )
        zero = begins[7] + 1 * MM
        highest = max((item.points for item in items if item.points is not None), default=Decimal(0))
        scale = max(125, math.ceil(highest / 25) * 25)
        return cls(
            has_perspectives=has_perspectives,
            indicator=indicator,
            name_room=begins[0] - indicator - _GAP,
            edges=edges,
            rooms=tuple(size - _GAP for size in wide[2:9]),
            fractions=fractions,
            zero=zero,
            unit=(RIGHT - zero) / scale,
        )


@dataclass(frozen=True, slots=True)
class RowPlan:
    """What a row shows besides its item: a text of the perspective column, and whether a group ends here."""

    line: Written
    label: tuple[str, bool] | None
    is_last: bool


def written(order: Order) -> tuple[Written, ...]:
    """The items with their figures as texts."""
    return order.always("figures", lambda: tuple(_written(item, order) for item in order.form.items))


def _written(item: ReviewItem, order: Order) -> Written:
    measure = _measure(item, order)
    texts = _texts(item, measure, order) if item.is_scored else ()
    name = width(item.name, TEXT if item.is_scored else FAINT)
    fractions = tuple(_fraction(text, type_) for text, type_ in zip(texts, _TYPES, strict=False))
    return Written(item, measure.unit, texts, fractions, name + _BEHIND + width(measure.unit, CAPTION))


def _texts(item: ReviewItem, measure: Measure, order: Order) -> tuple[str, ...]:
    """The seven figures of a row as texts."""
    return (
        figures.plain(item.weight),
        measure.text(item.target),
        measure.text(item.effective_target),
        measure.text(item.actual),
        figures.percent(item.attainment, order.language),
        figures.number(item.points),
        figures.number(item.weighted, 2),
    )


def figure_heads(order: Order) -> tuple[str, ...]:
    """What stands above the seven columns of figures."""
    pgettext = order.translate.pgettext
    return (
        *(pgettext("form", "Weight"), pgettext("form", "Target"), pgettext("form", "Effective")),
        *(pgettext("form", "Actual"), pgettext("form", "Attained")),
        *(pgettext("form", "Points"), pgettext("form", "Weighted")),
    )


def item_rows(plan: RowPlan, table: Table, order: Order) -> list[Row]:
    """The strips of one item."""
    item, unit = plan.line.item, plan.line.unit
    name_type = TEXT if item.is_scored else FAINT
    fits = plan.line.named <= table.name_room + _ROUNDING
    name = item.name if fits or not unit else f"{item.name} ({unit})"
    cells = [Cell(table.indicator, table.name_room, name, name_type)]
    if not item.is_scored:
        left, right = table.edges[0] + 3 * MM, table.edges[-1]
        cells.append(Cell(left, right - left, _reason(item, order), NOTE, "middle"))
    height = HEIGHT - _TIGHTER * order.closeness

    def also(sheet: Sheet, top: float) -> None:
        if plan.label:
            text, bold = plan.label
            sheet.text((LEFT, top + _BASELINE), text, STRONG if bold else CAPTION, room=table.indicator - LEFT - 4)
        if fits and unit:
            x = table.indicator + width(item.name, name_type) + _BEHIND
            sheet.text((x, top + _BASELINE), unit, CAPTION)
        if item.is_scored:
            _figures(sheet, plan.line, table, top)
        else:
            weight = figures.plain(item.weight)
            sheet.text((table.edges[0], top + _BASELINE), weight, FAINT, "right", table.rooms[0])
        _bar(sheet, item, table, top, sum(row.height for row in rows))

    thick, colour = (0.5, SECOND) if plan.is_last else (0.25, HAIRLINE)
    spacing = Spacing(height, _BASELINE, thick, colour, LEFT if plan.is_last else table.indicator, RIGHT, _LEADING)
    rows = strips(cells, spacing, also)
    return rows


def _needed(rows: list[Written], fractions: tuple[float, ...], order: Order) -> list[float]:
    """How wide each column of figures must be for its head and its longest figure."""
    needed = []
    for index, (head, type_) in enumerate(zip(figure_heads(order), _TYPES, strict=True)):
        whole = max((width(row.texts[index], type_) - row.fractions[index] for row in rows), default=0.0)
        needed.append(max(width(head, CAPTION), whole + fractions[index]) + _INSETS[index] * MM + _GAP)
    return needed


def _figures(sheet: Sheet, line: Written, table: Table, top: float) -> None:
    for index, text in enumerate(line.texts):
        type_ = _TYPES[index]
        if text == figures.NONE:
            sheet.text((table.edges[index], top + _BASELINE), text, FAINT, "right")
            continue
        behind = table.fractions[index] if text[0] in "<>" else line.fractions[index]
        edge = table.edges[index] - table.fractions[index] + behind
        room = table.rooms[index] - table.edges[index] + edge
        sheet.text((edge, top + _BASELINE), text, type_, "right", room, is_figure=True)


def _fraction(text: str, type_: Type) -> float:
    """The width of what stands behind a figure's last whole digit."""
    point = text.find(".")
    return width(text[point:], type_) if point >= 0 else 0.0


def _bar(sheet: Sheet, item: ReviewItem, table: Table, top: float, bottom: float) -> None:
    """The item's points against 100; a dotted line where there are none."""
    middle = top + HEIGHT / 2
    if item.is_scored and item.points is not None:
        colour = BAR_REACHED if item.points >= 100 else BAR_BELOW
        length = float(item.points) * table.unit
        if length > 0:
            sheet.marks.append(Block(table.zero, middle - 3.1, length, 6.2, colour))
    else:
        sheet.marks.append(Stroke(((table.zero, middle), (table.hundred, middle)), 0.5, THIRD, (1.0, 2.0)))
    sheet.upright(table.hundred, top, top + bottom, 0.6, INK)


def _measure(item: ReviewItem, order: Order) -> Measure:
    values = [value for value in (item.target, item.effective_target, item.actual) if value is not None]
    return figures.measure_for(item.unit, item.measure_word, values, order.translate)


def _reason(item: ReviewItem, order: Order) -> str:
    prefix = order.translate.gettext("Not scored: {reason}")
    reason = item.unscored or item.reason
    if not reason:
        return order.translate.pgettext("form", "Not scored")
    start = prefix.split("{", 1)[0].strip()
    return reason if reason.startswith(start[:-1]) else prefix.format(reason=reason)
