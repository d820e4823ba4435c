"""Breaking a target down, and how its parts are read."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy.orm import Session

from desktop.domain.period import parse_period
from desktop.domain.targets import Bearer
from desktop.queries.target_lens import Lens
from desktop.queries.target_plan import SplitPlan, plan_split
from desktop.queries.target_wish import SplitWish

TODAY = date(2026, 11, 21)
AMOUNT, VISITS = Lens("signed_amount"), Lens("visits")


def plan(session: Session, whole: str, label: str = "2027", lens: Lens = VISITS, **stated: Any) -> SplitPlan:
    stated.setdefault("bearer", Bearer.COMPANY)
    stated.setdefault("bearer_id", 0)
    return plan_split(
        session, SplitWish(lens=lens, period=parse_period(label), whole=Decimal(whole), **stated), TODAY, "zh_CN"
    )


def wholes(found: SplitPlan) -> Mapping[str, str]:
    return {row.name: f"{row.whole.normalize():f}" for row in found.rows}


def parts(found: SplitPlan, row: int = 0) -> list[str]:
    return [f"{part.normalize():f}" for part in found.rows[row].parts]


def sums_hold(found: SplitPlan, down_to: Bearer | None) -> None:
    whole, below = found.rows[0], found.rows[1:]
    assert sum(whole.parts) == whole.whole == found.wish.whole
    for bearer in (Bearer.TEAM, Bearer.STAFF) if down_to is Bearer.STAFF else (Bearer.TEAM,):
        rows = [row for row in below if row.bearer is bearer]
        if rows:
            assert tuple(map(sum, zip(*(row.parts for row in rows), strict=True))) == whole.parts
