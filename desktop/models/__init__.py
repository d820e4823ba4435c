"""The tables, one topic a file; no behaviour beyond simple properties."""

from desktop.models.acknowledgement import Acknowledgement
from desktop.models.attachment import Attachment, AttachmentContent
from desktop.models.audit import AuditEntry, ImportBatch
from desktop.models.base import Base
from desktop.models.calendar import CalendarDay
from desktop.models.company import Company
from desktop.models.computed import ComputedWords
from desktop.models.customer import Customer, CustomerOwner
from desktop.models.deal import Deal, DealOwner, DealResult, DealStageChange, Milestone, Stage
from desktop.models.distinct import DistinctCustomers
from desktop.models.entry import CheckedNotice, EntryDraft
from desktop.models.evaluation import Action, ActionCheckIn, Evaluation, Finding, Review, ReviewItem
from desktop.models.importing import ImportChange, ImportShape
from desktop.models.incentive import (
    Award,
    AwardKind,
    CommissionLine,
    CommissionPlan,
    CommissionSettlement,
    CommissionStatement,
)
from desktop.models.kept import KeptAnswer
from desktop.models.lookup import Lookup, LookupKind
from desktop.models.measure import ActionDueChange, Measure
from desktop.models.quality import Activity, ActivityResult, Complaint, Conduct, Feedback, Rating, Survey
from desktop.models.saved_filter import SavedFilter
from desktop.models.scheme import CustomIndicator, Scheme, SchemeItem, SchemeVersion
from desktop.models.signing import Instalment, Receipt, Signing, SigningShare
from desktop.models.staff import Absence, Position, Staff, Team, TeamMembership
from desktop.models.target import Target, TargetRevision, TargetSeason
from desktop.models.visit import Visit

__all__ = [
    "Absence",
    "Acknowledgement",
    "Action",
    "ActionCheckIn",
    "ActionDueChange",
    "Activity",
    "ActivityResult",
    "Attachment",
    "AttachmentContent",
    "AuditEntry",
    "Award",
    "AwardKind",
    "Base",
    "CalendarDay",
    "CheckedNotice",
    "CommissionLine",
    "CommissionPlan",
    "CommissionSettlement",
    "CommissionStatement",
    "Company",
    "Complaint",
    "ComputedWords",
    "Conduct",
    "CustomIndicator",
    "Customer",
    "CustomerOwner",
    "Deal",
    "DealOwner",
    "DealResult",
    "DealStageChange",
    "DistinctCustomers",
    "EntryDraft",
    "Evaluation",
    "Feedback",
    "Finding",
    "ImportBatch",
    "ImportChange",
    "ImportShape",
    "Instalment",
    "KeptAnswer",
    "Lookup",
    "LookupKind",
    "Measure",
    "Milestone",
    "Position",
    "Rating",
    "Receipt",
    "Review",
    "ReviewItem",
    "SavedFilter",
    "Scheme",
    "SchemeItem",
    "SchemeVersion",
    "Signing",
    "SigningShare",
    "Staff",
    "Stage",
    "Survey",
    "Target",
    "TargetRevision",
    "TargetSeason",
    "Team",
    "TeamMembership",
    "Visit",
]
