"""Formulas by the hundred thousand: worked out exactly or refused in a sentence, and nothing else happens."""

import random
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction

from desktop.domain.formula import Formula, FormulaError, evaluate
from desktop.domain.formula_reading import DEEPEST, LONGEST, read_formula
from desktop.i18n import translator

SECONDS = 1.0
FIGURES: dict[str, Fraction | None] = {
    "visits": Fraction(37),
    "signed_amount": Fraction(1_234_567_89, 100),
    "deals_won": Fraction(0),
    "score": Fraction(-5, 3),
    "nothing": None,
}
# What has got out of other languages' boxes, or kept them busy.
HOSTILE = (
    "__import__('os').system('true')", "().__class__.__bases__[0].__subclasses__()", "open('/etc/passwd')",
    "ｏｐｅｎ(1)", "eval(1)", "visits.__class__", "visits[0]", "lambda: 1", "'%1000000000d'%1", "9**9**9**9",
    "1e999", "0x10", "1_000", "10**1000000", "{{visits}}", "${visits}", "visits if 1 else 2", "visits;visits",
    "visits\nvisits", "max()", "min(,)", "abs(1,2)", "abs()", "max(1)", "١٢٣", "２＋３", "½", "²", "Ⅷ", "1,000",
    "\x00", "\ud800", "\u202e1+2", "visits" * 60, "1" * 400, "1." * 100, "(" * 400, "-" * 400, "+" * 400,
    "min(" * 30 + "1" + ")" * 30, "1/" * 140 + "3", "1/0", "0/0", "visits/(visits-visits)", "999999999999999*" * 18,
)  # fmt: skip
_PIECES = (
    *"+-*/(),. _×÷−（），【】、·",
    "1",
    "0",
    "007",
    ".5",
    "3.",
    "visits",
    "min",
    "max",
    "abs",
    "nothing",
    "拜访",
    "%",
)
# What Python tells of that a formula has no business with.
_FORBIDDEN = ("open", "exec", "compile", "import", "os.", "subprocess.", "socket.", "ctypes.", "pickle.")


@dataclass
class Formulas:
    """What a run of formulas came to."""

    tried: int = 0
    worked_out: int = 0  # every one to the figure that was known before
    without: int = 0  # read, without a figure: no data, or a division by zero
    refused: int = 0
    slowest: float = 0.0  # seconds
    failures: list[str] = field(default_factory=list)
    happened: list[str] = field(default_factory=list)  # what Python told of meanwhile


def try_formulas(number: int, chance: random.Random) -> Formulas:
    """Try so many formulas: a third right, a third with a slip, a third whatever comes; the first failure ends it."""
    found, translate = Formulas(), translator("zh_CN")
    is_watched = [True]
    for text in HOSTILE:  # what Python loads on first use is loaded now
        _try_one(text, Formulas(), translate)

    def watch(event: str, _arguments: tuple[object, ...]) -> None:
        if is_watched[0] and event.startswith(_FORBIDDEN):
            found.happened.append(event)

    sys.addaudithook(watch)  # stays until the process ends, so it is told when to stop looking
    try:
        while found.tried < number and not found.failures:
            _try(found, chance, translate)
    finally:
        is_watched[0] = False
    if found.happened:
        found.failures.append(f"happened meanwhile: {sorted(set(found.happened))}")
    return found


def _try(found: Formulas, chance: random.Random, translate: Callable[[str], str]) -> None:
    text, figure = _right(chance, 0)
    kind = chance.randrange(3)
    if kind:
        _try_one(_slipped(text, chance) if kind == 1 else _anything(chance), found, translate)
        return
    refused = found.refused
    answer = _try_one(text, found, translate)
    if found.refused > refused and _fits(text):
        found.failures.append(f"refused: {text!r}")
    if found.refused == refused and answer != figure:
        found.failures.append(f"{answer} instead of {figure}: {text!r}")


def _try_one(text: str, found: Formulas, translate: Callable[[str], str]) -> Fraction | None:
    answer = None
    began = time.process_time()
    try:
        formula = read_formula(text)
        answer = evaluate(formula, FIGURES.get)
        if not _is_kept(formula):
            found.failures.append(f"kept as another formula: {text!r}")
        found.worked_out += answer is not None
        found.without += answer is None
    except FormulaError as error:
        found.refused += 1
        if not error.sentence(translate):
            found.failures.append(f"refused without a word: {text!r}")
    except Exception as error:  # noqa: BLE001 - whatever else happens is the failure that is looked for
        found.failures.append(f"{type(error).__name__} {error}: {text!r}")
    took = time.process_time() - began
    found.tried += 1
    found.slowest = max(found.slowest, took)
    if took > SECONDS:
        found.failures.append(f"took {took:.1f} s: {text!r}")
    return answer


def _is_kept(formula: Formula) -> bool:
    try:
        return read_formula(formula.text).root == formula.root
    except FormulaError:
        return False


def _fits(text: str) -> bool:
    """Whether a right formula is within the bounds that are told to the owner; brackets may be counted generously."""
    deep = text.count("(") + text.count("-")
    return len("".join(text.split())) <= LONGEST and deep < DEEPEST


def _right(chance: random.Random, depth: int) -> tuple[str, Fraction | None]:
    """A formula that is right, and its figure worked out beside it."""
    kind = chance.randrange(8) if depth < 4 else chance.randrange(3)
    if kind == 0:
        digits = str(chance.randrange(10 ** chance.randint(1, 6)))
        text = f"{digits}.{chance.randrange(1000)}" if chance.random() < 0.3 else digits
        return text, Fraction(text)
    if kind <= 2:
        return chance.choice(list(FIGURES.items()))
    if kind == 3:
        parts = [_right(chance, depth + 1) for _ in range(chance.randint(1, 3))]
        name = chance.choice(("min", "max"))
        known = [value for _text, value in parts if value is not None]
        chosen = (min if name == "min" else max)(known) if len(known) == len(parts) else None
        return f"{name}({', '.join(text for text, _value in parts)})", chosen
    if kind == 4:
        text, value = _right(chance, depth + 1)
        is_turned = chance.random() < 0.5
        if is_turned:
            return f"-({text})", None if value is None else -value
        return f"abs({text})", None if value is None else abs(value)
    return _joined(chance, depth)


def _joined(chance: random.Random, depth: int) -> tuple[str, Fraction | None]:
    (left, first), (right, second) = _right(chance, depth + 1), _right(chance, depth + 1)
    sign = chance.choice("+-*/")
    text = f"({left}) {chance.choice({'*': '*×', '/': '/÷', '-': '-−', '+': '+＋'}[sign])} ({right})"
    if first is None or second is None or (sign == "/" and not second):
        return text, None
    if sign == "+":
        return text, first + second
    if sign == "-":
        return text, first - second
    return text, first * second if sign == "*" else first / second


def _slipped(text: str, chance: random.Random) -> str:
    """A text with one to three slips of the pen."""
    for _ in range(chance.randint(1, 3)):
        place = chance.randint(0, len(text))
        end = min(len(text), place + chance.choice((0, 1, 1, 5)))
        text = text[:place] + chance.choice(("", *_PIECES, chance.choice(HOSTILE))) + text[end:]
    return text


def _anything(chance: random.Random) -> str:
    kind = chance.randrange(4)
    if kind == 0:
        return chance.choice(HOSTILE)
    if kind == 1:
        return "".join(chr(chance.randrange(0x11000)) for _ in range(chance.randint(0, 60)))
    return "".join(chance.choice(_PIECES) for _ in range(chance.randint(0, 80 if kind == 2 else 400)))
