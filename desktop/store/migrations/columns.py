"""Words in which migrations describe tables; released migrations rest on them, so they only ever grow."""

from typing import Any

import sqlalchemy as sa


def recorded() -> list[sa.Column[Any]]:
    """The marks of a record the owner enters."""
    return [
        moment("created_at"),
        moment("changed_at"),
        moment("deleted_at", empty=True),
        whole("import_batch_id", empty=True),
        whole("revision"),
    ]


def text(name: str, empty: bool = False) -> sa.Column[Any]:
    """A text."""
    return sa.Column(name, sa.Text, nullable=empty)


def whole(name: str, empty: bool = False) -> sa.Column[Any]:
    """A whole number."""
    return sa.Column(name, sa.Integer, nullable=empty)


def flag(name: str, empty: bool = False) -> sa.Column[Any]:
    """Yes or no; SQLite itself would let any number in."""
    guard = sa.CheckConstraint(f'"{name}" IN (0, 1)', name=f"{name}_exact")
    return sa.Column(name, sa.Boolean, guard.ddl_if(dialect="sqlite"), nullable=empty)


def moment(name: str, empty: bool = False) -> sa.Column[Any]:
    """A moment in UTC."""
    return sa.Column(name, sa.DateTime, nullable=empty)


def json(name: str, empty: bool = False) -> sa.Column[Any]:
    """A small document."""
    return sa.Column(name, sa.JSON, nullable=empty)


def blob(name: str, empty: bool = False) -> sa.Column[Any]:
    """Bytes."""
    return sa.Column(name, sa.LargeBinary, nullable=empty)


def exact(name: str, empty: bool = False) -> sa.Column[Any]:
    """A decimal kept as a whole number of its smallest unit; SQLite itself would let fractions in."""
    guard = sa.CheckConstraint(f"typeof(\"{name}\") IN ('integer', 'null')", name=f"{name}_exact")
    return sa.Column(name, sa.BigInteger, guard.ddl_if(dialect="sqlite"), nullable=empty)


def day(name: str, empty: bool = False) -> sa.Column[Any]:
    """A date; SQLite itself would let the 30th of February in."""
    guard = sa.CheckConstraint(f'date("{name}", \'+0 days\') IS "{name}"', name=f"{name}_exact")
    return sa.Column(name, sa.Date, guard.ddl_if(dialect="sqlite"), nullable=empty)


def to(name: str, target: str, empty: bool = False, **options: Any) -> sa.Column[Any]:
    """A reference to a row of another table."""
    return sa.Column(name, sa.ForeignKey(target, **options), nullable=empty)


def unique(*names: str) -> sa.UniqueConstraint:
    """Values that occur once."""
    return sa.UniqueConstraint(*names)


def check(name: str, condition: str) -> sa.CheckConstraint:
    """What must hold in a row."""
    return sa.CheckConstraint(condition, name=name)


def index(name: str, *columns: str, unique: bool = False) -> sa.Index:
    """An index."""
    return sa.Index(name, *columns, unique=unique)
