"""Verbs on contracts: sign, change, land, terminate, remove, restore."""

from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from desktop.domain.shares import check_shares
from desktop.errors import N_, RequestError
from desktop.models import Deal, Instalment, LookupKind, Receipt, Signing, SigningShare, Staff
from desktop.models.base import now
from desktop.services import audit
from desktop.services.customers import check_customer, customer_named
from desktop.services.finalised_days import refuse_finalised_days
from desktop.services.gone import GoneError
from desktop.services.instalments import keep_instalments
from desktop.services.lookups import lookup_named
from desktop.services.needed_first import refuse_hanging
from desktop.services.signing_drafts import ShareDraft, SigningDraft
from desktop.services.signing_rules import check_after_signing, check_amount, check_past, check_term
from desktop.services.texts import line_of
from desktop.services.visit_rules import Visitor, check_service
from desktop.services.won_deals import open_deal_of, win_deal_of
from desktop.store.database import Database

# What a period's figures rest on by the day of signing; landing and termination count on days of their own.
_CORE = ("signed_on", "amount", "profit", "customer_id", "product_id", "region_id", "first_year_fee", "term_end")


class SigningBook:
    """The list of contracts; each method is one transaction."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database = database
        self._today = today

    def sign(self, draft: SigningDraft) -> int:
        """The key of a new contract with its shares and instalments."""
        with self._database.write() as session:
            return sign_contract(session, draft, self._today())

    def change(self, signing_id: int, draft: SigningDraft) -> None:
        """Keep what the owner changed; landing and termination are guarded by their own days."""
        with self._database.write() as session:
            row = _existing(session, signing_id)
            _check(session, draft, self._today(), row)
            columns, before = _columns(session, draft, row), shares_of(session, signing_id)
            people = {*before, *(share.staff_id for share in draft.shares)}
            refuse_finalised_days(session, people, _changed_days(row, columns, _differ(before, draft.shares)))
            for name, value in columns.items():
                setattr(row, name, value)
            if _differ(before, draft.shares):
                _keep_shares(session, signing_id, draft.shares)
            if draft.instalments is not None:
                keep_instalments(session, signing_id, draft.instalments, people)
            row.revision += 1
            audit.append(session, "signing.changed", "signing", signing_id, {"amount": row.amount})

    def land(self, signing_id: int, landed_on: date | None) -> None:
        """Record the day a contract landed (the shop opened, the firm moved in), None where it has not."""
        with self._database.write() as session:
            row = _existing(session, signing_id)
            check_past(landed_on, N_("Landed on"), self._today())
            check_after_signing(landed_on, N_("Landed on"), row.signed_on)
            refuse_finalised_days(session, shares_of(session, signing_id), {row.landed_on, landed_on})
            row.landed_on = landed_on
            row.revision += 1
            audit.append(session, "signing.landed", "signing", signing_id, {"landed_on": landed_on})

    def terminate(self, signing_id: int, terminated_on: date | None) -> None:
        """Record the day a contract ends early, None where it goes on after all."""
        with self._database.write() as session:
            row = _existing(session, signing_id)
            check_after_signing(terminated_on, N_("Terminated on"), row.signed_on)
            refuse_finalised_days(session, shares_of(session, signing_id), {row.terminated_on, terminated_on})
            row.terminated_on = terminated_on
            row.revision += 1
            audit.append(session, "signing.terminated", "signing", signing_id, {"terminated_on": terminated_on})

    def remove(self, signing_id: int) -> int | None:
        """Take a contract off the list with its money; `restore` brings all of it back.

        The key of the deal that is open again for it, None where none was won by it.
        """
        with self._database.write() as session:
            row = _existing(session, signing_id)
            refuse_finalised_days(session, shares_of(session, signing_id), all_days(session, row))
            deal_id = open_deal_of(session, row)
            row.deleted_at = now()
            audit.append(session, "signing.removed", "signing", signing_id)
            return deal_id

    def restore(self, signing_id: int) -> None:
        """Bring a removed contract back; the deal that is open for want of it is won again."""
        with self._database.write() as session:
            row = _existing(session, signing_id, removed=True)
            refuse_hanging(session, row)
            refuse_finalised_days(session, shares_of(session, signing_id), all_days(session, row))
            row.deleted_at = None
            win_deal_of(session, row)
            audit.append(session, "signing.restored", "signing", signing_id)


def sign_contract(session: Session, draft: SigningDraft, today: date) -> int:
    """The key of a new contract with its shares and instalments; inside the caller's transaction."""
    _check(session, draft, today)
    columns = _columns(session, draft)
    people = [share.staff_id for share in draft.shares]
    refuse_finalised_days(session, people, [draft.signed_on, *_own_days(columns).values()])
    row = Signing(**columns)
    session.add(row)
    session.flush()
    _keep_shares(session, row.id, draft.shares)
    keep_instalments(session, row.id, draft.instalments or (), people)
    audit.append(session, "signing.added", "signing", row.id, {"number": row.number, "amount": row.amount})
    return row.id


