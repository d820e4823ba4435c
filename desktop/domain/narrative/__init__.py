"""Findings from figures: strengths, weaknesses and compulsory remarks, the same data always giving the same text."""

from desktop.domain.narrative.figures import PastAction, PersonFigures, ScoredItem, Standing
from desktop.domain.narrative.finding import Finding, FindingKind

__all__ = ["Finding", "FindingKind", "PastAction", "PersonFigures", "ScoredItem", "Standing"]

# Next (written now): findings_for(figures: PersonFigures, languages: Sequence[Texts]) -> tuple[Finding, ...]
# strengths by falling impact, then weaknesses by falling weight of the loss, then remarks.
