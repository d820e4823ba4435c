"""Who can bear targets in a period: people in service on some day of it, and those who have targets anyway."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from desktop.domain.period import Period
from desktop.models import Staff


@dataclass(frozen=True, slots=True)
class Serving:
    """A person and their time of service; an open end is None."""

    staff_id: int
    code: str
    name: str
    hired_on: date | None
    left_on: date | None

    def serves_in(self, period: Period) -> bool:
        """Whether they are in service on any day of it."""
        return (self.hired_on is None or self.hired_on <= period.end) and (
            self.left_on is None or self.left_on >= period.start
        )


def people_serving(session: Session, period: Period, also: Collection[int] = ()) -> tuple[Serving, ...]:
    """The people in service in the period and those of the keys in `also`, ordered by code."""
    in_service = (
        or_(Staff.hired_on.is_(None), Staff.hired_on <= period.end)
        & or_(Staff.left_on.is_(None), Staff.left_on >= period.start)
    )  # fmt: skip
    rows = session.execute(
        select(Staff.id, Staff.code, Staff.name, Staff.hired_on, Staff.left_on)
        .where(Staff.deleted_at.is_(None), or_(in_service, Staff.id.in_(also)))
        .order_by(Staff.code, Staff.id)
    )
    return tuple(Serving(*row) for row in rows)
