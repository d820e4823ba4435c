"""How far instalments were paid by a period's end: in SQL where that is plain, by the rule in Python where it is not.

Money is plain where a signing has no refund and no receipt named for an instalment: it fills the oldest instalments
first. And however it came, all that was due is paid where enough came even without the receipts named for later
instalments. Only a signing that is neither is tangled and needs `domain.collection`, by `tangled`.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Subquery,
    and_,
    case,
    exists,
    func,
    literal,
    or_,
    select,
    type_coerce,
)
from sqlalchemy.orm import Session, aliased

from desktop.domain.period import Period
from desktop.models import Customer, Instalment, Receipt, Signing, SigningShare
from desktop.queries.facts.bearers import Records, of_present_staff
from desktop.queries.facts.narrowing import Narrowing
from desktop.queries.facts.question import day_before
from desktop.queries.facts.signings import SHARE
from desktop.queries.facts.tangled import PaidDue, paid_of_tangled

_NOTHING = Decimal(0)


def instalment_records(period: Period, narrowing: Narrowing, with_overdue: bool) -> Records:
    """Each person's share of each instalment due in the period; `with_overdue` also those of before still unpaid.

    Amounts in 分. Where nothing overdue is asked of people, `due_records` says the same by signing, and faster.
    `paid` holds where `tangled` is 0; else that is the signing, and `paid_of_tangled` tells.
    """
    state = _states(period, with_overdue).c
    size, is_short = _size(Instalment), state.received < state.due
    left = state.received - _older()  # what the older instalments left for this one
    part = case((left <= 0, 0), (left < size, left), else_=size)
    return (
        select(
            SigningShare.staff_id,
            Instalment.due_on.label("day"),
            Instalment.id.label("record_id"),
            SHARE.label("share"),
            Signing.id.label("signing_id"),
            type_coerce(Instalment.amount, BigInteger).label("amount"),
            case((is_short, part), else_=size).label("paid"),
            case((and_(is_short, _is_tangled(state.signing_id, period.end)), Signing.id), else_=0).label("tangled"),
        )
        .select_from(Signing)
        .join(SigningShare, SigningShare.signing_id == Signing.id)
        .join(Instalment, Instalment.signing_id == Signing.id)
        .where(
            Signing.id == state.signing_id,
            or_(state.last >= period.start, is_short) if with_overdue else Instalment.due_on >= period.start,
            Instalment.due_on <= period.end,
            Instalment.deleted_at.is_(None),
            Signing.deleted_at.is_(None),
            of_present_staff(SigningShare.staff_id),
            *narrowing.signings(),
        )
    )


def short_records(period: Period) -> Records:
    """Each person's share of each instalment due by the period's end, paid or not, of signings short of money.

    Amounts in 分. `received` is what came for the signing, where `tangled` is 0; else `paid_of_tangled` tells.
    """
    state = _states(period, with_extent=False).c
    short = (
        select(
            state.signing_id,
            state.received,
            case((_is_tangled(state.signing_id, period.end), 1), else_=0).label("tangled"),
        )
        .where(state.received < state.due)
        .offset(0)  # keeps the engine from telling tangled ones again for each instalment
        .subquery("short")
        .c
    )
    return (
        select(
            SigningShare.staff_id,
            Instalment.due_on.label("day"),
            Instalment.id.label("record_id"),
            SHARE.label("share"),
            Signing.id.label("signing_id"),
            type_coerce(Instalment.amount, BigInteger).label("amount"),
            short.received,
            short.tangled,
            Signing.number,
            Customer.name.label("customer"),
        )
        .select_from(Signing)
        .join(SigningShare, SigningShare.signing_id == Signing.id)
        .join(Instalment, Instalment.signing_id == Signing.id)
        .outerjoin(Customer, Customer.id == Signing.customer_id)
        .where(
            Signing.id == short.signing_id,
            Instalment.due_on <= period.end,
            Instalment.deleted_at.is_(None),
            Signing.deleted_at.is_(None),
            of_present_staff(SigningShare.staff_id),
        )
        .order_by(Instalment.due_on, Instalment.id)
    )


def dues_in_period(period: Period, narrowing: Narrowing) -> Records:
    """Each person's instalments due in the period, paid or not; amounts in 分, `size` is what can be paid of one."""
    return (
        select(
            SigningShare.staff_id,
            Instalment.due_on.label("day"),
            Instalment.id.label("record_id"),
            SHARE.label("share"),
            type_coerce(Instalment.amount, BigInteger).label("amount"),
            _size(Instalment).label("size"),
        )
        .select_from(Instalment)
        .join(Signing, Signing.id == Instalment.signing_id)
        .join(SigningShare, SigningShare.signing_id == Signing.id)
        .where(
            Instalment.due_on.between(period.start, period.end),
            Instalment.deleted_at.is_(None),
            Signing.deleted_at.is_(None),
            of_present_staff(SigningShare.staff_id),
            *narrowing.signings(),
        )
    )


