"""The way back from a rewritten text: what the program wrote is kept beside the owner's words and renewed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from desktop.errors import N_, RequestError
from desktop.models import Action, ComputedWords, Finding
from desktop.queries.rewritten import EDITED, FIELDS, RETURNED, Row, rewritings
from desktop.services import audit

_UNKNOWN = N_(
    "What the program wrote here is no longer known. Compute the evaluation again; then there is a way back."
)


@dataclass(frozen=True, slots=True)
class Rewritten:
    """The owner's words as they stood before the computed ones came back; `figure` is what they were written of."""

    table: type[Row]
    key: int
    language: str
    words: Mapping[str, str]  # field → text
    figure: Mapping[str, str | None]  # empty where nobody knows it
    due_on: date | None = None
    owner: str = ""


def remember(session: Session, row: Row) -> None:
    """Keep the computed words before the owner's first ones take their place."""
    if row.is_edited or (isinstance(row, Action) and row.is_added):
        return
    session.add(ComputedWords(**_key(row), words=_words_of(row)))
    session.flush()


def renew(session: Session, computed: Mapping[Row, Mapping[str, Any]]) -> None:
    """Put today's words in the place of those kept for these rows; a row of which nothing is told has none."""
    for column, table in ((ComputedWords.finding_id, Finding), (ComputedWords.action_id, Action)):
        keys = [row.id for row in computed if isinstance(row, table)]
        session.execute(delete(ComputedWords).where(column.in_(keys)))
    for row, columns in computed.items():
        if columns:
            session.add(ComputedWords(**_key(row), words=_words_in(row, columns)))


def back_to_computed(session: Session, row: Row, language: str) -> Rewritten:
    """Give a row its computed words in a language, an action its day and owner too; what stood there before."""
    kept = _kept(session, row)
    if kept is None:
        raise RequestError(_UNKNOWN)
    before = _before(session, row, language)
    fields = [name for name in FIELDS[type(row)] if _told(kept.words[name], language) != before.words[name]]
    for name in fields:
        setattr(row, name, {**getattr(row, name), language: _told(kept.words[name], language)})
    if isinstance(row, Action):
        row.due_on, row.owner = date.fromisoformat(kept.words["due_on"]), kept.words["owner"]
    details = {"language": language, "fields": fields}
    audit.append(session, RETURNED[type(row)], row.__tablename__, row.id, details)
    settle(session, row)
    return before


def rewrite_again(session: Session, row: Row, before: Rewritten) -> None:
    """Undo the way back: the owner's words stand there again, written of the figure they were written of."""
    remember(session, row)
    fields = [name for name, text in before.words.items() if _told(getattr(row, name), before.language) != text]
    for name in fields:
        setattr(row, name, {**getattr(row, name), before.language: before.words[name]})
    if isinstance(row, Action) and before.due_on is not None:
        row.due_on, row.owner = before.due_on, before.owner
    row.is_edited = True
    details = {"language": before.language, "fields": fields, **before.figure}
    audit.append(session, EDITED[type(row)], row.__tablename__, row.id, details)


def settle(session: Session, row: Row) -> None:
    """Count a row as computed again once nothing of the owner's is left in it."""
    session.flush()
    kept = _kept(session, row)
    if kept is None or any(rewritings(session, [row])[row.id].fields.values()):
        return
    if isinstance(row, Action) and (row.due_on.isoformat(), row.owner) != (kept.words["due_on"], kept.words["owner"]):
        return
    row.is_edited = False
    session.delete(kept)


def _before(session: Session, row: Row, language: str) -> Rewritten:
    history = rewritings(session, [row])[row.id].written_of
    return Rewritten(
        table=type(row),
        key=row.id,
        language=language,
        words={name: _told(getattr(row, name), language) for name in FIELDS[type(row)]},
        figure={"figure": history[language]} if language in history else {},
        due_on=row.due_on if isinstance(row, Action) else None,
        owner=row.owner if isinstance(row, Action) else "",
    )


def _words_of(row: Row) -> dict[str, Any]:
    names: Iterable[str] = (*FIELDS[type(row)], *(("due_on", "owner") if isinstance(row, Action) else ()))
    return _words_in(row, {name: getattr(row, name) for name in names})


def _words_in(row: Row, columns: Mapping[str, Any]) -> dict[str, Any]:
    words: dict[str, Any] = {name: dict(columns[name]) for name in FIELDS[type(row)]}
    if isinstance(row, Action):
        words |= {"due_on": columns["due_on"].isoformat(), "owner": columns["owner"]}
    return words


def _kept(session: Session, row: Row) -> ComputedWords | None:
    column = ComputedWords.finding_id if isinstance(row, Finding) else ComputedWords.action_id
    return session.scalar(select(ComputedWords).where(column == row.id))


def _key(row: Row) -> dict[str, int]:
    return {"finding_id" if isinstance(row, Finding) else "action_id": row.id}


def _told(words: Mapping[str, str], language: str) -> str:
    return words.get(language, "")
