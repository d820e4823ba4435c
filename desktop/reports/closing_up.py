"""Closes up Chinese punctuation: of two marks side by side the first one gives away half its width, as setters do.

Marks that close have their ink at the left of their square, marks that open at its right, so where two closing ones,
two opening ones or a closing and an opening one meet, half a square stays empty (closing it up is called 标点挤压).
"""

import re

SAVED = 0.5  # em that a closed-up mark gives away
_CLOSING, _OPENING = "，。；：、？！）》〉」』】〕〗〞｝］", "（《〈「『【〔〖〝｛［"
_CLOSING_QUOTES, _OPENING_QUOTES = "’”", "‘“"  # of a Latin text they are narrow anyhow
_PRIVATE = 0xF0000  # a plane for private use, of which the fonts have nothing: texts hold none of it on paper


def closed_up(text: str, latin: bool = False) -> tuple[str, int]:
    """The text with each mark that gives away half its width as a sign of its own, and how many there are."""
    return _FOLLOWED[latin].subn(_narrow, text)


def meet(before: str, after: str, latin: bool = False) -> bool:
    """Whether the last mark of one piece gives away half its width to the first one of the next."""
    return bool(before and after) and _FOLLOWED[latin].match(before[-1] + after[0]) is not None


def mark_of(sign: str) -> str:
    """The mark that a closed-up sign stands for; any other character is itself."""
    return chr(ord(sign) - _PRIVATE) if is_closed_up(sign) else sign


def is_closed_up(sign: str) -> bool:
    """Whether a drawn character is a mark with half its width given away."""
    return ord(sign) >= _PRIVATE


def _narrow(found: re.Match[str]) -> str:
    return chr(_PRIVATE + ord(found[0]))


def _followed(closing: str, opening: str) -> re.Pattern[str]:
    return re.compile(f"[{closing}](?=[{closing}{opening}])|[{opening}](?=[{opening}])")


_FOLLOWED = {
    False: _followed(_CLOSING + _CLOSING_QUOTES, _OPENING + _OPENING_QUOTES),
    True: _followed(_CLOSING, _OPENING),
}
