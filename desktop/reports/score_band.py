"""The band with total, grade, rank, factor and the line of the last totals."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.domain.review import PastTotal
from desktop.domain.wording.numbers import yuan
from desktop.reports import breaking, figures
from desktop.reports.look import (
    ACCENT,
    BAND,
    CAPTION,
    GRADE,
    HAIRLINE,
    LEFT,
    MM,
    NOTE,
    RIGHT,
    SECOND,
    TEXT_WIDTH,
    TOTAL,
    WHITE,
    Type,
)
from desktop.reports.parts import Order
from desktop.reports.sheet import Block, Dot, Sheet, Stroke, width

_ABOVE = 5.7  # between the person line and the band
_HEIGHT = 55.0
_NOTE_LEADING = 10.6
_INSET = 4 * MM
_BEYOND = 2 * MM  # a note may come so much nearer to the next cell than a value
_SHOWN = 4  # totals in the line
_BESIDE = 7 * MM  # the first and the last of them
_BETWEEN = 2.0  # their labels
_LABEL_LEADING = 8.6
_SWING = 7.5  # height of the line, in points
_TOTAL_NOTE = Type(8.5, bold=True)


@dataclass(frozen=True, slots=True)
class _Cell:
    caption: str
    value: str
    note: str
    type: Type = GRADE

    def notes(self, room: float) -> tuple[str, ...]:
        return breaking.broken(self.note, (room + _BEYOND) / NOTE.size) if self.note else ()


def score_band(sheet: Sheet, order: Order, top: float) -> float:
    """Draw the band and return where the next part begins."""
    top += _ABOVE
    cells = _cells(order)
    widths = _widths(order)
    lefts = [LEFT + sum(widths[:index]) * MM for index in range(len(widths))]
    rooms = [wide * MM - _INSET - 2 * MM for wide in widths]
    notes = [cell.notes(room) for cell, room in zip(cells, rooms, strict=False)]
    labels = _labels(order, lefts[-1])
    most = max(1, *(len(lines) for lines in (*notes, *labels)))
    height = _HEIGHT + (most - 1) * _NOTE_LEADING
    sheet.marks.append(Block(LEFT, top, TEXT_WIDTH, height, BAND))
    for cell, left, room, lines in zip(cells, lefts, rooms, notes, strict=False):
        sheet.text((left + _INSET, top + 11.3), cell.caption, CAPTION, room=room)
        sheet.text((left + _INSET, top + 35.2), cell.value, cell.type, room=room)
        for index, line in enumerate(lines):
            sheet.text((left + _INSET, top + 48.3 + index * _NOTE_LEADING), line, NOTE, room=room + _BEYOND)
    for left in lefts[1:]:
        sheet.upright(left, top + 4, top + height - 6.2, 0.5, HAIRLINE)
    _history(sheet, order, labels, lefts[-1], top)
    return top + height


def _widths(order: Order) -> Sequence[float]:
    """The cells' widths in millimetres; where no bonus is shown, the others share the room of its factor."""
    *cells, factor, history = order.columns.score_band
    if order.options.shows_bonus:
        return order.columns.score_band
    return [wide + factor / (len(cells) + 1) for wide in (*cells, history)]


def _cells(order: Order) -> list[_Cell]:
    """Total, grade and rank, and the factor of the bonus where the owner wants it shown."""
    form, _, pgettext = order.form, order.translate.gettext, order.translate.pgettext
    maximum = _("Total (of {maximum})").format(maximum=figures.plain(form.maximum))
    rank, compared = figures.NONE, pgettext("form", "not ranked")
    if form.rank:
        rank = f"{form.rank} / {form.rank_of}"
        compared = _("in this scheme")
    cells = [
        _Cell(maximum, figures.number(form.total), _compared(order), TOTAL),
        _Cell(pgettext("form", "Grade"), form.grade or figures.NONE, form.grade_note),
        _Cell(pgettext("form", "Rank"), rank, compared),
    ]
    if order.options.shows_bonus:
        cells.append(_Cell(_("Bonus factor"), figures.factor(form.coefficient), _bonus(order)))
    return cells


