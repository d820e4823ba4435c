"""An action of the improvement plan, and what became of one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from desktop.domain.review import Verdict


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """What to do until when; texts by language; values in the indicator's unit for the whole next period.

    `indicator` is "" where the action has no figure; `measure` is the library's key; `carried_from` is the
    `action_id` of the last plan's action that goes on, None for a new one. `is_team_scope` and `narrowed` say which
    records the values count.
    """

    indicator: str
    measure: str
    texts: Mapping[str, str]
    goals: Mapping[str, str]
    supports: Mapping[str, str]
    from_value: Decimal | None
    to_value: Decimal | None
    due_on: date
    owner: str
    carried_from: int | None = None
    is_team_scope: bool = False
    narrowed: str = ""


@dataclass(frozen=True, slots=True)
class PlanVerdict:
    """What became of one action of the last plan; texts by language, `goals` and `now` with their units."""

    action_id: int
    verdict: Verdict
    titles: Mapping[str, str]
    goals: Mapping[str, str]
    now: Mapping[str, str]
    remarks: Mapping[str, str]
    is_carried: bool = False
