"""The plan that follows from somebody's figures, by the measures that are shipped."""

from desktop.domain.facts import Evidence
from desktop.domain.narrative import PersonFigures, findings_for
from desktop.domain.plan import PlannedAction, actions_for
from tests.domain.languages import BOTH
from tests.domain.narrative.people import visit_days
from tests.domain.shipped_measures import SHIPPED

EVERY_DAY = Evidence(visit_days=visit_days("2026-07-01", "2026-09-30", 1))


def plan_of(figures: PersonFigures) -> tuple[PlannedAction, ...]:
    return actions_for(figures, findings_for(figures, BOTH), SHIPPED, BOTH)
