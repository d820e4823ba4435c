"""Findings from figures: strengths, weaknesses and compulsory remarks, the same data always giving the same text."""

from desktop.domain.narrative.figures import PastAction, PersonFigures, ScoredItem, Standing
from desktop.domain.narrative.finding import Finding, FindingKind, body_behind_title, body_below_title
from desktop.domain.narrative.write import findings_for

__all__ = [
    "Finding",
    "FindingKind",
    "PastAction",
    "PersonFigures",
    "ScoredItem",
    "Standing",
    "body_behind_title",
    "body_below_title",
    "findings_for",
]
