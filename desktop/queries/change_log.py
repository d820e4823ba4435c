"""The entries of the record of changes: by kind, day and text, with the record behind each."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Date, Table, Text, and_, cast, or_, select
from sqlalchemy.orm import Session

from desktop.domain.attachment import Place
from desktop.models import Attachment, AuditEntry, Base
from desktop.queries.attachments import place_of
from desktop.queries.record_labels import ATTACHED_TO, NAMED_BY, NAMES, label_of, whole_of

MOST_DIGITS = 18  # of a number the data file can compare


@dataclass(frozen=True, slots=True)
class WantedChanges:
    """Which entries are asked for; days where the owner is, both included."""

    about: str = ""  # the first word of the verbs, such as visit; empty: all
    start: date | None = None
    end: date | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One entry and the record it is about; `day` and `staff_id` lead to the record, if that was not removed."""

    number: int
    happened_at: datetime
    verb: str
    subject: str
    label: str
    details: Mapping[str, Any]
    record_id: int | None = None
    staff_id: int | None = None
    day: date | None = None
    is_removed: bool = False
    end: date | None = None  # of what is about a period that begins on `day`
    bearer: Place | None = None  # the record an attachment hangs on; `day` and `staff_id` are that one's


def change_rows(session: Session, numbers: Sequence[int]) -> tuple[ChangeRow, ...]:
    """The entries of these numbers, in whatever order."""
    found = session.scalars(select(AuditEntry).where(AuditEntry.id.in_(numbers)))
    return tuple(_row(session, entry) for entry in found)


def words_in_use(session: Session) -> tuple[str, ...]:
    """The first words of all verbs in the record of changes."""
    verbs = session.scalars(select(AuditEntry.verb).distinct())
    return tuple(sorted({verb.partition(".")[0] for verb in verbs}))


def changes_matching(session: Session, wanted: WantedChanges) -> list[ColumnElement[bool]]:
    """What an entry must be like to be wanted."""
    conditions: list[ColumnElement[bool]] = []
    if wanted.about:
        conditions.append(AuditEntry.verb.startswith(f"{wanted.about}.", autoescape=True))
    if wanted.start is not None:
        conditions.append(AuditEntry.happened_at >= _midnight(wanted.start))
    if wanted.end is not None:
        conditions.append(AuditEntry.happened_at < _midnight(wanted.end + timedelta(days=1)))
    if wanted.text.strip():
        conditions.append(_says(session, wanted.text.strip()))
    return conditions


def _midnight(day: date) -> datetime:
    """The beginning of a day where the owner is."""
    return datetime.combine(day, time()).astimezone()


def _says(session: Session, text: str) -> Any:
    """Entries that bear this number, or whose particulars or record say a text: names, people and customers."""
    escaped = json.dumps(text)[1:-1]  # particulars are kept as JSON, in ASCII
    particulars = cast(AuditEntry.details, Text)
    found = [particulars.icontains(text, autoescape=True), particulars.icontains(escaped, autoescape=True)]
    number = text.replace(",", "")  # as the list and the check of the file name an entry
    if number.isdecimal() and len(number) < MOST_DIGITS:
        found.append(AuditEntry.id == int(number))
    for place in session.scalars(select(AuditEntry.subject).distinct()):
        table = Base.metadata.tables.get(place)
        if table is not None:
            saying = _rows_saying(table, text)
            if saying:
                keys = select(table.c.id).where(or_(*saying))
                found.append(and_(AuditEntry.subject == place, AuditEntry.subject_id.in_(keys)))
    return or_(*found)


def _rows_saying(table: Table, text: str) -> list[Any]:
    """What makes a record say a text: its own names, those it is named by, and what it is part of."""
    saying = [_has(table.c[name], text) for name in NAMES if name in table.c]
    for column, model in NAMED_BY:
        if column in table.c:
            saying.append(table.c[column].in_(_named(model, text)))
    if whole := whole_of(table):
        (key,) = table.c[whole].foreign_keys
        saying.append(table.c[whole].in_(select(key.column).where(or_(*_rows_saying(key.column.table, text)))))
    if table.name == Attachment.__tablename__:
        for bearer in ATTACHED_TO:
            (key,) = table.c[bearer].foreign_keys
            saying.append(table.c[bearer].in_(select(key.column).where(or_(*_rows_saying(key.column.table, text)))))
    return saying


def _named(model: type[Base], text: str) -> Any:
    table = model.__table__
    names = [_has(table.c[name], text) for name in NAMES if name in table.c]
    return select(table.c.id).where(or_(*names))


def _has(column: Any, text: str) -> Any:
    return column.icontains(text, autoescape=True)


def _row(session: Session, entry: AuditEntry) -> ChangeRow:
    row = ChangeRow(entry.id, entry.happened_at, entry.verb, entry.subject, "", entry.details, entry.subject_id)
    if entry.subject not in Base.metadata.tables or entry.subject_id is None:
        return row
    row = replace(row, label=label_of(session, entry.subject, entry.subject_id))
    attachment = session.get(Attachment, entry.subject_id) if entry.subject == Attachment.__tablename__ else None
    if attachment is None:
        return _led(session, row, entry.subject, entry.subject_id)
    place = place_of(attachment)
    led = _led(session, row, place.bearer.value, place.record_id)
    is_removed = attachment.deleted_at is not None
    return replace(led, bearer=None if led.is_removed else place, is_removed=is_removed)


def _led(session: Session, row: ChangeRow, subject: str, record_id: int) -> ChangeRow:
    """The entry with what leads to a record, if that is there."""
    table = Base.metadata.tables[subject]
    record = session.execute(select(table).where(table.c.id == record_id)).mappings().first()
    if record is None:
        return row
    days = [record[column.name] for column in table.columns if isinstance(column.type, Date)]
    staff_id = record_id if subject == "staff" else None
    if "staff_id" in table.columns:  # a row would also answer to its table's name with its key
        staff_id = record["staff_id"]
    day = next((day for day in days if day is not None), None)
    end = record["end"] if {"start", "end"} <= set(table.columns.keys()) else None
    return replace(row, staff_id=staff_id, day=day, is_removed=record.get("deleted_at") is not None, end=end)