def due_records(period: Period, narrowing: Narrowing) -> Records:
    """Each person's share of what fell due for each signing in the period, a `number` of instalments; as above.

    Without a day: only people are asked about, and theirs is a signing's money whatever team they were in.
    """
    due = _in_period(period).c
    return (
        select(
            SigningShare.staff_id,
            Signing.id.label("record_id"),
            SHARE.label("share"),
            due.number,
            due.amount,
            case((due.left <= 0, 0), (due.left < due.size, due.left), else_=due.size).label("paid"),
            case((and_(due.left < due.size, _is_tangled(due.signing_id, period.end)), Signing.id), else_=0).label(
                "tangled"
            ),
        )
        .select_from(Signing)
        .join(SigningShare, SigningShare.signing_id == Signing.id)
        .where(
            Signing.id == due.signing_id,
            Signing.deleted_at.is_(None),
            of_present_staff(SigningShare.staff_id),
            *narrowing.signings(),
        )
    )


def dues_to_look_at(session: Session, period: Period) -> Mapping[int, PaidDue]:
    """All instalments of signings with one due in the period or unpaid by its end; two statements."""
    state = _states(period).c
    is_asked = or_(state.last >= period.start, state.received < state.due)
    asked = set(session.scalars(select(state.signing_id).where(is_asked)))
    return paid_of_tangled(session, period, asked)


def _states(period: Period, with_overdue: bool = True, with_extent: bool = True) -> Subquery:
    """By signing what was due by the period's end and what surely came for it, in 分; only where it can matter.

    `last`, the latest day of those due in the period or, `with_overdue`, by its end, is left out where nobody asks
    for the extent.
    """
    began = () if with_overdue else (Instalment.due_on >= period.start,)
    due = func.sum(_size(Instalment)) if with_overdue else _due_until(period.end)
    return (
        select(
            Instalment.signing_id,
            *((func.max(Instalment.due_on).label("last"),) if with_extent else ()),
            due.label("due"),
            func.coalesce(_surely_received(period.end, is_of_all=not with_extent), 0).label("received"),
        )
        .where(Instalment.due_on <= period.end, Instalment.deleted_at.is_(None), *began)
        .group_by(Instalment.signing_id)
        .offset(0)  # keeps the engine from asking for the money again wherever the sum is compared
        .subquery("state")
    )


def _in_period(period: Period) -> Subquery:
    """By signing with an instalment due in the period how many are, and their amounts in 分.

    `left` is what surely came for the signing beyond what fell due before.
    """
    received, due_before = _surely_received(period.end, is_of_all=False), _due_until(day_before(period))
    return (
        select(
            Instalment.signing_id,
            func.count().label("number"),
            func.sum(type_coerce(Instalment.amount, BigInteger)).label("amount"),
            func.sum(_size(Instalment)).label("size"),
            (func.coalesce(received, 0) - func.coalesce(due_before, 0)).label("left"),
        )
        .where(Instalment.due_on.between(period.start, period.end), Instalment.deleted_at.is_(None))
        .group_by(Instalment.signing_id)
        .offset(0)  # as above
        .subquery("due")
    )


def _due_until(day: date) -> ColumnElement[int]:
    """What can be paid of all that an instalment's signing had fall due by the day."""
    other = aliased(Instalment)
    return (
        select(func.sum(_size(other)))
        .where(other.signing_id == Instalment.signing_id, other.due_on <= day, other.deleted_at.is_(None))
        .scalar_subquery()
    )


def _surely_received(end: date, is_of_all: bool) -> ColumnElement[int]:
    """What came for an instalment's signing, less what was named for later instalments; refunds of those count.

    Where all signings are asked about, the later instalments are listed once instead of looked up one by one.
    """
    later = aliased(Instalment)
    is_later = and_(later.due_on > end, later.deleted_at.is_(None))
    listed: ColumnElement[bool] = Receipt.instalment_id.in_(select(later.id).where(is_later))
    looked_up: ColumnElement[bool] = exists().where(later.id == Receipt.instalment_id, is_later)
    is_for_later = and_(
        Receipt.instalment_id.is_not(None), Receipt.amount > _NOTHING, listed if is_of_all else looked_up
    )
    return (
        select(func.sum(type_coerce(Receipt.amount, BigInteger)))
        .where(
            Receipt.signing_id == Instalment.signing_id,
            Receipt.received_on <= end,
            Receipt.deleted_at.is_(None),
            ~is_for_later,
        )
        .scalar_subquery()
    )


def _is_tangled(signing_id: ColumnElement[int], end: date) -> ColumnElement[bool]:
    return (
        select(literal(1))
        .where(
            Receipt.signing_id == signing_id,
            Receipt.received_on <= end,
            Receipt.deleted_at.is_(None),
            or_(Receipt.instalment_id.is_not(None), Receipt.amount < _NOTHING),
        )
        .exists()
    )


def _older() -> ColumnElement[int]:
    """What an instalment's signing had fall due before it; of the same day, what was entered first."""
    older = aliased(Instalment)
    sooner = or_(older.due_on < Instalment.due_on, older.id < Instalment.id)
    return func.coalesce(
        select(func.sum(_size(older)))
        .where(
            older.signing_id == Instalment.signing_id,
            older.due_on <= Instalment.due_on,
            sooner,
            older.deleted_at.is_(None),
        )
        .scalar_subquery(),
        0,
    )


def _size(instalment: type[Instalment]) -> ColumnElement[int]:
    """What can be paid of an instalment, in 分."""
    return case((instalment.amount > _NOTHING, type_coerce(instalment.amount, BigInteger)), else_=0)
