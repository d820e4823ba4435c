"""Column types: exact decimals kept as whole numbers, and moments kept in UTC."""

from datetime import UTC, datetime
from decimal import Decimal

from sqlalchemy import BigInteger, DateTime, Dialect
from sqlalchemy.types import TypeDecorator


class Scaled(TypeDecorator[Decimal]):
    """A Decimal kept as a whole number of its smallest unit; a finer value is refused, never rounded."""

    impl = BigInteger
    cache_ok = True

    def __init__(self, places: int) -> None:
        super().__init__()
        self.places = places

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:  # noqa: ARG002 - signature
        """The whole number to keep."""
        if value is None:
            return None
        scaled = value.scaleb(self.places)
        if not scaled.is_finite() or scaled != scaled.to_integral_value():
            message = f"{value} is finer than {self.places} places"
            raise ValueError(message)
        return int(scaled)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:  # noqa: ARG002 - signature
        """The exact Decimal that was kept."""
        return None if value is None else Decimal(value).scaleb(-self.places)


class Money(Scaled):
    """元 as Decimal, kept as whole 分."""

    cache_ok = True

    def __init__(self) -> None:
        super().__init__(2)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; naive values are refused."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - signature
        """UTC without its mark, as every engine keeps it alike."""
        if value is None:
            return None
        if value.tzinfo is None:
            message = "a moment needs its time zone"
            raise ValueError(message)
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - signature
        """The moment, marked as UTC again."""
        return None if value is None else value.replace(tzinfo=UTC)
