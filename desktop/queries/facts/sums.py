"""Exact sums in the engine's whole numbers: 分 times hundredths of a percent outgrow 64 bits, two halves do not."""

from typing import Any

from sqlalchemy import ColumnElement, func

from desktop.domain.targets import Bearer

# An amount of 99,999,999,999.99 元 times a share leaves room for 90 million rows in each half.
_SPLIT = 1_000_000


def shared_sums(
    amount: ColumnElement[Any], share: ColumnElement[Any]
) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    """Σ amount × share in 分 × hundredths of a percent, as two sums that `whole` puts together."""
    # Both engines' division and remainder cut towards zero, so that refunds come out exact too.
    return func.sum(amount // _SPLIT * share), func.sum(amount % _SPLIT * share)


def whole(high: int | None, low: int | None) -> int:
    """The sum of the two halves; nothing summed is 0."""
    return int(high or 0) * _SPLIT + int(low or 0)


def records_of(bearer: Bearer, record_id: ColumnElement[Any]) -> ColumnElement[int]:
    """How many different records: a person has each at most once, a team once for each member it is shared by."""
    return func.count(record_id) if bearer is Bearer.STAFF else func.count(record_id.distinct())
