"""What the edge of a finding says: good, short of target, far short, or merely to note."""

from decimal import Decimal

from desktop.domain.review import ReviewFinding, ReviewForm
from desktop.ui.tones import Tone

FAR_SHORT = Decimal(60)  # points below which an item's bar is red too
GRAVE = frozenset({"red_line", "veto"})


def tone_of_finding(finding: ReviewFinding, form: ReviewForm) -> Tone:
    """The tone of a finding of this form."""
    if finding in form.strengths:
        return Tone.OK
    if finding in form.weaknesses:
        points = next((item.points for item in form.items if item.indicator == finding.indicator), None)
        return Tone.BAD if points is not None and points < FAR_SHORT else Tone.WARN
    return Tone.BAD if finding.rule in GRAVE else Tone.NEUTRAL
