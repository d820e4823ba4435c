"""A person and a deal for tests of quality records, and one draft of every kind."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from desktop.models import Deal, Staff
from desktop.queries.quality.absences import absence_lines
from desktop.queries.quality.activities import activity_lines
from desktop.queries.quality.complaints import complaint_lines
from desktop.queries.quality.conduct import conduct_lines
from desktop.queries.quality.feedback import feedback_lines
from desktop.queries.quality.milestones import milestone_lines
from desktop.queries.quality.surveys import survey_lines
from desktop.services.absences import AbsenceDraft, Absences
from desktop.services.activities import Activities, ActivityDraft, ResultDraft
from desktop.services.complaints import ComplaintDraft, Complaints
from desktop.services.conduct import ConductDraft, ConductKind, ConductLog
from desktop.services.feedback import FeedbackDraft, FeedbackLog, FeedbackStatus
from desktop.services.milestones import MilestoneDraft, Milestones
from desktop.services.surveys import SurveyDraft, Surveys
from desktop.store.database import Database

TODAY = date(2026, 11, 21)
HIRED, LEFT = date(2026, 2, 1), date(2026, 12, 31)


@dataclass(frozen=True, slots=True)
class People:
    """Keys of two people, and of a deal of the first one."""

    first: int
    second: int
    deal: int


def add_people(database: Database) -> People:
    """Two people in service from February to December 2026."""
    with database.write() as session:
        rows = [
            Staff(code=f"E0{number}", name=name, pinyin=pinyin, initials=pinyin[0], hired_on=HIRED, left_on=LEFT)
            for number, (name, pinyin) in enumerate((("甲", "jia"), ("乙", "yi")), 1)
        ]
        session.add_all(rows)
        session.flush()
        deal = Deal(code="D-1", staff_id=rows[0].id, opened_on=date(2026, 3, 1))
        session.add(deal)
        session.flush()
        return People(rows[0].id, rows[1].id, deal.id)


@dataclass(frozen=True, slots=True)
class RecordKind:
    """One kind: its verbs, a draft on a day, and the question that lists it."""

    name: str
    log: Callable[[Database], Any]
    draft: Callable[[People, date], Any]
    lines: Callable[..., tuple[Any, ...]]  # (session, filter, limit)


def today() -> date:
    return TODAY


KINDS = (
    RecordKind(
        "survey",
        lambda database: Surveys(database, today),
        lambda people, day: SurveyDraft(day, Decimal("88.5"), people.first, customer="绿洲", comment="好"),
        survey_lines,
    ),
    RecordKind(
        "complaint",
        lambda database: Complaints(database, today),
        lambda people, day: ComplaintDraft(day, people.first, customer="绿洲", severity="一般", description="回复慢"),
        complaint_lines,
    ),
    RecordKind(
        "feedback",
        lambda database: FeedbackLog(database, today),
        lambda people, day: FeedbackDraft(day, people.first, "竞品", "对面商场降租", FeedbackStatus.USEFUL),
        feedback_lines,
    ),
    RecordKind(
        "activity",
        lambda database: Activities(database, today),
        lambda people, day: ActivityDraft(
            "招商会", day, "展会", Decimal(5000), (ResultDraft(people.first, 6, 2), ResultDraft(people.second, 1))
        ),
        activity_lines,
    ),
    RecordKind(
        "conduct",
        lambda database: ConductLog(database, today),
        lambda people, day: ConductDraft(
            day, people.first, ConductKind.AWARD, Decimal(3), "带新人", "会议记录", "加分"
        ),
        conduct_lines,
    ),
    RecordKind(
        "absence",
        lambda database: Absences(database, today),
        lambda people, day: AbsenceDraft(people.first, day, day, "年假"),
        absence_lines,
    ),
    RecordKind(
        "milestone",
        lambda database: Milestones(database, today),
        lambda people, day: MilestoneDraft(people.deal, "选址", day, day),
        milestone_lines,
    ),
)
