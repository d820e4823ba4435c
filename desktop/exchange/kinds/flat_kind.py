"""Kinds whose records are plain rows: columns, one table, recognised again by all their values."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.exchange.columns import Column
from desktop.exchange.flat import save_flat
from desktop.exchange.kind import Kind, Row, Work, no_check
from desktop.models import Customer, Staff


def flat_kind(
    name: str,
    model: Any,
    columns: tuple[Column, ...],
    attributes: Mapping[str, str],
    defaults: Mapping[str, Any] | None = None,
    check: Callable[[dict[str, Any]], None] = no_check,
    day: str = "date",
) -> Kind:
    """A kind of plain records; `attributes` is column → attribute, `day` the column of the record's day."""

    def save(rows: list[Row], work: Work) -> None:
        save_flat(model, attributes, rows, work, attributes[day], defaults)

    def export(session: Session) -> Iterable[Mapping[Any, Any]]:
        return _exported(session, model, attributes, day)

    return Kind(name, columns, save, export, check)


def _exported(
    session: Session, model: Any, attributes: Mapping[str, str], day_column: str
) -> Iterable[Mapping[Any, Any]]:
    """All records in the order of their days, people and customers by code."""
    day = getattr(model, attributes[day_column])
    staff = dict(session.execute(select(Staff.id, Staff.code)).all())
    customers = {
        key: code or name for key, code, name in session.execute(select(Customer.id, Customer.code, Customer.name))
    }
    names = {"staff": staff, "customer": customers}
    for record in session.scalars(select(model).where(model.deleted_at.is_(None)).order_by(day, model.id)):
        row = {column: getattr(record, attribute) for column, attribute in attributes.items()}
        for column, known in names.items():
            if row.get(column) is not None:
                row[column] = known.get(row[column])
        yield row
