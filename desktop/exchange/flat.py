"""Records without a code: recognised again by all their values, as often as they occur."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import select

from desktop.exchange.keyed import blanks, with_defaults
from desktop.exchange.kind import Row, Work
from desktop.models.base import now
from desktop.store.bulk import insert_rows

_AT_ONCE = 5000  # rows of one statement: enough to be fast, few enough to be small


def save_flat(
    model: Any,
    attributes: Mapping[str, str],
    rows: Sequence[Row],
    work: Work,
    day: str,
    defaults: Mapping[str, Any] | None = None,
    unless_given: frozenset[str] = frozenset(),
    among: set[int] | None = None,
) -> None:
    """Add the rows that are not known yet and count all.

    `attributes` is column → attribute; `day` the attribute that holds the record's day. Columns in `unless_given`
    take part in recognising a row only where the row states them; `among` holds the keys of the records it may be.
    """
    compared = [(column, attribute) for column, attribute in attributes.items() if column in work.present]
    known = _Known(model, compared, unless_given, _stored(model, compared, rows, attributes, day, among, work))
    new: list[dict[str, Any]] = []
    moment = now()
    for row in sorted(rows, key=lambda one: not any(one.given(column) for column in unless_given)):
        if known.takes(row):
            work.tally.unchanged += 1
            continue
        work.tally.created += 1
        record = {attribute: row.values.get(column) for column, attribute in attributes.items()}
        for attribute, value in (defaults or {}).items():
            if record.get(attribute) is None:
                record[attribute] = value
        record |= {"import_batch_id": work.batch_id, "created_at": moment, "changed_at": moment, "revision": 1}
        new.append(with_defaults(model, record))
        if len(new) == _AT_ONCE:
            insert_rows(work.session, model, new)
            new.clear()
    insert_rows(work.session, model, new)


class _Known:
    """The stored records that rows can still be recognised in."""

    def __init__(
        self,
        model: Any,
        compared: Sequence[tuple[str, str]],
        unless_given: frozenset[str],
        stored: Iterable[tuple[Any, ...]],
    ) -> None:
        self._columns = [column for column, _attribute in compared]
        self._optional = [place for place, column in enumerate(self._columns) if column in unless_given]
        self._blank = {column: blanks(model).get(attribute) for column, attribute in compared}
        self._whole: Counter[tuple[Any, ...]] = Counter(stored)
        self._short: Counter[tuple[Any, ...]] = Counter(self._shortened(record) for record in self._whole.elements())

    def takes(self, row: Row) -> bool:
        """Whether a stored record is this row; it is used up by that."""
        values = tuple(
            self._blank[column] if row.values.get(column) is None else row.values[column] for column in self._columns
        )
        if any(values[place] != self._blank[self._columns[place]] for place in self._optional):
            if self._whole[values] <= 0:
                return False
            self._whole[values] -= 1
            self._short[self._shortened(values)] -= 1
            return True
        short = self._shortened(values)
        if self._short[short] <= 0:
            return False
        self._short[short] -= 1
        return True

    def _shortened(self, values: tuple[Any, ...]) -> tuple[Any, ...]:
        if not self._optional:
            return values
        return tuple(value for place, value in enumerate(values) if place not in self._optional)


def _stored(
    model: Any,
    compared: Sequence[tuple[str, str]],
    rows: Sequence[Row],
    attributes: Mapping[str, str],
    day: str,
    among: set[int] | None,
    work: Work,
) -> Iterable[tuple[Any, ...]]:
    """The stored values of the compared attributes, from the days that the rows speak of."""
    column = next(column for column, attribute in attributes.items() if attribute == day)
    days = [row.values[column] for row in rows if row.values.get(column) is not None]
    stored_day = getattr(model, day)
    question = select(model.id, *(getattr(model, attribute) for _column, attribute in compared))
    question = question.where(model.deleted_at.is_(None))
    if days:
        question = question.where(stored_day >= min(days), stored_day <= max(days))
    else:
        question = question.where(stored_day.is_(None))
    for key, *values in work.session.execute(question):
        if among is None or key in among:
            yield tuple(values)
