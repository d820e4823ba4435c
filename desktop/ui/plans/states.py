"""The states of actions as board and strip show them."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.plan.progress import PlanState
from desktop.errors import N_
from desktop.ui.tones import Tone


@dataclass(frozen=True, slots=True)
class StateLook:
    """How a state is named and marked; `nothing` is said where no action stands in it."""

    name: str
    icon: str
    tone: Tone
    nothing: str


STATES: Mapping[PlanState, StateLook] = {
    PlanState.OVERDUE: StateLook(N_("Overdue"), "circle-alert", Tone.BAD, N_("Nothing is overdue.")),
    PlanState.DUE_SOON: StateLook(N_("Due soon"), "history", Tone.WARN, N_("Nothing is due soon.")),
    PlanState.OPEN: StateLook(N_("Under way"), "target", Tone.ACCENT, N_("Nothing is under way.")),
    PlanState.DONE: StateLook(N_("Done"), "circle-check", Tone.OK, N_("Nothing is done yet.")),
}
