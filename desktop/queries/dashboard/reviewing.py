"""Reminders out of evaluations and targets: what is to run, to finalise, to follow up, and what is not set yet."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.domain.period import DAY, Period, PeriodKind, containing, last_full
from desktop.domain.working_days import WorkingDays
from desktop.models import Action, Evaluation, Position, Review, Staff
from desktop.queries.dashboard.reminder import About, Reminder
from desktop.queries.dashboard.targets import PeopleTargets, people_targets
from desktop.queries.due_days import due_changes
from desktop.queries.evaluations import EvaluationRow, evaluation_list, fiscal_year_start
from desktop.queries.target_people import Serving, people_serving

SOON = timedelta(days=7)
NEXT_FROM = 7  # working days before its start in which the next period's targets are asked for
LEADER = "leader"  # the role of those who may have no targets of their own


def actions_due(session: Session, today: date, language: str) -> tuple[Reminder, ...]:
    """Open actions of everybody's latest plan that are late or fall due within a week; the latest first."""
    ends = (
        select(Review.staff_id, func.max(Evaluation.end).label("end"))
        .join(Evaluation, Evaluation.id == Review.evaluation_id)
        .where(Evaluation.deleted_at.is_(None))
        .group_by(Review.staff_id)
        .subquery()
    )
    rows = session.execute(
        select(Action.id, Action.staff_id, Staff.name, Action.texts, Action.due_on)
        .join(Review, Review.id == Action.review_id)
        .join(Evaluation, Evaluation.id == Review.evaluation_id)
        .join(ends, (ends.c.staff_id == Action.staff_id) & (ends.c.end == Evaluation.end))
        .join(Staff, Staff.id == Action.staff_id)
        .where(
            Action.deleted_at.is_(None),
            Action.done_on.is_(None),
            Evaluation.deleted_at.is_(None),
            Staff.deleted_at.is_(None),
        )
        .order_by(Action.due_on, Staff.code, Action.sort_order)
    ).all()
    changes = due_changes(session, [row.id for row in rows])
    reminders = []
    for row in rows:
        due_on = changes[row.id][0].due_on if row.id in changes else row.due_on
        if due_on <= today + SOON:
            text = row.texts.get(language) or next(iter(row.texts.values()), "")
            reminders.append(
                Reminder(
                    About.ACTION,
                    key=row.id,
                    staff_id=row.staff_id,
                    person=row.name,
                    subject=text,
                    day=due_on,
                    days=(today - due_on).days,
                )
            )
    return tuple(sorted(reminders, key=lambda each: -each.days))


def evaluations_open(session: Session, today: date, language: str) -> tuple[Reminder, ...]:
    """Periods that ended and were not evaluated, and evaluations that are computed but not finalised."""
    rows = [row for row in evaluation_list(session, language) if row.period.end < today]
    unfinished = [_unfinished(row, today) for row in rows if not row.is_finalised]
    return (*_not_run(session, rows, today), *unfinished)


def _unfinished(row: EvaluationRow, today: date) -> Reminder:
    about = About.RUN if row.is_draft else About.FINALISE
    return Reminder(
        about,
        key=row.evaluation_id,
        subject=row.scheme,
        day=row.period.end,
        days=(today - row.period.end).days,
        number=row.people - row.interviewed,
        period=row.period,
    )


def _not_run(session: Session, rows: Sequence[EvaluationRow], today: date) -> list[Reminder]:
    """Of each kind of period the company evaluated in the last year, the last full one without an evaluation."""
    fiscal = fiscal_year_start(session)
    recent = {row.period.kind for row in rows if (today - row.period.end).days <= 366}
    kinds = [kind for kind in PeriodKind if kind in recent and kind is not PeriodKind.CUSTOM]
    known = {(row.period.start, row.period.end) for row in rows}
    missing = []
    for kind in kinds:
        period = last_full(kind, today, fiscal)
        if (period.start, period.end) not in known:
            missing.append(
                Reminder(About.RUN, day=period.end, days=(today - period.end).days, period=period, number=0)
            )
    return missing


def missing_targets(session: Session, today: date, calendar: WorkingDays) -> tuple[Reminder, ...]:
    """Who has no target in the running month (or quarter, where targets are set by quarter), or soon in the next."""
    fiscal = fiscal_year_start(session)
    month = containing(PeriodKind.MONTH, today, fiscal)
    period, held = month, people_targets(session, month, calendar)
    if not held:
        period = containing(PeriodKind.QUARTER, today, fiscal)
        held = people_targets(session, period, calendar)
    expected = _bearers(session, today)
    missing = [person for person in expected if person.staff_id not in held]
    reminders = [_targets_of(period, missing, today)] if missing else []
    following = period.next()
    if held and calendar.count(today + DAY, period.end) <= NEXT_FROM:
        reminders += _not_yet(expected, held, people_targets(session, following, calendar), following, today)
    return tuple(reminders)


def _not_yet(
    expected: Sequence[Serving], now: PeopleTargets, then: PeopleTargets, period: Period, today: date
) -> list[Reminder]:
    missing = [each for each in expected if each.staff_id in now and each.staff_id not in then]
    return [_targets_of(period, missing, today)] if missing else []


def _targets_of(period: Period, missing: Sequence[Serving], today: date) -> Reminder:
    return Reminder(
        About.TARGETS,
        number=len(missing),
        names=tuple(person.name for person in missing),
        day=period.start,
        days=(today - period.start).days,
        period=period,
    )


def _bearers(session: Session, today: date) -> list[Serving]:
    """Who is in service today and no leader."""
    leaders = set(
        session.scalars(
            select(Staff.id).join(Position, Position.id == Staff.position_id).where(Position.role == LEADER)
        )
    )
    day = containing(PeriodKind.WEEK, today)
    people = people_serving(session, day)
    return [
        person
        for person in people
        if person.staff_id not in leaders
        and (person.hired_on is None or person.hired_on <= today)
        and (person.left_on is None or person.left_on >= today)
    ]
