"""The texts of a run: findings, actions and what became of the last plan, in both languages."""

from dataclasses import dataclass
from functools import cache

from desktop import paths
from desktop.domain.causes import LibraryMeasure, parse_library
from desktop.domain.narrative import Finding, PersonFigures, findings_for
from desktop.domain.plan import PlannedAction, PlanVerdict, actions_for, verdicts_for
from desktop.i18n import LANGUAGES, translator


@dataclass(frozen=True, slots=True)
class ReviewTexts:
    """Everything written about one person."""

    findings: tuple[Finding, ...]
    actions: tuple[PlannedAction, ...]
    verdicts: tuple[PlanVerdict, ...]


def texts_for(figures: PersonFigures) -> ReviewTexts:
    """The texts that follow from a person's figures, the same for the same figures."""
    languages = [translator(language) for language in LANGUAGES]
    findings = findings_for(figures, languages)
    actions = actions_for(figures, findings, _library(), languages)
    return ReviewTexts(tuple(findings), tuple(actions), tuple(verdicts_for(figures, actions, languages)))


@cache
def _library() -> tuple[LibraryMeasure, ...]:
    return parse_library((paths.resources() / "presets" / "causes.json").read_text(encoding="utf-8"))
