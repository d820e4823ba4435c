"""The verbs of an entry grid, as a page takes them: save many, take back, keep what is not saved yet."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from desktop.services.entry_drafts import DraftRow, EntryDrafts
from desktop.services.row_batches import Batch
from desktop.services.signing_batches import SigningBatches
from desktop.services.visit_batches import VisitBatches
from desktop.store.database import Database


@dataclass(frozen=True, slots=True)
class GridVerbs:
    """What a grid does with its rows."""

    save: Callable[[Sequence[Any]], Batch]
    take_back: Callable[[Batch], None]
    keep_draft: Callable[[Sequence[DraftRow]], None]


def visit_verbs(database: Database, today: Callable[[], Any]) -> GridVerbs:
    """The verbs of the visits' grid."""
    batches = VisitBatches(database, today)
    return GridVerbs(batches.log_all, batches.take_back, partial(EntryDrafts(database).keep, "visits"))


def signing_verbs(database: Database, today: Callable[[], Any]) -> GridVerbs:
    """The verbs of the contracts' grid."""
    batches = SigningBatches(database, today)
    return GridVerbs(batches.sign_all, batches.take_back, partial(EntryDrafts(database).keep, "signings"))
