"""Formulas over indicator codes, evaluated exactly in fractions without running anything (SCORING.md §3).

The language is so small (numbers, codes, + − × ÷, brackets, min, max, abs) that nothing in it can be long or large: a
text of bounded length has a bounded number of operations on bounded figures. See docs/decisions/0011.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from desktop.errors import RequestError

Values = Callable[[str], Fraction | None]  # code → its exact value, None for no data
FUNCTIONS: Mapping[str, int | None] = {"min": None, "max": None, "abs": 1}  # how many parts; None: one or more
_KEPT = {"*": " * ", "/": " / ", "+": " + ", "-": " - ", ",": ", "}
_SHOWN = {"*": " × ", "/": " ÷ ", "+": " + ", "-": " − ", ",": ", "}


class FormulaError(RequestError):
    """A formula that cannot be read or used."""


class TokenKind(StrEnum):
    """What a formula is made of."""

    NUMBER = "number"
    NAME = "name"
    SIGN = "sign"


@dataclass(frozen=True, slots=True)
class Token:
    """One number, name or sign of a formula."""

    kind: TokenKind
    text: str


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it is written."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class Name:
    """The figure of an indicator."""

    code: str


@dataclass(frozen=True, slots=True)
class Operation:
    """A sign or function with what it works on."""

    name: str
    parts: "tuple[Node, ...]"


Node = Number | Name | Operation


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that was read; `names` are the indicators it needs, in the order they appear."""

    tokens: tuple[Token, ...]
    root: Node
    names: tuple[str, ...]

    @property
    def text(self) -> str:
        """The formula as it is kept: codes and signs of every keyboard."""
        return _joined(self.tokens, _KEPT, {})

    def spelled(self, names: Mapping[str, str]) -> str:
        """The formula as an owner reads it, indicators by their names: 签约金额 ÷ 拜访次数."""
        return _joined(self.tokens, _SHOWN, names)


def evaluate(formula: Formula, values: Values) -> Fraction | None:
    """The exact figure; None ("no data") where an operand has none or something is divided by zero."""
    return _value(formula.root, values)


def divides_by_nothing(formula: Formula) -> bool:
    """Whether some division is by 0 whatever the figures are, so that nobody could ever have data."""
    return _divides_by_nothing(formula.root)


def _divides_by_nothing(node: Node) -> bool:
    if not isinstance(node, Operation):
        return False
    if node.name == "/" and _is_constant(node.parts[1]) and not _value(node.parts[1], lambda _code: None):
        return True
    return any(_divides_by_nothing(part) for part in node.parts)


def _is_constant(node: Node) -> bool:
    return all(map(_is_constant, node.parts)) if isinstance(node, Operation) else isinstance(node, Number)


def _value(node: Node, values: Values) -> Fraction | None:
    if isinstance(node, Number):
        return node.value
    if isinstance(node, Name):
        return values(node.code)
    found = [_value(part, values) for part in node.parts]
    known = [value for value in found if value is not None]
    return _OPERATIONS[node.name](*known) if len(known) == len(found) else None


def _difference(first: Fraction, *others: Fraction) -> Fraction:
    return first - others[0] if others else -first


def _quotient(first: Fraction, second: Fraction) -> Fraction | None:
    return first / second if second else None


_OPERATIONS: Mapping[str, Callable[..., Fraction | None]] = {
    "+": lambda first, second: first + second,
    "-": _difference,
    "*": lambda first, second: first * second,
    "/": _quotient,
    "min": lambda *parts: min(parts),
    "max": lambda *parts: max(parts),
    "abs": abs,
}


def _joined(tokens: tuple[Token, ...], signs: Mapping[str, str], names: Mapping[str, str]) -> str:
    """The tokens in a row; a minus before a single figure stands close to it."""
    parts: list[str] = []
    for place, token in enumerate(tokens):
        before = tokens[place - 1] if place else None
        is_first = before is None or (before.kind is TokenKind.SIGN and before.text != ")")
        if token.kind is TokenKind.NAME:
            parts.append(names.get(token.text, token.text))
        elif token.text == "-" and is_first:
            parts.append(signs["-"].strip())
        else:
            parts.append(signs.get(token.text, token.text))
    return "".join(parts)
