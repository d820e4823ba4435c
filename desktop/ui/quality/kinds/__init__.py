"""The kinds of quality records, one small file each, in the order of their tabs."""

from desktop.ui.quality.kinds import (
    absences,
    activities,
    complaints,
    conduct,
    customers,
    feedback,
    milestones,
    surveys,
)
from desktop.ui.quality.record_kind import RecordKind

KINDS: dict[str, RecordKind] = {
    module.KIND.key: module.KIND
    for module in (surveys, complaints, feedback, activities, conduct, absences, milestones, customers)
}
