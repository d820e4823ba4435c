"""The value of a target, whose meaning depends on the unit of its indicator."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from desktop.domain.exact import plain
from desktop.domain.indicators import Unit
from desktop.errors import N_
from desktop.exchange.cells import NumberText
from desktop.exchange.sentences import Refusal, Sentence, sentence
from desktop.exchange.values.conventions import Conventions, Read
from desktop.exchange.values.numbers import CENT, figure, is_bare_fraction, spelled


@dataclass(frozen=True, slots=True)
class TargetFigure:
    """A target's number as written: with a percent sign, or a workbook's bare number that may be a part of one."""

    value: Decimal
    is_percent: bool
    may_be_fraction: bool


def target_figure(text: str, conventions: Conventions) -> Read:
    """The number of a target; what it counts is known only with its indicator."""
    read = figure(text, conventions)
    value = read.value if isinstance(read.value, Decimal) else Decimal(0)
    may_be_fraction = isinstance(text, NumberText) and conventions.multiplier == 1 and is_bare_fraction(text)
    return Read(TargetFigure(value, spelled(text).is_percent, may_be_fraction), read.warning)


def value_in(unit: Unit, stated: TargetFigure) -> tuple[Decimal, Sentence | None]:
    """The target's value in its indicator's unit, with a warning where it is not exactly what was written."""
    if unit is Unit.PERCENT:
        if stated.may_be_fraction:
            raise Refusal(
                N_(
                    "Is {value} meant as {percent} %? Give the cells the number format Percentage, or write "
                    "{percent}; then import the file again."
                ),
                value=plain(stated.value), percent=plain(stated.value * 100),
            )  # fmt: skip
        return stated.value, _doubted(stated)
    if stated.is_percent:
        raise Refusal(N_("This is a percentage, but the indicator does not count in percent."))
    if unit is Unit.MONEY:
        kept = stated.value.quantize(CENT, ROUND_HALF_UP)
        rounded = sentence(N_("{value} was rounded to {kept}."), value=f"{stated.value:f}", kept=f"{kept:f}")
        return kept, rounded if kept != stated.value else None
    if stated.value < 0:
        raise Refusal(N_("This target cannot be below zero."))
    return stated.value, None


def _doubted(stated: TargetFigure) -> Sentence | None:
    """A text that gives a part of one without a sign is taken as written; few want less than one in a hundred."""
    if stated.is_percent or not 0 < stated.value < 1:
        return None
    told = N_("This was taken as {value} %. If {percent} % is meant, write {percent}.")
    return sentence(told, value=plain(stated.value), percent=plain(stated.value * 100))