def shares_of(session: Session, signing_id: int) -> dict[int, ShareDraft]:
    """The people of a contract with their shares, in the order in which they were entered."""
    rows = session.execute(
        select(SigningShare.staff_id, SigningShare.share)
        .where(SigningShare.signing_id == signing_id)
        .order_by(SigningShare.id)
    )
    return {staff_id: ShareDraft(staff_id, share) for staff_id, share in rows}


def _existing(session: Session, signing_id: int, removed: bool = False) -> Signing:
    row = session.get(Signing, signing_id)
    if row is None or (row.deleted_at is not None) != removed:
        raise GoneError(N_("This contract was removed meanwhile, perhaps on another computer."))
    return row


def _check(session: Session, draft: SigningDraft, today: date, row: Signing | None = None) -> None:
    check_past(draft.signed_on, N_("Signed on"), today)
    check_past(draft.landed_on, N_("Landed on"), today)
    for day, column in (
        (draft.landing_planned_on, N_("Landing planned on")),
        (draft.landed_on, N_("Landed on")),
        (draft.terminated_on, N_("Terminated on")),
    ):
        check_after_signing(day, column, draft.signed_on)
    check_term(draft.term_start, draft.term_end)
    check_amount(draft.amount, N_("Amount"))
    check_amount(draft.profit, N_("Profit"), may_be_negative=True)
    check_amount(draft.first_year_fee, N_("First-year fee"))
    check_shares([share.percent for share in draft.shares])
    _check_people(session, draft)
    _check_number(session, draft.number.strip(), row)


def _check_people(session: Session, draft: SigningDraft) -> None:
    seen: set[int] = set()
    for share in draft.shares:
        person = session.get(Staff, share.staff_id)
        if person is None or person.deleted_at is not None:
            raise RequestError(N_("Choose the staff members who signed the contract."))
        if share.staff_id in seen:
            raise RequestError(N_("{name} stands twice among the shares; put both into one."), name=person.name)
        seen.add(share.staff_id)
        check_service(Visitor(person.name, person.hired_on, person.left_on), draft.signed_on)


def _check_number(session: Session, number: str, row: Signing | None) -> None:
    taken = number and session.scalar(select(Signing.id).where(Signing.number == number))
    if taken and (row is None or taken != row.id):
        raise RequestError(
            N_("There is a contract with the number {number} already, perhaps a removed one. Choose another number."),
            number=number,
        )


def _columns(session: Session, draft: SigningDraft, row: Signing | None = None) -> dict[str, Any]:
    if draft.deal_id is not None and session.get(Deal, draft.deal_id) is None:
        raise RequestError(N_("This deal is no longer on the list. Choose another one."))
    return {
        "number": line_of(draft.number, N_("Number")) or None,
        "customer_id": _customer(session, draft, row),
        "product_id": lookup_named(session, LookupKind.PRODUCT, line_of(draft.product, N_("Product"))),
        "region_id": lookup_named(session, LookupKind.REGION, line_of(draft.region, N_("Region"))),
        **{
            name: getattr(draft, name)
            for name in (
                "signed_on", "amount", "profit", "first_year_fee", "term_start", "term_end",
                "landing_planned_on", "landed_on", "terminated_on", "deal_id",
            )
        },
    }  # fmt: skip


def _customer(session: Session, draft: SigningDraft, row: Signing | None) -> int | None:
    if draft.customer_id is not None:
        check_customer(session, draft.customer_id)
        return draft.customer_id
    name = line_of(draft.customer, N_("Customer"))
    if not name and (row is None or row.customer_id is not None):
        raise RequestError(N_("Say with whom the contract was signed."))
    return customer_named(session, name, draft.shares[0].staff_id, draft.signed_on)


def _own_days(columns: dict[str, Any]) -> dict[str, date | None]:
    return {name: columns[name] for name in ("landing_planned_on", "landed_on", "terminated_on")}


def _changed_days(row: Signing, columns: dict[str, Any], is_shared_anew: bool) -> set[date | None]:
    """The days whose figures move with a change, as they were and as they will be."""
    days: set[date | None] = set()
    if is_shared_anew or any(getattr(row, name) != columns[name] for name in _CORE):
        days |= {row.signed_on, columns["signed_on"]}
    for name, day in _own_days(columns).items():
        if getattr(row, name) != day:
            days |= {getattr(row, name), day}
    return days


def all_days(session: Session, row: Signing) -> set[date | None]:
    """Every day a contract and its money count on."""
    paid = session.scalars(
        select(Receipt.received_on).where(Receipt.signing_id == row.id, Receipt.deleted_at.is_(None))
    )
    due = session.scalars(
        select(Instalment.due_on).where(Instalment.signing_id == row.id, Instalment.deleted_at.is_(None))
    )
    return {row.signed_on, row.landing_planned_on, row.landed_on, row.terminated_on, *paid, *due}


def _differ(before: dict[int, ShareDraft], shares: tuple[ShareDraft, ...]) -> bool:
    return set(before.values()) != set(shares)


def _keep_shares(session: Session, signing_id: int, shares: tuple[ShareDraft, ...]) -> None:
    session.execute(delete(SigningShare).where(SigningShare.signing_id == signing_id))
    session.add_all(
        [SigningShare(signing_id=signing_id, staff_id=share.staff_id, share=share.percent) for share in shares]
    )
    session.flush()
