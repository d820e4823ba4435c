"""Verbs on what was noticed in the visit log: found fine, or to be looked at again."""

from collections.abc import Callable, Sequence
from datetime import date

from sqlalchemy import delete, select

from desktop.models import CheckedNotice
from desktop.services import audit
from desktop.store.database import Database


class NoticeBook:
    """What the owner found fine; each method is one transaction."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database = database
        self._today = today

    def find_fine(self, marks: Sequence[str]) -> None:
        """Remember that these were looked at: they are not remarked again."""
        with self._database.write() as session:
            known = set(session.scalars(select(CheckedNotice.mark).where(CheckedNotice.mark.in_(marks))))
            session.add_all(
                [CheckedNotice(mark=mark, checked_on=self._today()) for mark in marks if mark not in known]
            )
            audit.append(session, "notice.checked", "checked_notice", details={"marks": list(marks)})

    def look_again(self, marks: Sequence[str]) -> None:
        """Forget that these were found fine."""
        with self._database.write() as session:
            session.execute(delete(CheckedNotice).where(CheckedNotice.mark.in_(marks)))
            audit.append(session, "notice.reopened", "checked_notice", details={"marks": list(marks)})
