"""What a figure must be read with: who shares a signing, who moved team, from when on there are records at all."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from sqlalchemy import Select, func, null, select, union_all
from sqlalchemy.orm import InstrumentedAttribute, Session

from desktop.domain.facts import Move
from desktop.domain.indicators import RecordKind
from desktop.domain.period import Period
from desktop.i18n import CHINESE, ENGLISH
from desktop.models import (
    Base,
    Complaint,
    Deal,
    Feedback,
    Instalment,
    Milestone,
    Receipt,
    Signing,
    SigningShare,
    Staff,
    Survey,
    Visit,
)
from desktop.queries.lookups import named
from desktop.queries.people import TeamLine, all_teams

_DAY = timedelta(days=1)
Day = InstrumentedAttribute[date] | InstrumentedAttribute[date | None]


def partners_of(session: Session, period: Period) -> Mapping[int, tuple[tuple[int, str], ...]]:
    """By signing of the period that several people share: who does, as staff id and name; one statement."""
    shared = (
        select(SigningShare.signing_id)
        .join(Signing, Signing.id == SigningShare.signing_id)
        .where(Signing.signed_on.between(period.start, period.end), Signing.deleted_at.is_(None))
        .group_by(SigningShare.signing_id)
        .having(func.count() > 1)
    )
    rows = session.execute(
        select(SigningShare.signing_id, SigningShare.staff_id, Staff.name)
        .join(Staff, Staff.id == SigningShare.staff_id)
        .where(SigningShare.signing_id.in_(shared))
        .order_by(SigningShare.signing_id, SigningShare.share.desc(), Staff.code)
    )
    found: dict[int, tuple[tuple[int, str], ...]] = defaultdict(tuple)
    for signing_id, staff_id, name in rows:
        found[signing_id] += ((staff_id, name),)
    return found


def moves_in(session: Session, period: Period) -> Mapping[int, tuple[Move, ...]]:
    """By staff id the changes of team inside the period, in their order; who joined the company did not move."""
    teams = all_teams(session)
    found: dict[int, tuple[Move, ...]] = {}
    for staff_id, stays in teams.stays.items():
        ordered = sorted(stays, key=lambda stay: stay.started_on or date.min)
        moves = [
            Move(later.started_on, _names(teams.by_id[earlier.team_id]), _names(teams.by_id[later.team_id]))
            for earlier, later in pairwise(ordered)
            if later.started_on is not None
            and later.started_on in period
            and later.started_on != period.start
            and later.team_id != earlier.team_id
            and {earlier.team_id, later.team_id} <= teams.by_id.keys()  # a deleted team is none to come from
            and (earlier.ended_on is None or earlier.ended_on >= later.started_on - _DAY)
        ]
        if moves:
            found[staff_id] = tuple(moves)
    return found


def first_days(session: Session) -> Mapping[RecordKind, date]:
    """From when on the company has records of the kinds that texts compare; one statement each.

    A kind without records is not named, except visits: there the day never comes.
    """
    found = {RecordKind.VISIT: date.max}  # without any log nobody was silent
    for kind, first in {
        RecordKind.VISIT: _first(Visit, Visit.visited_on),
        RecordKind.DEAL: _first_of_people(Deal, Deal.opened_on),
        RecordKind.SIGNING: _first(Signing, Signing.signed_on),
        RecordKind.SURVEY: _first_of_people(Survey, Survey.answered_on),
        RecordKind.COMPLAINT: _first_of_people(Complaint, Complaint.received_on),
        RecordKind.FEEDBACK: _first_of_people(Feedback, Feedback.reported_on),
        RecordKind.MILESTONE: _first(Milestone, Milestone.planned_on),
        RecordKind.INSTALMENT: _first(Instalment, Instalment.due_on),
        RecordKind.RECEIPT: _first(Receipt, Receipt.received_on),
    }.items():
        day = session.scalar(first)
        if day is not None:
            found[kind] = day
    return found


def _first(record: type[Base], day: Day) -> Select[Any]:
    """The first day of a kind of record of which an index holds the days in their order."""
    there = record.__table__.c["deleted_at"].is_(None)
    return select(day).where(there, day.is_not(None)).order_by(day).limit(1)


def _first_of_people(record: type[Base], day: Day) -> Select[Any]:
    """The same where the index leads with the person: the first of everybody's first, and of nobody's."""
    columns = record.__table__.c
    people = union_all(select(Staff.id), select(null())).subquery().c
    its_first = (
        select(func.min(day))
        .where(columns["staff_id"].is_not_distinct_from(people.id), columns["deleted_at"].is_(None))
        .scalar_subquery()
    )
    return select(func.min(select(people.id, its_first.label("day")).subquery().c.day))


def _names(team: TeamLine) -> Mapping[str, str]:
    return {language: named(team.name, team.name_en, language) for language in (CHINESE, ENGLISH)}
