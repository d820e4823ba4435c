"""Signings: shares, amounts, profit, first and repeated customers and their quality, and what has landed."""

from fractions import Fraction
from typing import Any

from sqlalchemy import BigInteger, Row, and_, case, exists, func, or_, select, type_coerce
from sqlalchemy.orm import Session, aliased

from desktop.domain.period import Period
from desktop.domain.quality import CustomerFactors, quality_score
from desktop.domain.tally import Tally
from desktop.domain.targets import Bearer
from desktop.models import Customer, Signing, SigningShare, Staff
from desktop.queries.facts.bearers import Records, Tallies, placed
from desktop.queries.facts.narrowing import Narrowing

SHARE = type_coerce(SigningShare.share, BigInteger)  # hundredths of a percent


def signing_records(period: Period, narrowing: Narrowing) -> Records:
    """Each person's share of each signing of the period; whole numbers; with what is known of the customer."""
    earlier = aliased(Signing)
    has_earlier = exists().where(
        earlier.customer_id == Signing.customer_id,
        earlier.signed_on < Signing.signed_on,
        earlier.deleted_at.is_(None),
    )
    return (
        select(
            SigningShare.staff_id,
            Signing.signed_on.label("day"),
            Signing.id.label("record_id"),
            SHARE.label("share"),
            type_coerce(Signing.amount, BigInteger).label("amount"),
            type_coerce(Signing.profit, BigInteger).label("profit"),
            Signing.customer_id,
            case((has_earlier, 1), else_=0).label("has_earlier"),
            Customer.registered_capital,
            Customer.founded_on,
            Customer.track_record,
            Customer.reputation,
            Customer.credit,
        )
        .select_from(Signing)
        .join(SigningShare, SigningShare.signing_id == Signing.id)
        .join(Staff, Staff.id == SigningShare.staff_id)
        .outerjoin(Customer, Customer.id == Signing.customer_id)
        .where(
            Signing.signed_on.between(period.start, period.end),
            Signing.deleted_at.is_(None),
            Staff.deleted_at.is_(None),
            *narrowing.signings(),
        )
    )


def landing_records(period: Period, narrowing: Narrowing) -> Records:
    """Each person's share of each signing to land in the period; 1 or 0 for landed by its end."""
    planned = Signing.landing_planned_on.between(period.start, period.end)
    landed = and_(Signing.landing_planned_on.is_(None), Signing.landed_on.between(period.start, period.end))
    return (
        select(
            SigningShare.staff_id,
            func.coalesce(Signing.landing_planned_on, Signing.landed_on).label("day"),
            Signing.id.label("record_id"),
            SHARE.label("share"),
            case((Signing.landed_on <= period.end, 1), else_=0).label("has_landed"),
        )
        .select_from(Signing)
        .join(SigningShare, SigningShare.signing_id == Signing.id)
        .join(Staff, Staff.id == SigningShare.staff_id)
        .where(or_(planned, landed), Signing.deleted_at.is_(None), Staff.deleted_at.is_(None), *narrowing.signings())
    )


def add_signings(session: Session, tallies: Tallies, bearer: Bearer, period: Period, narrowing: Narrowing) -> None:
    """Put the signings of the period into the tallies; one statement."""
    for row in session.execute(select(placed(bearer, signing_records(period, narrowing)))):
        tally = tallies[row.bearer]
        tally.signings.add(row.record_id)
        tally.signed_share += row.share
        tally.signed_amount += row.amount * row.share
        if row.profit is not None:
            tally.profitable.add(row.record_id)
            tally.profit += row.profit * row.share
        if row.customer_id is not None:
            _add_customer(tally, row)


def add_landings(session: Session, tallies: Tallies, bearer: Bearer, period: Period, narrowing: Narrowing) -> None:
    """Put the signings to land in the period into the tallies; one statement."""
    for row in session.execute(select(placed(bearer, landing_records(period, narrowing)))):
        tally = tallies[row.bearer]
        tally.to_land.add(row.record_id)
        tally.to_land_share += row.share
        tally.landed_share += row.share * row.has_landed


def _add_customer(tally: Tally, row: Row[*tuple[Any, ...]]) -> None:
    tally.customer_signings.add(row.record_id)
    tally.signed_customers.add(row.customer_id)
    if row.has_earlier:
        tally.repeat_customers.add(row.customer_id)
        return
    tally.first_signings.add(row.record_id)
    tally.new_customers.add(row.customer_id)
    score = quality_of(row)
    if score is not None:
        tally.quality[row.customer_id] = score
        tally.judged_signings.add(row.record_id)


def quality_of(row: Row[*tuple[Any, ...]]) -> Fraction | None:
    """The quality score of the customer of a row of `signing_records` on the day of signing."""
    known = CustomerFactors(row.registered_capital, row.founded_on, row.track_record, row.reputation, row.credit)
    return quality_score(known, row.day)
