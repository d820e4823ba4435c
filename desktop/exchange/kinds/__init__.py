"""The kinds that can be imported and exported, one small file each."""

from desktop.exchange.kind import Kind
from desktop.exchange.kinds import (
    absences,
    activities,
    complaints,
    conduct,
    customers,
    deals,
    feedback,
    milestones,
    ratings,
    receipts,
    signings,
    staff,
    surveys,
    targets,
    visits,
)

KINDS: dict[str, Kind] = {
    module.KIND.name: module.KIND
    for module in (
        staff, customers, deals, visits, signings, receipts, targets, surveys, complaints, feedback, milestones,
        activities, conduct, ratings, absences,
    )
}  # fmt: skip
