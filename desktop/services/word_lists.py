"""The owner's lists of words: products, regions, sources, outcomes and others; added, renamed, retired, ordered."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.errors import N_, RequestError
from desktop.models import Lookup, LookupKind
from desktop.services import audit
from desktop.services.gone import GoneError
from desktop.services.lookups import after_last
from desktop.services.texts import line_of, required_line
from desktop.store.database import Database


@dataclass(frozen=True, slots=True)
class WordDraft:
    """What the owner entered; `is_effective` says of an outcome that such a visit counts as effective."""

    name: str
    name_en: str = ""
    is_effective: bool = False


class WordLists:
    """The lists; each method is one transaction. Nothing is ever deleted: records keep the words they were given."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, kind: LookupKind | str, draft: WordDraft) -> int:
        """The key of a new word at the list's end; a retired one of that name comes back instead."""
        with self._database.write() as session:
            known = LookupKind(kind)
            row = _bearing(session, known, required_line(draft.name, N_("Word")))
            if row is not None and row.is_active:
                raise _taken(row)
            if row is None:
                row = Lookup(kind=known.value, name="")
                session.add(row)
            row.is_active, row.sort_order = True, after_last(session, known)
            _fill(row, draft)
            session.flush()
            audit.append(session, "word.added", "lookup", row.id, {"kind": row.kind, "name": row.name})
            return row.id

    def change(self, word_id: int, draft: WordDraft) -> None:
        """Call a word otherwise; all records that bear it follow."""
        with self._database.write() as session:
            row = _existing(session, word_id)
            name = required_line(draft.name, N_("Word"))
            other = _bearing(session, LookupKind(row.kind), name)
            if other is not None and other.id != row.id:
                raise _taken(other)
            former = {"name": row.name, "name_en": row.name_en, "is_effective": row.is_effective}
            _fill(row, draft)
            audit.append(session, "word.changed", "lookup", row.id, {"former": former, "name": row.name})

    def retire(self, word_id: int) -> None:
        """Offer a word no longer; records keep it."""
        self._set_active(word_id, False, "word.retired")

    def bring_back(self, word_id: int) -> None:
        """Offer a retired word again."""
        self._set_active(word_id, True, "word.brought_back")

    def order(self, kind: LookupKind | str, word_ids: Sequence[int]) -> None:
        """Put the words of a list into this order; words that are not named follow in their former order."""
        with self._database.write() as session:
            known = LookupKind(kind).value
            question = select(Lookup).where(Lookup.kind == known).order_by(Lookup.sort_order, Lookup.id)
            rows = {row.id: row for row in session.scalars(question)}
            if not set(word_ids) <= set(rows):
                raise RequestError(
                    N_("The list was changed meanwhile and stands here as it is now. Arrange it again.")
                )
            wanted = list(dict.fromkeys([*word_ids, *rows]))
            for place, word_id in enumerate(wanted):
                rows[word_id].sort_order = place
            audit.append(session, "words.ordered", "lookup", None, {"kind": known, "order": wanted})

    def _set_active(self, word_id: int, is_active: bool, verb: str) -> None:
        with self._database.write() as session:
            row = _existing(session, word_id)
            row.is_active = is_active
            audit.append(session, verb, "lookup", row.id, {"kind": row.kind, "name": row.name})


def _fill(row: Lookup, draft: WordDraft) -> None:
    row.name = required_line(draft.name, N_("Word"))
    row.name_en = line_of(draft.name_en, N_("English word"))
    row.is_effective = draft.is_effective and row.kind == LookupKind.OUTCOME


def _existing(session: Session, word_id: int) -> Lookup:
    row = session.get(Lookup, word_id)
    if row is None:
        raise GoneError(N_("This word was removed meanwhile, perhaps on another computer."))
    return row


def _bearing(session: Session, kind: LookupKind, name: str) -> Lookup | None:
    """The word of a list that is written so, whatever the case of its letters."""
    question = select(Lookup).where(Lookup.kind == kind.value, func.lower(Lookup.name) == name.lower())
    return session.scalars(question.order_by(Lookup.name != name, Lookup.id)).first()


def _taken(row: Lookup) -> RequestError:
    if row.is_active:
        return RequestError(N_("“{name}” is on the list already."), name=row.name)
    return RequestError(N_("“{name}” is among the retired words; bring it back instead."), name=row.name)
