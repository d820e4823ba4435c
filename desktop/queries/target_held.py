"""What is set for each bearer in some days, through one lens."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.domain.period import Period
from desktop.domain.targets import Bearer, SetTarget, TargetFigure, target_for
from desktop.models import Target, TargetRevision
from desktop.queries.target_lens import Lens, bearer_of, seen_through

Days = tuple[date, date]  # both included
BearerKey = tuple[Bearer, int]


@dataclass(slots=True)
class Held:
    """The targets of one bearer: all that are set, and for their days the key and the number of revisions."""

    set_targets: list[SetTarget] = field(default_factory=list)
    ids: dict[Days, int] = field(default_factory=dict)
    revisions: dict[Days, int] = field(default_factory=dict)

    def figure(self, indicator: str, period: Period) -> TargetFigure | None:
        """The target that holds in a period."""
        return target_for(indicator, period.start, period.end, self.set_targets)


def held_targets(session: Session, period: Period, lens: Lens) -> dict[BearerKey, Held]:
    """Everything set for days of the period, also beyond its borders, by bearer; one statement."""
    revisions = (
        select(TargetRevision.target_id, func.count().label("count"))
        .where(TargetRevision.old_value.is_not(None))
        .group_by(TargetRevision.target_id)
        .subquery()
    )
    found: dict[BearerKey, Held] = defaultdict(Held)
    for row in session.execute(
        select(Target.id, Target.staff_id, Target.team_id, Target.start, Target.end, Target.value, revisions.c.count)
        .outerjoin(revisions, revisions.c.target_id == Target.id)
        .where(
            *seen_through(lens), Target.deleted_at.is_(None), Target.start <= period.end, Target.end >= period.start
        )
        .order_by(Target.id)
    ):
        held = found[bearer_of(row.staff_id, row.team_id)]
        days = (row.start, row.end)
        held.set_targets.append(SetTarget(row.start, row.end, row.value))
        held.ids[days], held.revisions[days] = row.id, row[-1] or 0
    return dict(found)
