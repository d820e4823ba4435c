"""What entering contracts row by row needs to know besides the lists: numbers that are taken."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import Signing


def taken_numbers(session: Session) -> frozenset[str]:
    """The numbers of all contracts, removed ones among them: a number is not given twice."""
    return frozenset(number for number in session.scalars(select(Signing.number)) if number)
