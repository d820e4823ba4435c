"""The record of changes in parts: its first entries, its whole order, and the entries of any numbers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, String, Text, case, cast, select
from sqlalchemy.orm import Session

from desktop.i18n import translator
from desktop.models import AuditEntry
from desktop.queries.change_log import ChangeRow, WantedChanges, change_rows, changes_matching
from desktop.queries.change_words import about, happened
from desktop.queries.key_order import KeyOrder, Order
from desktop.queries.paging import Listing, first_keys, key_order

WORDS: Mapping[str, Callable[[str], str]] = {"what": about, "happened": happened}


@dataclass(frozen=True, slots=True)
class ChangeList:
    """The entries that match, to be read in parts; the latest first unless another order is asked for."""

    wanted: WantedChanges
    language: str

    def first(self, session: Session, order: Order, size: int) -> list[int]:
        """The first `size` numbers."""
        return first_keys(session, self._listing(session, order), changes_matching(session, self.wanted), order, size)

    def order(self, session: Session, order: Order) -> KeyOrder:
        """All numbers."""
        conditions = changes_matching(session, self.wanted)
        return key_order(session, self._listing(session, order), conditions, order, bool(self.wanted.text.strip()))

    def lines(self, session: Session, keys: Sequence[int]) -> tuple[ChangeRow, ...]:
        """The entries of these numbers."""
        return change_rows(session, keys)

    def _listing(self, session: Session, order: Order) -> Listing:
        word = WORDS.get(order.column)
        columns: dict[str, ColumnElement[Any]] = {
            "number": AuditEntry.id.expression,
            "particulars": cast(AuditEntry.details, Text),
            # Entries about the same record stand together; what a record is called stands in its own table.
            "which": AuditEntry.subject.concat(" ").concat(cast(AuditEntry.subject_id, String)),
        }
        if word is not None:
            columns[order.column] = self._by_words(session, word)
        return Listing(AuditEntry.id, (AuditEntry.id,), "when", columns)

    def _by_words(self, session: Session, word: Callable[[str], str]) -> ColumnElement[Any]:
        """The place of each verb's word among all words, as the owner reads them."""
        texts = translator(self.language)
        read = {verb: texts(word(verb)) for verb in session.scalars(select(AuditEntry.verb).distinct())}
        places = {told: place for place, told in enumerate(sorted(set(read.values())))}
        return case({verb: places[told] for verb, told in read.items()}, value=AuditEntry.verb, else_=len(places))
