"""The rule for finalised evaluations over several days of one record, some of which may not be known."""

from collections.abc import Collection
from datetime import date

from sqlalchemy.orm import Session

from desktop.services.finalised import refuse_finalised


def refuse_finalised_days(session: Session, staff_ids: Collection[int], days: Collection[date | None]) -> None:
    """Refuse where one of these days lies in a finalised evaluation of one of these people; None is no day."""
    for day in sorted({day for day in days if day is not None}):
        refuse_finalised(session, staff_ids, day)
