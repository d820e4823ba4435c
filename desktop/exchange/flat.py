"""Records without a code: recognised again by all their values, as often as they occur."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import select

from desktop.exchange.keyed import blanks
from desktop.exchange.kind import Row, Work
from desktop.models.base import now
from desktop.store.bulk import insert_columns

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
    order = _stated_first(rows, sorted(unless_given & work.present))
    new = [row for row in order if not known.takes(row)]
    work.tally.unchanged += len(order) - len(new)
    work.tally.created += len(new)
    for start in range(0, len(new), _AT_ONCE):
        part = new[start : start + _AT_ONCE]
        insert_columns(work.session, model, _columns(model, attributes, part, work, defaults or {}), len(part))


def _stated_first(rows: Sequence[Row], columns: Sequence[str]) -> Sequence[Row]:
    """Rows that state one of the columns before those that may be any of several stored records."""
    if len(columns) == 1:
        name = columns[0]
        return sorted(rows, key=lambda row: row.values.get(name) is None)
    return sorted(rows, key=lambda row: not any(map(row.given, columns))) if columns else rows


def _columns(
    model: Any, attributes: Mapping[str, str], rows: Sequence[Row], work: Work, defaults: Mapping[str, Any]
) -> dict[str, list[Any]]:
    """What new records hold, column by column; a blank becomes the default."""
    moment = now()
    columns: dict[str, list[Any]] = {
        "import_batch_id": [work.batch_id] * len(rows),
        "created_at": [moment] * len(rows), "changed_at": [moment] * len(rows), "revision": [1] * len(rows),
    }  # fmt: skip
    for column, attribute in attributes.items():
        default = defaults.get(attribute)
        default = blanks(model).get(attribute) if default is None else default
        values = [row.values.get(column) for row in rows]
        columns[attribute] = values if default is None else [default if each is None else each for each in values]
    for attribute in defaults.keys() - columns.keys():
        columns[attribute] = [defaults[attribute]] * len(rows)
    return columns


class _Known:
    """The stored records that rows can still be recognised in."""

    def __init__(
        self,
        model: Any,
        compared: Sequence[tuple[str, str]],
        unless_given: frozenset[str],
        stored: Iterable[tuple[Any, ...]],
    ) -> None:
        blank = blanks(model)
        self._blanks = [(column, blank.get(attribute)) for column, attribute in compared]
        self._optional = [place for place, (column, _attribute) in enumerate(compared) if column in unless_given]
        self._whole: Counter[tuple[Any, ...]] = Counter(stored)
        self._short: Counter[tuple[Any, ...]] = Counter(self._shortened(record) for record in self._whole.elements())
        # Most rows of a large file are new, and one value tells: of all columns the one in which records differ most.
        always = [place for place in range(len(compared)) if place not in self._optional]
        held = {place: {record[place] for record in self._whole} for place in always}
        self._telling = max(always, key=lambda place: len(held[place]))
        self._held = held[self._telling]

    def takes(self, row: Row) -> bool:
        """Whether a stored record is this row; it is used up by that."""
        given = row.values.get
        column, blank = self._blanks[self._telling]
        told = given(column)
        if (blank if told is None else told) not in self._held:
            return False
        values = tuple([blank if (value := given(column)) is None else value for column, blank in self._blanks])
        if any(values[place] != self._blanks[place][1] for place in self._optional):
            if self._whole.get(values, 0) <= 0:
                return False
            self._whole[values] -= 1
            self._short[self._shortened(values)] -= 1
            return True
        short = self._shortened(values)
        if self._short.get(short, 0) <= 0:
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
