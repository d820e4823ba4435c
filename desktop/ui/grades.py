"""What a grade's chip says with its colour: the same four tones whatever an owner calls the grades."""

from collections.abc import Sequence

from desktop.ui.tones import Tone

_USUAL = (Tone.OK, Tone.ACCENT, Tone.WARN, Tone.BAD)


def grade_tones(codes: Sequence[str]) -> dict[str, Tone]:
    """The tone of each grade, given from the best down: the best is ok, the worst bad, those between shade."""
    if len(codes) == 1:
        return {codes[0]: Tone.ACCENT}
    last = len(codes) - 1
    return {code: _USUAL[round(place * (len(_USUAL) - 1) / last)] for place, code in enumerate(codes)}
