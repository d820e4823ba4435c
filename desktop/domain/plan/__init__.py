"""The improvement plan: what to do next, and what became of what was planned."""

# Next (written now):
# actions_for(figures: PersonFigures, findings: Sequence[Finding], library: Sequence[Measure],
#             languages: Sequence[Texts]) -> tuple[PlannedAction, ...]
# PlannedAction(indicator: str, measure: str, texts, goals, supports: Mapping[str, str], from_value, to_value:
#               Decimal | None, due_on: date, owner: str, carried_from: int | None)
# verdicts_for(figures, actions, languages) -> tuple[PlanVerdict, ...]
# PlanVerdict(action_id, verdict: Verdict, titles, goals, now, remarks: Mapping[str, str])
# desktop.domain.causes.parse_library(text: str) -> tuple[LibraryMeasure, ...]
