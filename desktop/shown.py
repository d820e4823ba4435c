"""Texts from outside, as names of files, in a sentence: what turns round, breaks or hides the rest of it is shown."""

import re

SIGN = "\N{REPLACEMENT CHARACTER}"  # stands for a sign that cannot stand there itself
_TURNING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_NOT_TEXT = "\ud800-\udfff"  # as a name in bytes of another encoding comes, which no text can be kept with
_BREAKING = "\x00-\x1f\x7f-\x9f\u2028\u2029"
_ON_A_LINE = re.compile(f"[{_BREAKING}{_TURNING}{_NOT_TEXT}]")
_IN_LINES = re.compile(f"[{_TURNING}{_NOT_TEXT}]")


def on_a_line(text: str) -> str:
    """A text that stays on its line and runs the way the sentence around it does."""
    return text if text.isprintable() else _ON_A_LINE.sub(SIGN, text)


def in_lines(text: str) -> str:
    """A text of several lines that all run the way they are read."""
    return text if text.isprintable() else _IN_LINES.sub(SIGN, text)
