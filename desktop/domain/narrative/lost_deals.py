"""Why deals were lost, in the owner's own words for the reasons."""

from functools import lru_cache

from desktop.domain.facts import Evidence
from desktop.domain.narrative.figures import PersonFigures
from desktop.domain.wording import Words
from desktop.errors import N_

_BOTH = 2
# A reason given twice among ten says nothing of the others.
_MAIN_PART = 3


@lru_cache(maxsize=16)  # asked for each weakness, and for each measure that could answer it
def main_reason(figures: PersonFigures) -> str:
    """The reason given for several lost deals, and at least a third of those that state one; "" for none."""
    reasons = figures.evidence.lost_reasons
    if not reasons:
        return ""
    reason, times = reasons[0]
    known = sum(number for _reason, number in reasons)
    return reason if times >= _BOTH and times * _MAIN_PART >= known else ""


def lost_deals(evidence: Evidence, words: Words) -> str:
    """The sentence about the most frequent reason, without its full stop; the evidence must hold reasons."""
    reason, times = evidence.lost_reasons[0]
    known = sum(number for _reason, number in evidence.lost_reasons)
    if times == known == _BOTH:
        return words.say(N_("both lost deals that state a reason give “{reason}”"), reason=reason)
    if times == known:
        return words.say(N_("all {known} lost deals that state a reason give “{reason}”"), known=known, reason=reason)
    return words.say(
        N_("of the {known} lost deals that state a reason, {times} give “{reason}”"),
        known=known,
        times=times,
        reason=reason,
    )
