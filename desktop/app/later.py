"""Verbs of the window and its first page, imported when one is used: both stand before SQLAlchemy is imported.

They are used on the data file's thread, so that the window is not kept waiting by the import.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from desktop.services.entry_drafts import DraftRow
    from desktop.store.database import Database

T = TypeVar("T")


class LaterPlans:
    """What can be done to plans right on the first page."""

    def __init__(self, database: "Database", today: Callable[[], date]) -> None:
        self._database = database
        self._today = today

    def complete(self, action_id: int, done_on: date | None) -> date | None:
        """Tick an improvement action off, or open it again; returns what was noted before."""
        from desktop.services.plans import PlanVerbs

        return PlanVerbs(self._database, self._today).complete(action_id, done_on)


class LaterDrafts:
    """What keeps forms begun and not saved."""

    def __init__(self, database: "Database") -> None:
        self._database = database

    def keep(self, form: str, drafts: "Sequence[DraftRow]") -> None:
        """Keep these drafts of a form instead of those kept before."""
        from desktop.services.form_drafts import FormDrafts

        FormDrafts(self._database).keep(form, drafts)

    def saving(self, form: str, drafts: "Sequence[DraftRow]", verb: Callable[[], T]) -> T:
        """Carry out a verb that saves a form; its transaction leaves these drafts of it alone."""
        from desktop.services.form_drafts import FormDrafts

        return FormDrafts(self._database).saving(form, drafts, verb)
