"""What an owner typed, made fit to keep: blanks at the ends go, characters no paper can carry are refused."""

import unicodedata

from desktop.errors import N_, RequestError, Term

LONGEST_LINE = 200
LONGEST_TEXT = 10_000


def line_of(text: str, column: str) -> str:
    """One line of text; `column` is the field's name in an error (an English msgid)."""
    return _fit(text, column, LONGEST_LINE, allowed="")


def text_of(text: str, column: str) -> str:
    """Text of several lines."""
    return _fit(text.replace("\r\n", "\n").replace("\r", "\n"), column, LONGEST_TEXT, allowed="\n\t\u2028\u2029")


def required_line(text: str, column: str) -> str:
    """One line that must not be empty."""
    line = line_of(text, column)
    if not line:
        raise RequestError(N_("{column} must not be empty."), column=Term(column))
    return line


def _fit(text: str, column: str, longest: int, allowed: str) -> str:
    fit = text.strip()
    for character in fit:
        if unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") and character not in allowed:
            raise RequestError(
                N_("{column} holds a character that cannot be kept (U+{code}); type it again."),
                column=Term(column),
                code=f"{ord(character):04X}",
            )
    if len(fit) > longest:
        raise RequestError(
            N_("{column} has {length} characters; at most {longest} are kept."),
            column=Term(column),
            length=len(fit),
            longest=longest,
        )
    return fit
