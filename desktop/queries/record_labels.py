"""What an owner calls a record: its name, number or code, its day, and whom it is about."""

from datetime import date

from sqlalchemy import Date, RowMapping, Table, select
from sqlalchemy.orm import Session

from desktop.models import Attachment, AwardKind, Base, Customer, Staff, Team

NAMES = ("number", "name", "code", "topic", "file_name", "period_label")
NAMED_BY: tuple[tuple[str, type[AwardKind | Staff | Team | Customer]], ...] = (
    ("kind_id", AwardKind),
    ("staff_id", Staff),
    ("team_id", Team),
    ("customer_id", Customer),
)
_BETWEEN = " · "
ATTACHED_TO = ("signing_id", "review_id", "visit_id", "complaint_id")  # people and customers are named anyway
_WHOLES = ("signing_id", "statement_id", "deal_id", "action_id", "activity_id", "target_id", "review_id")


def label_of(session: Session, place: str, record_id: int) -> str:
    """A few words for one record of a table, such as “王䶮 · 2026-10-08 · 禾味餐饮”; its number where it has none."""
    return _BETWEEN.join(dict.fromkeys(_parts(session, place, record_id))) or f"#{record_id}"


def _parts(session: Session, place: str, record_id: int) -> list[str]:
    """What names a record, after what names the record it is part of."""
    table = Base.metadata.tables.get(place)
    row = None if table is None else session.execute(select(table).where(table.c.id == record_id)).mappings().first()
    if table is None or row is None:
        return []
    parts = [*_own_names(table, row), *_named_by(session, table, row), *_days(table, row)]
    return [*_parts_of_whole(session, table, row), *parts]


def _own_names(table: Table, row: RowMapping) -> list[str]:
    found = [str(row[name]) for name in NAMES if row.get(name)]
    return found[:1] if "staff_id" in table.columns else found[:2]


def whole_of(table: Table) -> str | None:
    """The column by which a record is part of another: a receipt of a signing, a settlement of a statement."""
    return next((name for name in _WHOLES if name in table.columns and not table.columns[name].nullable), None)


def _parts_of_whole(session: Session, table: Table, row: RowMapping) -> list[str]:
    whole = whole_of(table) or _one_of_several(table, row)
    if whole is None:
        return []
    (key,) = table.columns[whole].foreign_keys
    return _parts(session, key.column.table.name, row[whole]) or [f"#{row[whole]}"]


def _one_of_several(table: Table, row: RowMapping) -> str | None:
    """What a row hangs on that may hang on several kinds of record; people and customers are named anyway."""
    if table.name != Attachment.__tablename__:
        return None
    return next((name for name in ATTACHED_TO if row[name] is not None), None)


def _named_by(session: Session, table: Table, row: RowMapping) -> list[str]:
    names = []
    for column, model in NAMED_BY:
        key = row[column] if column in table.columns else None
        name = session.scalar(select(model.name).where(model.id == key)) if key is not None else None
        if name:
            names.append(name)
    return names


def _days(table: Table, row: RowMapping) -> list[str]:
    """The first day the record bears, unless its name is enough."""
    if any(row.get(name) for name in ("name", "number", "period_label")):
        return []
    days = [row[column.name] for column in table.columns if isinstance(column.type, Date)]
    return [day.isoformat() for day in days if isinstance(day, date)][:1]
