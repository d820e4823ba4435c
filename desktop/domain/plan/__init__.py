"""The improvement plan: what to do next, and what became of what was planned."""

from desktop.domain.plan.action import PlannedAction, PlanVerdict
from desktop.domain.plan.actions import actions_for
from desktop.domain.plan.verdicts import verdicts_for

__all__ = ["PlanVerdict", "PlannedAction", "actions_for", "verdicts_for"]
