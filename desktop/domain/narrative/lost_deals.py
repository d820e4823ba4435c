"""Why deals were lost, in the owner's own words for the reasons."""

from desktop.domain.facts import Evidence
from desktop.domain.wording import Words
from desktop.errors import N_

_BOTH = 2


def lost_deals(evidence: Evidence, words: Words) -> str:
    """The sentence about the most frequent reason, without its full stop; the evidence must hold reasons."""
    reason, times = evidence.lost_reasons[0]
    known = sum(number for _reason, number in evidence.lost_reasons)
    if times == known == _BOTH:
        return words.say(N_("both deals lost with a stated reason went for “{reason}”"), reason=reason)
    if times == known:
        return words.say(
            N_("all {known} deals lost with a stated reason went for “{reason}”"), known=known, reason=reason
        )
    return words.say(
        N_("{known} deals were lost with a stated reason, {times} of them for “{reason}”"),
        known=known,
        times=times,
        reason=reason,
    )
