"""Formulas as they are typed: signs of every keyboard, indicators by code or by a name without blanks."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from fractions import Fraction

from desktop.domain.formula import (
    FUNCTIONS,
    Formula,
    FormulaError,
    Name,
    Node,
    Number,
    Operation,
    Token,
    TokenKind,
)
from desktop.errors import N_

LONGEST = 300  # characters, blanks not counted: what is kept has other ones than what was typed
DEEPEST = 20  # brackets inside each other
LONGEST_NUMBER = 15  # digits
_TOKEN = re.compile(r"\s*(?:(?P<number>\d+(?:\.\d+)?|\.\d+)|(?P<name>[^\W\d]\w*)|(?P<sign>[-+*/(),]))", re.ASCII)
_NAMED_TOKEN = re.compile(r"\s*(?P<name>[^\W\d]\w*)")  # letters of every script
_SPELLINGS = str.maketrans({"×": "*", "÷": "/", "−": "-", "–": "-", "·": "*", "【": "(", "】": ")", "、": ","})
_UNREADABLE = N_(
    'The formula cannot be read at "{rest}". Use indicators, numbers, + - * /, brackets, min, max and abs.'
)


def read_formula(text: str, codes: Mapping[str, str] | None = None) -> Formula:
    """The formula of a text; `codes` tells the code for other spellings of an indicator, its names for instance."""
    written = unicodedata.normalize("NFKC", text).translate(_SPELLINGS).strip()
    if not written:
        raise FormulaError(N_("The formula is empty. Write for example: signed_amount / visits"))
    _refuse_long("".join(written.split()))
    tokens = tuple(_by_code(token, codes or {}) for token in _tokens(written))
    _refuse_long("".join(token.text for token in tokens))  # codes may be longer than the names that were typed
    root = _Reader(tokens).whole()
    names = dict.fromkeys(
        token.text for token in tokens if token.kind is TokenKind.NAME and token.text not in FUNCTIONS
    )
    return Formula(tokens, root, tuple(names))


def _refuse_long(text: str) -> None:
    if len(text) > LONGEST:
        raise FormulaError(
            N_("The formula is longer than {most} characters. Split it into two indicators."), most=LONGEST
        )


class _Reader:
    """Reads tokens in the usual order: brackets, then × and ÷, then + and −."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self._tokens, self._place, self._depth = tokens, 0, 0

    def whole(self) -> Node:
        """All tokens as one figure."""
        root = self._sum()
        if self._next() is not None:
            raise self._refused()
        return root

    def _sum(self) -> Node:
        return self._row(("+", "-"), self._product)

    def _product(self) -> Node:
        return self._row(("*", "/"), self._factor)

    def _row(self, signs: tuple[str, ...], part: Callable[[], Node]) -> Node:
        node = part()
        while self._next() in signs:
            sign = self._take()
            node = Operation(sign.text, (node, part()))
        return node

    def _factor(self) -> Node:
        self._depth += 1
        if self._depth > DEEPEST:
            raise FormulaError(
                N_("The formula has too many brackets inside each other. Split it into two indicators.")
            )
        node = self._negative() if self._next() == "-" else self._single()
        self._depth -= 1
        return node

    def _negative(self) -> Node:
        self._take()
        return Operation("-", (self._factor(),))

    def _single(self) -> Node:
        token = self._take()
        if token.kind is TokenKind.NUMBER:
            return Number(Fraction(token.text))
        if token.kind is TokenKind.NAME:
            return self._named(token.text)
        if token.text != "(":
            self._place -= 1
            raise self._refused()
        inside = self._sum()
        self._close()
        return inside

    def _named(self, name: str) -> Node:
        if self._next() != "(":
            if name in FUNCTIONS:
                raise self._refused()
            return Name(name)
        if name not in FUNCTIONS:
            raise FormulaError(N_('There is no function "{name}". There are min, max and abs.'), name=name)
        self._take()
        parts = [self._sum()]
        while self._next() == ",":
            self._take()
            parts.append(self._sum())
        self._close()
        if FUNCTIONS[name] is not None and len(parts) != FUNCTIONS[name]:
            raise FormulaError(N_("abs takes exactly one figure."))
        return Operation(name, tuple(parts))

    def _close(self) -> None:
        if self._next() is None:
            raise FormulaError(N_("A bracket is not closed. Add a closing bracket."))
        if self._next() != ")":
            raise self._refused()
        self._take()

    def _next(self) -> str | None:
        return self._tokens[self._place].text if self._place < len(self._tokens) else None

    def _take(self) -> Token:
        if self._place >= len(self._tokens):
            raise self._refused()
        self._place += 1
        return self._tokens[self._place - 1]

    def _refused(self) -> FormulaError:
        """The refusal of what stands next."""
        if self._next() is None:
            return FormulaError(N_("The formula ends too early: a number, an indicator or a bracket is missing."))
        return FormulaError(_UNREADABLE, rest=" ".join(token.text for token in self._tokens[self._place :])[:20])


def _tokens(text: str) -> list[Token]:
    tokens, place = [], 0
    while place < len(text):
        found = _NAMED_TOKEN.match(text, place) or _TOKEN.match(text, place)
        if found is None or found.lastgroup is None:
            raise FormulaError(_UNREADABLE, rest=text[place : place + 20].strip())
        token = Token(TokenKind(found.lastgroup), found[found.lastgroup])
        if token.kind is TokenKind.NUMBER and len(token.text) > LONGEST_NUMBER:
            raise FormulaError(N_("The number {number} is too long for a formula."), number=token.text[:20])
        tokens.append(token)
        place = found.end()
    return tokens


def _by_code(token: Token, codes: Mapping[str, str]) -> Token:
    if token.kind is not TokenKind.NAME or token.text in FUNCTIONS:
        return token
    return Token(token.kind, codes.get(token.text.casefold(), token.text))
