"""Contracts to be entered, and the days their tests stand at."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from desktop.queries.signing_detail import SigningDetail
from desktop.services.signing_drafts import ShareDraft, SigningDraft

TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)
Q3_DAY = date(2026, 8, 14)
Read = Callable[[int], SigningDetail]


def draft(*people: int, signed_on: date = TODAY, **stated: Any) -> SigningDraft:
    """A contract over 1000 元 with the customer 绿洲, shared equally."""
    shares = tuple(ShareDraft(person, Decimal(100) / len(people)) for person in people)
    return SigningDraft(
        **{"signed_on": signed_on, "amount": Decimal(1000), "shares": shares, "customer": "绿洲", **stated}
    )
