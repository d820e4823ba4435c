"""Verbs on awards: grant, take back, restore. Points come only from the conduct event an award may make."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.exact import plain
from desktop.domain.period import Period
from desktop.errors import N_, RequestError
from desktop.models import Award, AwardKind, Conduct, Staff
from desktop.models.base import now
from desktop.services import audit
from desktop.services.finalised import refuse_finalised
from desktop.services.gone import GoneError
from desktop.services.needed_first import refuse_hanging
from desktop.services.record_rules import check_in_service, check_past, checked_points, known_person
from desktop.services.texts import text_of
from desktop.store.database import Database


@dataclass(frozen=True, slots=True)
class AwardDraft:
    """What the owner grants; `points` above 0 also make a conduct event on the day it is granted.

    `figure` is the exact figure of `indicator` that speaks for it, None where the owner alone decided.
    """

    kind_id: int
    staff_id: int
    period: Period
    granted_on: date
    reason: str = ""
    rank: int | None = None
    indicator: str = ""
    figure: Decimal | None = None
    points: Decimal = Decimal(0)


class Awards:
    """The honours list; each method is one transaction."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database = database
        self._today = today

    def grant(self, draft: AwardDraft) -> int:
        """The key of a new award."""
        with self._database.write() as session:
            kind, reason = self._check(session, draft), text_of(draft.reason, N_("Reason"))
            row = Award(
                kind_id=draft.kind_id, staff_id=draft.staff_id, period_label=draft.period.label,
                start=draft.period.start, end=draft.period.end, granted_on=draft.granted_on, rank=draft.rank,
                indicator=draft.indicator, figure=None if draft.figure is None else plain(draft.figure),
                reason=reason, conduct_id=self._conduct(session, draft, kind, reason),
            )  # fmt: skip
            session.add(row)
            session.flush()
            details = {"kind": kind.name, "staff": draft.staff_id, "points": draft.points}
            audit.append(session, "award.granted", "award", row.id, details)
            return row.id

    def take_back(self, award_id: int) -> None:
        """Take an award off the honours list, with the points it carried."""
        with self._database.write() as session:
            row, moment = _existing(session, award_id), now()
            conduct = _conduct_of(session, row)
            if conduct is not None and conduct.deleted_at is None:
                refuse_finalised(session, [conduct.staff_id], conduct.happened_on)
                conduct.deleted_at = moment
            row.deleted_at = moment
            audit.append(session, "award.taken_back", "award", award_id)

    def restore(self, award_id: int) -> None:
        """Put an award back on the honours list, with its points."""
        with self._database.write() as session:
            row = _existing(session, award_id, removed=True)
            refuse_hanging(session, row)
            _refuse_twice(session, row.kind_id, row.staff_id, (row.start, row.end), row.period_label)
            conduct = _conduct_of(session, row)
            # Points that the owner had taken away before the award itself went stay away.
            if conduct is not None and conduct.deleted_at == row.deleted_at:
                refuse_finalised(session, [conduct.staff_id], conduct.happened_on)
                conduct.deleted_at = None
            row.deleted_at = None
            audit.append(session, "award.restored", "award", award_id)

    def _check(self, session: Session, draft: AwardDraft) -> AwardKind:
        kind = session.get(AwardKind, draft.kind_id)
        if kind is None or kind.deleted_at is not None:
            raise RequestError(N_("This award was removed meanwhile, perhaps on another computer."))
        check_past(draft.granted_on, self._today())
        person = known_person(session, draft.staff_id)
        days = draft.period.start, draft.period.end
        _refuse_twice(session, draft.kind_id, draft.staff_id, days, draft.period.label)
        if checked_points(draft.points, N_("Conduct points")):
            check_in_service(person, draft.granted_on)
            refuse_finalised(session, [draft.staff_id], draft.granted_on)
        return kind

    def _conduct(self, session: Session, draft: AwardDraft, kind: AwardKind, reason: str) -> int | None:
        """The conduct event that carries the points; none where there are no points."""
        if not draft.points:
            return None
        told = f"{kind.name} {draft.period.label}"
        row = Conduct(
            happened_on=draft.granted_on, staff_id=draft.staff_id, kind="award", points=draft.points,
            description=told, evidence=reason,
        )  # fmt: skip
        session.add(row)
        session.flush()
        audit.append(session, "conduct.added", "conduct", row.id)
        return row.id


def _existing(session: Session, award_id: int, removed: bool = False) -> Award:
    row = session.get(Award, award_id)
    if row is None or (row.deleted_at is not None) != removed:
        raise GoneError(N_("This award was removed meanwhile, perhaps on another computer."))
    return row


def _refuse_twice(session: Session, kind_id: int, staff_id: int, days: tuple[date, date], period: str) -> None:
    twice = select(Award.id).where(
        Award.kind_id == kind_id,
        Award.staff_id == staff_id,
        Award.start == days[0],
        Award.end == days[1],
        Award.deleted_at.is_(None),
    )
    if session.scalar(twice) is not None:
        raise RequestError(
            N_("{name} has the award {award} for {period} already."),
            name=session.get_one(Staff, staff_id).name,
            award=session.get_one(AwardKind, kind_id).name,
            period=period,
        )


def _conduct_of(session: Session, row: Award) -> Conduct | None:
    return None if row.conduct_id is None else session.get(Conduct, row.conduct_id)