def _compared(order: Order) -> str:
    form, _ = order.form, order.translate.gettext
    if form.total is None or form.previous_total is None:
        return ""
    change = form.total - form.previous_total
    if not change:
        return _("also {previous} last period").format(previous=figures.number(form.previous_total))
    return _("{previous} last period, {change}").format(
        previous=figures.number(form.previous_total), change=figures.number(change, signed=True)
    )


def _bonus(order: Order) -> str:
    """Base × factor = bonus, or the owner's own with the computed one."""
    form = order.form
    if form.bonus is None:
        return ""
    bonus = yuan(form.bonus)
    if form.bonus_reason:
        computed = figures.NONE if form.computed_bonus is None else yuan(form.computed_bonus)
        _ = order.translate.gettext
        told = _("{bonus}, computed {computed}: {reason}")
        return told.format(bonus=bonus, computed=computed, reason=form.bonus_reason)
    base, factor = form.person.bonus_base, form.coefficient
    if base is None or factor is None:
        return bonus
    return f"{yuan(base)} × {figures.factor(factor)} = {bonus}"


def _step(left: float) -> float:
    """From one of the last totals to the next."""
    return (RIGHT - left - 2 * _BESIDE) / (_SHOWN - 1)


def _labels(order: Order, left: float) -> list[tuple[str, ...]]:
    """The periods of the last totals; a span of days that is too wide for its place stands in two lines."""
    room = _step(left) - _BETWEEN
    return [_in_lines(past.label, room) for past in order.form.history[-_SHOWN:]]


def _in_lines(label: str, room: float) -> tuple[str, ...]:
    first, dash, last = label.partition("–")
    return (first + dash, last) if dash and width(label, NOTE) > room else (label,)


def _history(sheet: Sheet, order: Order, labels: Sequence[tuple[str, ...]], left: float, top: float) -> None:
    """The last totals as a line of dots with their figures, never bars on a cut axis."""
    _ = order.translate.gettext
    shown = order.form.history[-_SHOWN:]
    caption = _("Last {number} totals") if len(shown) > 1 else _("Total over time")
    sheet.text((left + _INSET, top + 11.3), caption.format(number=len(shown)), CAPTION, room=RIGHT - left - _INSET)
    step = _step(left)
    begin = RIGHT - _BESIDE - step * (len(shown) - 1)
    points = _points(shown, begin, step, top + 38.0)
    drawn = [point for point in points if point]
    if len(drawn) > 1:
        sheet.marks.append(Stroke(tuple(drawn), 1, SECOND))
    for index, (past, point) in enumerate(zip(shown, points, strict=True)):
        now = index == len(shown) - 1
        x = begin + index * step
        size = min(1.0, (step - _BETWEEN) / max(width(label, NOTE) for label in labels[index]))
        for row, label in enumerate(labels[index]):
            place = (x, top + 49.7 + row * _LABEL_LEADING)
            sheet.text(place, label, replace(NOTE, size=NOTE.size * size), "middle", step - _BETWEEN)
        if point is None:
            sheet.text((x, top + 35.0), figures.NONE, NOTE, "middle")
            continue
        sheet.text(
            (x, point[1] - 5.0), figures.number(past.total), _TOTAL_NOTE if now else NOTE, "middle", step - _BETWEEN
        )
        sheet.marks.append(Dot(point, 2.5 if now else 2.0, ACCENT if now else WHITE, 0.9))


def _points(shown: Sequence[PastTotal], begin: float, step: float, base: float) -> list[tuple[float, float] | None]:
    """Where the totals stand: the lowest on the base, the highest a fixed swing above it."""
    known = [past.total for past in shown if past.total is not None]
    if not known:
        return [None] * len(shown)
    low, high = min(known), max(known)
    swing = _SWING if high > low else 0.0
    result: list[tuple[float, float] | None] = []
    for index, past in enumerate(shown):
        if past.total is None:
            result.append(None)
            continue
        share = float((past.total - low) / (high - low)) if high > low else 0.0
        result.append((begin + index * step, base - share * swing))
    return result
