"""A text broken into a first line that fits and a rest, as cards show it."""

from PySide6.QtGui import QFontMetrics

_NEVER_FIRST = tuple("，。；、：）！？,.;:)!?")


def broken(text: str, metrics: QFontMetrics, width: int) -> tuple[str, str]:
    """What fits the first line of so many px, and the rest; English breaks between words."""
    width -= 1  # an advance is rounded, maybe downwards: what fills the line to its last px is cut when it is drawn
    if metrics.horizontalAdvance(text) <= width:
        return text, ""
    end = len(text)
    while end > 1 and metrics.horizontalAdvance(text[:end]) > width:
        end -= 1
    while end > 1 and text[end : end + 1] in _NEVER_FIRST:
        end -= 1
    space = text.rfind(" ", 0, end + 1)
    if space > 0 and text[end - 1].isascii() and text[end : end + 1].isascii():
        end = space
    return text[:end].rstrip(), text[end:].lstrip()
