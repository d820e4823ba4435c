"""Signings: shares, amounts, profit, first and repeated customers and their quality, and what has landed."""

from fractions import Fraction
from functools import partial
from typing import Any

from sqlalchemy import BigInteger, Row, and_, case, func, literal, or_, select, type_coerce
from sqlalchemy.orm import Session, aliased

from desktop.domain.period import Period
from desktop.domain.quality import CustomerFactors, quality_score
from desktop.models import Customer, Signing, SigningShare
from desktop.queries.facts.bearers import Records, Tallies, of_present_staff, placed
from desktop.queries.facts.narrowing import Narrowing
from desktop.queries.facts.question import Question, ask, ask_numbers
from desktop.queries.facts.sums import records_of, shared_sums, whole
from desktop.queries.quality_table import quality_table_text, stored_table

SHARE = type_coerce(SigningShare.share, BigInteger)  # hundredths of a percent
CODES = (
    "signings",
    "signed_amount",
    "signed_customers",
    "new_customers",
    "gross_profit",
    "average_deal",
    "visit_conversion",
    "repeat_rate",
)


def signing_records(period: Period, narrowing: Narrowing) -> Records:
    """Each person's share of each signing of the period; whole numbers."""
    earlier = aliased(Signing)
    has_earlier = (
        select(literal(1))
        .where(
            earlier.customer_id == Signing.customer_id,
            earlier.signed_on < Signing.signed_on,
            earlier.deleted_at.is_(None),
        )
        .exists()
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
        )
        .select_from(Signing)
        .join(SigningShare, SigningShare.signing_id == Signing.id)
        .where(
            Signing.signed_on.between(period.start, period.end),
            Signing.deleted_at.is_(None),
            of_present_staff(SigningShare.staff_id),
            *narrowing.signings(),
        )
    )


def judged_records(period: Period, narrowing: Narrowing) -> Records:
    """The same with what is known of the customer, for `quality_of`."""
    return (
        signing_records(period, narrowing)
        .outerjoin(Customer, Customer.id == Signing.customer_id)
        .add_columns(
            Customer.registered_capital,
            Customer.founded_on,
            Customer.track_record,
            Customer.reputation,
            Customer.credit,
            quality_table_text().label("quality_table"),
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
        .where(
            or_(planned, landed),
            Signing.deleted_at.is_(None),
            of_present_staff(SigningShare.staff_id),
            *narrowing.signings(),
        )
    )


def signing_sums(question: Question) -> Records:
    """One row for each bearer; a customer counts once, whoever of the bearer's people signed."""
    # Offset 0 keeps the engine from looking for earlier signings once for each sum that asks.
    rows = placed(question.bearer, signing_records(question.period, question.narrowing).offset(0)).c
    of = partial(records_of, question.bearer)
    known = rows.customer_id.is_not(None)
    first, again = and_(known, rows.has_earlier == 0), and_(known, rows.has_earlier == 1)
    return select(
        rows.bearer,
        of(rows.record_id),
        func.sum(rows.share),
        *shared_sums(rows.amount, rows.share),
        of(case((rows.profit.is_not(None), rows.record_id))),
        *shared_sums(rows.profit, rows.share),
        of(case((known, rows.record_id))),
        func.count(rows.customer_id.distinct()),
        of(case((first, rows.record_id))),
        func.count(case((first, rows.customer_id)).distinct()),
        func.count(case((again, rows.customer_id)).distinct()),
    ).group_by(rows.bearer)


def add_signings(session: Session, tallies: Tallies, question: Question) -> None:
    """Put the signings of the period into the tallies; one statement."""
    for bearer_id, number, share, amount, amount_low, profitable, profit, profit_low, *customers in ask_numbers(
        session, signing_sums, question
    ):
        tally = tallies[bearer_id]
        tally.signings, tally.signed_share, tally.profitable = number, int(share), profitable
        tally.signed_amount, tally.profit = whole(amount, amount_low), whole(profit, profit_low)
        (
            tally.customer_signings,
            tally.signed_customers,
            tally.first_signings,
            tally.new_customers,
            tally.repeat_customers,
        ) = customers


def first_signings(question: Question) -> Records:
    """Each bearer's signings with customers that had not signed before, with what is known of them."""
    rows = placed(question.bearer, judged_records(question.period, question.narrowing))
    return select(rows).where(rows.c.customer_id.is_not(None), rows.c.has_earlier == 0)


def add_quality(session: Session, tallies: Tallies, question: Question) -> None:
    """Put the scores of customers signed for the first time into the tallies; one statement."""
    for row in ask(session, first_signings, question):
        score = quality_of(row)
        if score is not None:
            tally = tallies[row.bearer]
            tally.quality[row.customer_id] = score
            tally.judged_signings.add(row.record_id)


def landing_sums(question: Question) -> Records:
    """One row for each bearer."""
    rows = placed(question.bearer, landing_records(question.period, question.narrowing)).c
    return select(
        rows.bearer,
        records_of(question.bearer, rows.record_id),
        func.sum(rows.share),
        func.sum(rows.share * rows.has_landed),
    ).group_by(rows.bearer)


def add_landings(session: Session, tallies: Tallies, question: Question) -> None:
    """Put the signings to land in the period into the tallies; one statement."""
    for bearer_id, number, share, landed in ask_numbers(session, landing_sums, question):
        tally = tallies[bearer_id]
        tally.to_land, tally.to_land_share, tally.landed_share = number, int(share), int(landed)


def quality_of(row: Row[*tuple[Any, ...]]) -> Fraction | None:
    """The quality score of the customer of a row of `judged_records` on the day of signing."""
    known = CustomerFactors(row.registered_capital, row.founded_on, row.track_record, row.reputation, row.credit)
    return quality_score(known, row.day, stored_table(row.quality_table))
