"""The records that SQL counts by itself; columns named number… are summed for each bearer."""

from datetime import date

from sqlalchemy import BigInteger, ColumnElement, case, func, select, type_coerce

from desktop.domain.indicators import RecordKind
from desktop.domain.period import Period
from desktop.models import (
    Action,
    ActionDueChange,
    Activity,
    ActivityResult,
    Complaint,
    Deal,
    DealResult,
    Evaluation,
    Feedback,
    Milestone,
    Rating,
    Review,
    Staff,
    Survey,
)
from desktop.queries.facts.bearers import Records, of_everyone
from desktop.queries.facts.narrowing import Narrowing
from desktop.store.days import days_between


def opened_deals(period: Period, narrowing: Narrowing) -> Records:
    """Deals opened in the period; number: won by its end."""
    won = case(((Deal.result == DealResult.WON) & (Deal.closed_on <= period.end), 1), else_=0)
    in_period = Deal.opened_on.between(period.start, period.end)
    return of_everyone(Deal, Deal.opened_on, in_period, *narrowing.deals(), number_won=won)


def closed_deals(period: Period, narrowing: Narrowing) -> Records:
    """Deals closed in the period as won or lost; numbers: won, lost, won with both days, days from first to last."""
    won, lost = Deal.result == DealResult.WON, Deal.result == DealResult.LOST
    dated = won & Deal.opened_on.is_not(None)
    return of_everyone(
        Deal,
        Deal.closed_on,
        Deal.closed_on.between(period.start, period.end),
        Deal.result.in_((DealResult.WON, DealResult.LOST)),
        *narrowing.deals(),
        number_won=case((won, 1), else_=0),
        number_lost=case((lost, 1), else_=0),
        number_dated=case((dated, 1), else_=0),
        number_days=case((dated, days_between(Deal.opened_on, Deal.closed_on)), else_=0),
    )


def surveys(period: Period, narrowing: Narrowing) -> Records:
    """Surveys answered in the period; number: the score in hundredths."""
    in_period = Survey.answered_on.between(period.start, period.end)
    known = narrowing.known_customers(RecordKind.SURVEY, Survey.customer_id)
    score = type_coerce(Survey.score, BigInteger)
    return of_everyone(Survey, Survey.answered_on, in_period, *known, number_score=score)


def complaints(period: Period, narrowing: Narrowing) -> Records:
    """Complaints of the period."""
    in_period = Complaint.received_on.between(period.start, period.end)
    known = narrowing.known_customers(RecordKind.COMPLAINT, Complaint.customer_id)
    return of_everyone(Complaint, Complaint.received_on, in_period, *known)


def feedback(period: Period, narrowing: Narrowing) -> Records:
    """Market information of the period that was useful or adopted."""
    in_period = Feedback.reported_on.between(period.start, period.end)
    counts = Feedback.status.in_(("useful", "adopted"))
    return of_everyone(Feedback, Feedback.reported_on, in_period, counts, *narrowing.unnarrowed(RecordKind.FEEDBACK))


def ratings(period: Period, narrowing: Narrowing) -> Records:
    """Ratings given for exactly the period, with relation and score; those of own indicators are not among them."""
    given = (Rating.start == period.start) & (Rating.end == period.end) & (Rating.indicator == "")
    return of_everyone(
        Rating,
        Rating.end,
        given,
        *narrowing.unnarrowed(RecordKind.RATING),
        relation=Rating.relation,
        score=Rating.score,
    )


def milestones(period: Period, narrowing: Narrowing) -> Records:
    """Milestones planned in the period, of the deal's staff member; number: done on or before the planned day."""
    return (
        select(
            Deal.staff_id,
            Milestone.planned_on.label("day"),
            Milestone.id.label("record_id"),
            case((Milestone.done_on <= Milestone.planned_on, 1), else_=0).label("number_on_time"),
        )
        .join(Deal, Deal.id == Milestone.deal_id)
        .join(Staff, Staff.id == Deal.staff_id)
        .where(
            Milestone.planned_on.between(period.start, period.end),
            Milestone.deleted_at.is_(None),
            Deal.deleted_at.is_(None),
            Staff.deleted_at.is_(None),
            *narrowing.deals(),
        )
    )


def activities(period: Period, narrowing: Narrowing) -> Records:
    """What people brought home from activities held in the period; numbers: leads, deals."""
    return (
        select(
            ActivityResult.staff_id,
            Activity.held_on.label("day"),
            ActivityResult.id.label("record_id"),
            ActivityResult.leads.label("number_leads"),
            ActivityResult.deals.label("number_deals"),
        )
        .join(Activity, Activity.id == ActivityResult.activity_id)
        .join(Staff, Staff.id == ActivityResult.staff_id)
        .where(
            Activity.held_on.between(period.start, period.end),
            Activity.deleted_at.is_(None),
            Staff.deleted_at.is_(None),
            *narrowing.unnarrowed(RecordKind.ACTIVITY),
        )
    )


def due_day() -> ColumnElement[date]:
    """The day the owner set last for an improvement action."""
    moved = (
        select(ActionDueChange.due_on)
        .where(ActionDueChange.action_id == Action.id)
        .order_by(ActionDueChange.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    return func.coalesce(moved, Action.due_on)


def actions(period: Period, narrowing: Narrowing) -> Records:
    """Improvement actions due in the period, by the day the owner set last; number: done by then."""
    due_on = due_day()
    return (
        select(
            Action.staff_id,
            due_on.label("day"),
            Action.id.label("record_id"),
            case((Action.done_on <= due_on, 1), else_=0).label("number_done"),
        )
        .join(Review, Review.id == Action.review_id)
        .join(Evaluation, Evaluation.id == Review.evaluation_id)
        .join(Staff, Staff.id == Action.staff_id)
        .where(
            due_on.between(period.start, period.end),
            Action.deleted_at.is_(None),
            Evaluation.deleted_at.is_(None),
            Staff.deleted_at.is_(None),
            *narrowing.unnarrowed(RecordKind.ACTION),
        )
    )
