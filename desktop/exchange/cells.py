"""Cells as they come out of a file: text, and text that a workbook held as a number, a date or an error."""


class NumberText(str):
    """A number of a workbook, written in plain decimal notation."""

    __slots__ = ()


class DateText(str):
    """A date cell of a workbook, written as ISO date or date and time."""

    __slots__ = ()


class BrokenText(str):
    """A cell without a usable value: an error such as #DIV/0!, or a formula whose result was never saved."""

    __slots__ = ()


MARKS: dict[str, type[str]] = {"n": NumberText, "d": DateText, "x": BrokenText}
