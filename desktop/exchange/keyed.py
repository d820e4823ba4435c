"""Records with a code: new ones are added, known ones compared and changed where the file says something else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import insert, select, update

from desktop.errors import N_
from desktop.exchange.kind import Row, Work
from desktop.exchange.sentences import Refusal, sentence
from desktop.exchange.values.text import comparable
from desktop.models.base import now

CLASH = N_("Row {first} has the same key {key} with other values. Keep one of the two rows.")
UNCODED = N_("Row {first} gives {name} a code. Write the code here too.")
REPEATED = N_("This row says the same as row {first}.")


@dataclass(slots=True)
class Saved:
    """What saving did: each row's record, the rows that made one, and the rows that changed one."""

    ids: dict[int, int] = field(default_factory=dict)  # row number → key
    created: set[int] = field(default_factory=set)
    updated: set[int] = field(default_factory=set)

    def count(self, rows: Sequence[Row], work: Work) -> None:
        """Add the rows to the tally."""
        for row in rows:
            if row.number in work.tally.rejected:
                continue
            if row.number in self.created:
                work.tally.created += 1
            elif row.number in self.updated:
                work.tally.updated += 1
            else:
                work.tally.unchanged += 1


def keys_by_code_or_name(rows: Sequence[Row], work: Work) -> dict[int, Any]:
    """What tells each row's record: its code, else its name; a name that another row gives a code to is rejected."""
    coded = {comparable(row.values["name"]): row.number for row in rows if row.given("code")}
    keys: dict[int, Any] = {}
    for row in rows:
        name = comparable(row.values["name"])
        if row.given("code"):
            keys[row.number] = row.values["code"]
        elif name in coded:
            work.reject(row, Refusal(UNCODED, first=coded[name], name=row.values["name"]), "name", row.values["name"])
        else:
            keys[row.number] = ("name", name)
    return keys


def without_clashes(rows: Sequence[Row], keys: Mapping[int, Any], work: Work) -> tuple[list[Row], dict[int, int]]:
    """The rows that come first with their key, and repeated row → first row; a clashing row is rejected.

    A row without a key takes no further part.
    """
    first: dict[Any, Row] = {}
    repeats: dict[int, int] = {}
    kept = []
    for row in rows:
        key = keys.get(row.number)
        if key is None:
            continue
        known = first.setdefault(key, row)
        if known is row:
            kept.append(row)
        elif known.values == row.values:
            repeats[row.number] = known.number
            work.tally.warn(row.number, REPEATED, first=known.number)
        else:
            shown = key[-1] if isinstance(key, tuple) else key
            work.tally.reject(row.number, None, str(shown), sentence(CLASH, first=known.number, key=f"“{shown}”"))
    return kept, repeats


def upsert(
    model: Any, attributes: Mapping[str, str], rows: Sequence[tuple[Row, int | None, dict[str, Any]]], work: Work
) -> Saved:
    """Add or change one record for each row.

    `attributes` is column → attribute; each row comes with the key of its record, if it has one, and with further
    attributes for a new record. A blank cell leaves what is known as it is.
    """
    saved = Saved()
    new = [(row, extra) for row, key, extra in rows if key is None]
    for (row, _extra), key in zip(new, _insert(model, attributes, new, work), strict=True):
        saved.ids[row.number] = key
        saved.created.add(row.number)
    known = [(row, key) for row, key, _extra in rows if key is not None]
    for row, key in known:
        saved.ids[row.number] = key
    if known:
        saved.updated |= _update(model, attributes, known, work)
    return saved


def _insert(
    model: Any, attributes: Mapping[str, str], rows: Sequence[tuple[Row, dict[str, Any]]], work: Work
) -> list[int]:
    if not rows:
        return []
    moment = now()
    records = []
    for row, extra in rows:
        record = {attribute: row.values.get(column) for column, attribute in attributes.items()}
        record |= extra | {"import_batch_id": work.batch_id, "created_at": moment, "changed_at": moment}
        records.append(with_defaults(model, record))
    statement = insert(model).returning(model.id, sort_by_parameter_order=True)
    return list(work.session.scalars(statement, records))


@cache
def blanks(model: Any) -> dict[str, Any]:
    """What a blank becomes in the columns of a model that are never null and have a default."""
    return {
        column.name: column.default.arg
        for column in model.__table__.columns
        if not column.nullable and column.default is not None and column.default.is_scalar
    }


def with_defaults(model: Any, record: dict[str, Any]) -> dict[str, Any]:
    """The record with blanks turned into the defaults of columns that are never null."""
    for name, default in blanks(model).items():
        if name in record and record[name] is None:
            record[name] = default
    return record


def _update(model: Any, attributes: Mapping[str, str], rows: Sequence[tuple[Row, int]], work: Work) -> set[int]:
    """Change what differs; the numbers of the rows that changed something."""
    names = list(attributes.values())
    question = select(model.id, model.revision, model.deleted_at, *(getattr(model, name) for name in names))
    stored = {record[0]: record for record in work.session.execute(question)}
    changed: set[int] = set()
    changes: list[dict[str, Any]] = []
    for row, key in rows:
        record = stored[key]
        differing = {
            attribute: row.values[column]
            for (column, attribute), value in zip(attributes.items(), record[3:], strict=True)
            if row.values.get(column) is not None and row.values[column] != value
        }
        if differing or record[2] is not None:
            differing |= {"id": key, "revision": record[1] + 1, "changed_at": now(), "deleted_at": None}
            changes.append(differing)
            changed.add(row.number)
    if changes:
        work.session.execute(update(model), changes)
    return changed
