"""What colours say, without the colours: presenters choose a tone, the theme paints it."""

from enum import StrEnum


class Appearance(StrEnum):
    """What the owner chose."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


class Tone(StrEnum):
    """What a chip, a bar or a message says with its colour, always beside a word."""

    OK = "ok"
    ACCENT = "accent"
    WARN = "warn"
    BAD = "bad"
    NEUTRAL = "neutral"
