"""The quality score of a customer as a letter: A from 80 points on, B from 60, else C."""

from fractions import Fraction

from desktop.domain.exact import half_up
from desktop.ui.kit.columns import NO_VALUE
from desktop.ui.tones import Tone

BANDS = ((80, "A", Tone.OK), (60, "B", Tone.NEUTRAL), (0, "C", Tone.BAD))


def graded(score: Fraction | None) -> tuple[str, Tone]:
    """The letter with the score to one decimal, and its tone; no score is no grade."""
    if score is None:
        return NO_VALUE, Tone.NEUTRAL
    shown = half_up(score, 1)
    letter, tone = next((letter, tone) for least, letter, tone in BANDS if shown >= least)
    return f"{letter} {shown}", tone
