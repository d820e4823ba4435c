"""The texts of a run: findings, actions and what became of the last plan, in both languages."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.causes import LibraryMeasure
from desktop.domain.narrative import Finding, PersonFigures, findings_for
from desktop.domain.plan import PlannedAction, PlanVerdict, actions_for, verdicts_for
from desktop.i18n import LANGUAGES, translator


@dataclass(frozen=True, slots=True)
class ReviewTexts:
    """Everything written about one person."""

    findings: tuple[Finding, ...]
    actions: tuple[PlannedAction, ...]
    verdicts: tuple[PlanVerdict, ...]


def texts_for(figures: PersonFigures, library: Sequence[LibraryMeasure]) -> ReviewTexts:
    """The texts that follow from a person's figures, the same for the same figures."""
    languages = [translator(language) for language in LANGUAGES]
    findings = findings_for(figures, languages)
    actions = actions_for(figures, findings, library, languages)
    return ReviewTexts(tuple(findings), tuple(actions), tuple(verdicts_for(figures, actions, languages)))
