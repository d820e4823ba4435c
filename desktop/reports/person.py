"""The line that says whom the form is about."""

from dataclasses import dataclass
from datetime import date

from desktop.i18n import ENGLISH
from desktop.reports import breaking, figures
from desktop.reports.look import CAPTION, HAIRLINE, LEFT, NAME, PERSON, RIGHT, TEXT_WIDTH, Type
from desktop.reports.parts import Order
from desktop.reports.sheet import Sheet, width

_GAP = 4.5  # between a caption and its value
_LEAST = 8.0  # between two pairs
_HEIGHT = 18.0
_LEADING = 13.0


@dataclass(frozen=True, slots=True)
class _Pair:
    caption: str
    value: str
    type: Type = PERSON

    @property
    def before(self) -> float:
        return width(self.caption, CAPTION) + _GAP

    @property
    def lines(self) -> tuple[str, ...]:
        return breaking.broken(self.value, (TEXT_WIDTH - self.before) / self.type.size, self.type.bold)

    @property
    def width(self) -> float:
        return self.before + max(width(line, self.type) for line in self.lines)

    def draw(self, sheet: Sheet, left: float, baseline: float) -> None:
        sheet.text((left, baseline), self.caption, CAPTION)
        for index, line in enumerate(self.lines):
            sheet.text((left + self.before, baseline + index * _LEADING), line, self.type)


def person_line(sheet: Sheet, order: Order, top: float) -> float:
    """Draw who the form is about and return where the next part begins."""
    for row in order.always("person", lambda: _rows(_pairs(order))):
        spread = (TEXT_WIDTH - sum(pair.width for pair in row)) / max(len(row) - 1, 1)
        gap = spread if len(row) > 4 else min(spread, 30.0)
        left = LEFT
        for pair in row:
            pair.draw(sheet, left, top + 11.3)
            left += pair.width + gap
        top += _HEIGHT + (max(len(pair.lines) for pair in row) - 1) * _LEADING
    sheet.rule(LEFT, RIGHT, top, 0.25, HAIRLINE)
    return top


def _pairs(order: Order) -> list[_Pair]:
    """Name, position, team, service and superior; what is unknown is left out."""
    person, pgettext = order.form.person, order.translate.pgettext
    pairs = [
        _Pair(pgettext("form", "Name"), person.name, NAME),
        _Pair(pgettext("form", "Position"), person.position),
        _Pair(pgettext("form", "Team"), person.team),
        _Pair(pgettext("form", "Service"), _served(order)),
        _Pair(pgettext("form", "Superior"), person.superior),
    ]
    return [pair for pair in pairs if pair.value.strip()]


def said_on(day: date, order: Order) -> str:
    """The interview's day; the line is short in English, so the year of the period is left out there."""
    text = figures.day(day, order.language)
    year = f" {order.form.end.year}"
    return text.removesuffix(year) if order.language == ENGLISH else text


def _served(order: Order) -> str:
    months = order.form.person.service_months
    return "" if months is None else figures.service(months, order.translate)


def _rows(pairs: list[_Pair]) -> list[list[_Pair]]:
    rows: list[list[_Pair]] = [[]]
    used = 0.0
    for pair in pairs:
        wide = pair.width
        if rows[-1] and used + wide > TEXT_WIDTH:
            rows.append([])
            used = 0.0
        rows[-1].append(pair)
        used += wide + _LEAST
    return rows
