"""Forms begun and not saved, kept in the company's file, so that what was typed outlives the window."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from desktop.services.entry_drafts import DraftRow, EntryDrafts, keep_rows, kept_rows
from desktop.store.database import Database
from desktop.store.expectations import expecting

T = TypeVar("T")

_FORM = "form "  # no grid is called so


class FormDrafts:
    """Drafts by the key of their form and record; nothing of the company changed yet, so no entry in its record."""

    def __init__(self, database: Database) -> None:
        self._drafts = EntryDrafts(database)

    def keep(self, form: str, drafts: Sequence[DraftRow]) -> None:
        """Keep these drafts of a form, the latest first, instead of those kept before; none where there are none."""
        self._drafts.keep(_place(form), drafts)

    def saving(self, form: str, drafts: Sequence[DraftRow], verb: Callable[[], T]) -> T:
        """Carry out a verb that saves a form, whose transaction leaves these drafts of it alone.

        Forgotten a moment later, a sudden end in between would offer as unsaved what is saved.
        """

        def forget(session: Any) -> None:
            keep_rows(session, _place(form), drafts)

        with expecting(forget):
            return verb()


def kept_drafts(session: Session, form: str) -> tuple[DraftRow, ...]:
    """The drafts kept of a form, the latest first."""
    return kept_rows(session, _place(form))


def is_form(place: str) -> bool:
    """Whether what is kept there was begun in a form, not in a grid, whose rows come back by themselves."""
    return place.startswith(_FORM)


def _place(form: str) -> str:
    return f"{_FORM}{form}"
