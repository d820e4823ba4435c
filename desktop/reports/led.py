"""A text behind a bold word on the same line, as the cause stands behind "Why"."""

from desktop.reports import breaking
from desktop.reports.flow import Row
from desktop.reports.look import Type
from desktop.reports.parts import Order
from desktop.reports.sheet import Sheet, width

_BEHIND = 2.6


def led(word: str, text: str, left: float, wide: float, order: Order) -> list[Row]:
    """The lines of `text` in a column of `wide` points; the first is shorter by the word."""
    taken = width(word, order.strong)
    indent = taken + _BEHIND
    first, *rest = led_lines(text, taken, wide, order.text)
    below, leading = 0.7, order.leading

    def opening(sheet: Sheet, top: float) -> None:
        sheet.text((left, top + leading - below), word, order.strong)
        sheet.text((left + indent, top + leading - below), first, order.text)

    rows = [Row(leading, opening, keep=bool(rest))]
    for index, line in enumerate(rest):

        def following(sheet: Sheet, top: float, line: str = line) -> None:
            sheet.text((left, top + leading - below), line, order.text)

        rows.append(Row(leading, following, keep=index == len(rest) - 2))
    return rows


def led_lines(text: str, word: float, wide: float, type_: Type) -> list[str]:
    """The lines of a text behind a word that is `word` points wide."""
    indent = word + _BEHIND
    first, *others = breaking.broken(text, (wide - indent) / type_.size, hang=True)
    if not others or not text.startswith(first):
        return [first, *others]
    return [first, *breaking.broken(text[len(first) :].strip(), wide / type_.size, hang=True)]
