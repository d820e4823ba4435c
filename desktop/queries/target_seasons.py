"""Which indicators have targets, and how each spreads over the calendar year."""

from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.models import Target, TargetSeason


def used_indicators(session: Session) -> tuple[str, ...]:
    """The codes of all indicators that have targets, those with most first."""
    return tuple(
        session.scalars(
            select(Target.indicator)
            .where(Target.deleted_at.is_(None))
            .group_by(Target.indicator)
            .order_by(func.count().desc(), Target.indicator)
        )
    )


def kept_season(session: Session, indicator: str) -> tuple[Decimal, ...]:
    """The twelve percents kept for an indicator, January first; none where none were kept."""
    percents = session.scalar(select(TargetSeason.percents).where(TargetSeason.indicator == indicator))
    return tuple(Decimal(percent) for percent in percents or ())
