"""Verbs on deals: add, change, remove, restore; what becomes of them stands in `deal_course`."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import N_, RequestError
from desktop.models import Deal, DealOwner, DealResult, DealStageChange, LookupKind, Signing, Stage
from desktop.models.base import now
from desktop.services import audit
from desktop.services.deal_drafts import DealDraft
from desktop.services.finalised_days import refuse_finalised_days
from desktop.services.gone import GoneError
from desktop.services.lookups import lookup_named
from desktop.services.needed_first import refuse_hanging
from desktop.services.ownership import hand_over
from desktop.services.record_rules import check_in_service, check_past, customer_key, known_person
from desktop.services.signing_rules import check_amount
from desktop.services.texts import line_of
from desktop.store.database import Database

SUBJECT = "deal"


class DealBook:
    """The list of deals; each method is one transaction."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database = database
        self._today = today

    def add(self, draft: DealDraft) -> int:
        """The key of a new deal, open at its stage."""
        with self._database.write() as session:
            row = Deal(staff_id=0, result=DealResult.OPEN)
            self._fill(session, row, draft)
            refuse_finalised_days(session, (row.staff_id,), (row.opened_on,))
            row.stage_id = _stage(session, draft.stage_id)
            session.add(row)
            session.flush()
            if row.stage_id is not None:
                session.add(DealStageChange(deal_id=row.id, stage_id=row.stage_id, reached_on=draft.opened_on))
            audit.append(session, "deal.added", SUBJECT, row.id)
            return row.id

    def change(self, deal_id: int, draft: DealDraft) -> None:
        """Keep what the owner changed; its stage moves by `DealCourse`. A new bearer holds from today on."""
        with self._database.write() as session:
            row = existing_deal(session, deal_id)
            before = (row.staff_id, row.opened_on, row.customer_id, row.product_id)
            former = (row.staff_id, row.opened_on)
            self._fill(session, row, draft)
            session.flush()
            after = (row.staff_id, row.opened_on, row.customer_id, row.product_id)
            if before != after:
                days = {former[1], row.opened_on} if former[1] != row.opened_on else set()
                refuse_finalised_days(session, {former[0], row.staff_id}, {*days, row.closed_on})
            if former[0] != row.staff_id:
                hand_over(session, DealOwner, row.id, row.staff_id, self._today(), former)
            row.revision += 1
            audit.append(session, "deal.changed", SUBJECT, row.id)

    def remove(self, deal_id: int) -> None:
        """Take a deal off the list; one that a contract names stays, for the contract came of it."""
        with self._database.write() as session:
            row = existing_deal(session, deal_id)
            refuse_finalised_days(session, (row.staff_id,), (row.opened_on, row.closed_on))
            signed = select(Signing.id).where(Signing.deal_id == deal_id, Signing.deleted_at.is_(None))
            if session.scalar(signed.limit(1)) is not None:
                raise RequestError(
                    N_("A contract came of this deal. Open the deal again, or remove the contract first.")
                )
            row.deleted_at = now()
            audit.append(session, "deal.removed", SUBJECT, deal_id)

    def restore(self, deal_id: int) -> None:
        """Bring a removed deal back."""
        with self._database.write() as session:
            row = existing_deal(session, deal_id, removed=True)
            refuse_hanging(session, row)
            refuse_finalised_days(session, (row.staff_id,), (row.opened_on, row.closed_on))
            row.deleted_at = None
            audit.append(session, "deal.restored", SUBJECT, deal_id)

    def _fill(self, session: Session, row: Deal, draft: DealDraft) -> None:
        check_past(draft.opened_on, self._today())
        person = known_person(session, draft.staff_id)
        if person.id != row.staff_id:
            check_in_service(person, max(draft.opened_on, person.hired_on or draft.opened_on))
        if row.closed_on is not None and draft.opened_on > row.closed_on:
            raise RequestError(
                N_("The deal was closed on {closed}; it cannot have been opened on {opened}."),
                closed=row.closed_on.isoformat(),
                opened=draft.opened_on.isoformat(),
            )
        check_amount(draft.expected_amount, N_("Expected amount"))
        customer = customer_key(session, draft.customer_id, draft.customer, person.id, draft.opened_on)
        if customer is None:
            raise RequestError(N_("Choose the customer."))
        row.code = _code(session, draft.code, row)
        row.staff_id, row.customer_id, row.opened_on = person.id, customer, draft.opened_on
        row.product_id = lookup_named(session, LookupKind.PRODUCT, line_of(draft.product, N_("Product")))
        row.expected_amount = draft.expected_amount


def existing_deal(session: Session, deal_id: int, removed: bool = False) -> Deal:
    """The deal of that key; refused where it is not on the list, or for `removed` where it is."""
    row = session.get(Deal, deal_id)
    if row is None or (row.deleted_at is not None) != removed:
        raise GoneError(N_("This deal was removed meanwhile, perhaps on another computer."))
    return row


def _stage(session: Session, stage_id: int | None) -> int | None:
    if stage_id is not None and session.get(Stage, stage_id) is not None:
        return stage_id
    return session.scalar(select(Stage.id).order_by(Stage.sort_order, Stage.id).limit(1))


def _code(session: Session, text: str, row: Deal) -> str | None:
    code = line_of(text, N_("Deal code"))
    if not code:
        return None
    holder = session.scalar(select(Deal.id).where(Deal.code == code))
    if holder is not None and holder != row.id:
        raise RequestError(
            N_("There is a deal with the code {code} already, perhaps a removed one. Choose another code."), code=code
        )
    return code
