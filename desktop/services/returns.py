"""What was removed comes back from the record of changes, however long ago: by the verb that undoes the removal."""

from collections.abc import Callable, Mapping
from datetime import date

from sqlalchemy import select

from desktop.errors import N_, RequestError
from desktop.models import AuditEntry
from desktop.services.absences import Absences
from desktop.services.activities import Activities
from desktop.services.attachments import Attachments
from desktop.services.award_kinds import AwardKinds
from desktop.services.awards import Awards
from desktop.services.commission_plans import CommissionPlans
from desktop.services.commissions import Commissions
from desktop.services.complaints import Complaints
from desktop.services.conduct import ConductLog
from desktop.services.customer_merge import CustomerMerge
from desktop.services.customer_register import CustomerRegister
from desktop.services.deals import DealBook
from desktop.services.feedback import FeedbackLog
from desktop.services.milestones import Milestones
from desktop.services.receipts import ReceiptBook
from desktop.services.scheme_verbs import Schemes
from desktop.services.signings import SigningBook
from desktop.services.staff import StaffRegister
from desktop.services.surveys import Surveys
from desktop.services.visits import VisitLog
from desktop.store.database import Database

BringBack = Callable[[int], None]
# The verbs after which a record may be brought back from its entry.
REMOVALS = frozenset({
    "visit.removed", "deal.removed", "signing.removed", "receipt.removed", "customer.removed", "customer.merged",
    "staff.removed", "survey.removed", "complaint.removed", "feedback.removed", "activity.removed", "conduct.removed",
    "absence.removed", "milestone.removed", "award.taken_back", "award_kind.removed", "commission_plan.removed",
    "commission.unsettled", "scheme.retired", "attachment.removed",
})  # fmt: skip


class Returns:
    """Brings records back; each return is one transaction."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database = database
        self._today = today

    def bring_back(self, subject: str, record_id: int) -> None:
        """Undo the latest removal of a record; refused where it is there, or where it may not come back."""
        newest = select(AuditEntry.verb).where(
            AuditEntry.subject == subject, AuditEntry.subject_id == record_id, AuditEntry.verb.in_(REMOVALS)
        )
        with self._database.read() as session:
            verb = session.scalar(newest.order_by(AuditEntry.id.desc()).limit(1))
        if verb is None:
            raise RequestError(N_("This cannot be brought back from here."))
        self._ways()[verb](record_id)

    def _ways(self) -> Mapping[str, BringBack]:
        place, today = self._database, self._today
        return {
            "visit.removed": VisitLog(place, today).restore,
            "deal.removed": DealBook(place, today).restore,
            "signing.removed": SigningBook(place, today).restore,
            "receipt.removed": ReceiptBook(place, today).restore,
            "customer.removed": CustomerRegister(place, today).restore,
            "customer.merged": CustomerMerge(place).part,
            "staff.removed": StaffRegister(place, today).restore,
            "survey.removed": Surveys(place, today).restore,
            "complaint.removed": Complaints(place, today).restore,
            "feedback.removed": FeedbackLog(place, today).restore,
            "activity.removed": Activities(place, today).restore,
            "conduct.removed": ConductLog(place, today).restore,
            "absence.removed": Absences(place, today).restore,
            "milestone.removed": Milestones(place, today).restore,
            "award.taken_back": Awards(place, today).restore,
            "award_kind.removed": AwardKinds(place).restore,
            "commission_plan.removed": CommissionPlans(place).restore,
            "commission.unsettled": lambda key: Commissions(place, today).bring_back([key]),
            "attachment.removed": Attachments(place).restore,
            "scheme.retired": Schemes(place).bring_back,
        }
