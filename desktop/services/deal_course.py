"""What becomes of a deal: moved to a stage, won, lost, opened again, handed over; the last step can go back."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import N_, RequestError
from desktop.models import (
    Deal,
    DealOwner,
    DealResult,
    LookupKind,
    Signing,
    SigningShare,
    Stage,
)
from desktop.services import audit
from desktop.services.deal_drafts import WinDraft
from desktop.services.deal_steps import TAKEN_BACK, closing_day, former_of, last_step, note, reached, restore_step
from desktop.services.deals import SUBJECT, existing_deal
from desktop.services.finalised_days import refuse_finalised_days
from desktop.services.lookups import lookup_named
from desktop.services.needed_first import refuse_hanging
from desktop.services.ownership import hand_over, history, new_owner
from desktop.services.record_rules import check_past
from desktop.services.signing_rules import check_amount
from desktop.services.texts import line_of
from desktop.services.won_deals import open_again
from desktop.store.database import Database


class DealCourse:
    """The steps of deals; each method is one transaction."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database = database
        self._today = today

    def move(self, deal_id: int, stage_id: int, day: date) -> None:
        """Let a deal reach a stage on a day; a lost one is opened again first."""
        with self._database.write() as session:
            row = existing_deal(session, deal_id)
            if row.result == DealResult.LOST:
                raise RequestError(N_("This deal is lost. Open it again before it moves on."))
            if session.get(Stage, stage_id) is None:
                raise RequestError(N_("This stage was removed meanwhile, perhaps on another computer."))
            if row.stage_id == stage_id:
                return
            self._check_day(row, day)
            former = former_of(row)
            row.stage_id = stage_id
            former["stage_change"] = reached(session, row, stage_id, day)
            note(session, "deal.moved", row, former)

    def win(self, deal_id: int, draft: WinDraft) -> int:
        """The key of the contract by which the deal is won, entered before or made here for its bearer alone."""
        with self._database.write() as session:
            row = _open(session, deal_id)
            former = former_of(row)
            signing = self._known(session, row, draft) if draft.signing_id else self._signed(session, row, draft)
            former["signing"] = [signing.id, signing.deal_id, not draft.signing_id]
            self._check_day(row, signing.signed_on)
            refuse_finalised_days(session, (row.staff_id,), (signing.signed_on,))
            signing.deal_id = row.id
            row.result, row.closed_on, row.amount = DealResult.WON, signing.signed_on, signing.amount
            stage_id = session.scalar(select(Stage.id).where(Stage.step == "signing").order_by(Stage.sort_order))
            if stage_id is not None and row.stage_id != stage_id:
                row.stage_id = stage_id
                former["stage_change"] = reached(session, row, stage_id, signing.signed_on)
            note(session, "deal.won", row, former)
            return signing.id

    def lose(self, deal_id: int, reason: str, day: date) -> None:
        """Close a deal as lost on a day, for a reason of the owner's list (made where new)."""
        with self._database.write() as session:
            row = _open(session, deal_id)
            known = line_of(reason, N_("Reason"))
            if not known:
                raise RequestError(N_("Say why the deal was lost; reviews count the reasons."))
            self._check_day(row, day)
            refuse_finalised_days(session, (row.staff_id,), (day,))
            former = former_of(row)
            row.result, row.closed_on = DealResult.LOST, day
            row.lost_reason_id = lookup_named(session, LookupKind.LOST_REASON, known)
            note(session, "deal.lost", row, former)

    def reopen(self, deal_id: int) -> None:
        """Open a closed deal again; a contract that came of it stays and no longer belongs to it."""
        with self._database.write() as session:
            row = existing_deal(session, deal_id)
            if row.result == DealResult.OPEN:
                raise RequestError(N_("This deal is open already."))
            signing = session.scalar(
                select(Signing).where(Signing.deal_id == deal_id, Signing.deleted_at.is_(None)).limit(1)
            )
            former = {} if signing is None else {"signing": [signing.id, deal_id, False]}
            if signing is not None:
                signing.deal_id = None
            open_again(session, row, former)

    def hand_over(self, deal_id: int, staff_id: int, since: date) -> None:
        """Let another person bear an open deal from a day on; it counts for them from now on, with its opening."""
        with self._database.write() as session:
            row = _open(session, deal_id)
            new_owner(session, staff_id, since, self._today())
            if row.staff_id == staff_id:
                return
            self._check_day(row, since)
            former = former_of(row) | {"stays": history(session, DealOwner, deal_id)}
            hand_over(session, DealOwner, deal_id, staff_id, since, (row.staff_id, row.opened_on))
            row.staff_id = staff_id
            note(session, "deal.handed_over", row, former)

    def take_back(self, deal_id: int) -> None:
        """Undo the last step of a deal; a contract made by winning it goes, too."""
        with self._database.write() as session:
            row = existing_deal(session, deal_id)
            entry = last_step(session, deal_id)
            former = entry.details["former"]
            refuse_finalised_days(session, {row.staff_id, former["staff_id"]}, {row.closed_on, closing_day(former)})
            restore_step(session, row, former)
            refuse_hanging(session, row)
            row.revision += 1
            audit.append(session, TAKEN_BACK, SUBJECT, deal_id, {"entry": entry.id})

    def _check_day(self, row: Deal, day: date) -> None:
        check_past(day, self._today())
        if row.opened_on is not None and day < row.opened_on:
            raise RequestError(
                N_("{day} lies before the deal was opened on {opened}."),
                day=day.isoformat(),
                opened=row.opened_on.isoformat(),
            )

    def _known(self, session: Session, row: Deal, draft: WinDraft) -> Signing:
        signing = session.get(Signing, draft.signing_id)
        if signing is None or signing.deleted_at is not None:
            raise RequestError(N_("This contract was removed meanwhile, perhaps on another computer."))
        if None not in (row.customer_id, signing.customer_id) and row.customer_id != signing.customer_id:
            raise RequestError(N_("This contract is with another customer. Choose one with the deal's customer."))
        if signing.deal_id not in (None, row.id):
            raise RequestError(N_("This contract came of another deal already. Choose another contract."))
        return signing

    def _signed(self, session: Session, row: Deal, draft: WinDraft) -> Signing:
        """A new contract of the deal's bearer alone; shares and instalments are entered on the contracts page."""
        if draft.signed_on is None or draft.amount is None:
            raise RequestError(N_("Choose the contract, or enter the day and the amount of a new one."))
        check_past(draft.signed_on, self._today())
        check_amount(draft.amount, N_("Amount"))
        number = line_of(draft.number, N_("Number")) or None
        if number and session.scalar(select(Signing.id).where(Signing.number == number)) is not None:
            raise RequestError(
                N_("The number {number} belongs to another contract, perhaps a removed one. Choose another."),
                number=number,
            )
        signing = Signing(
            number=number,
            customer_id=row.customer_id,
            signed_on=draft.signed_on,
            amount=draft.amount,
            product_id=row.product_id,
        )
        session.add(signing)
        session.flush()
        session.add(SigningShare(signing_id=signing.id, staff_id=row.staff_id, share=Decimal(100)))
        audit.append(session, "signing.added", "signing", signing.id, {"number": number, "amount": signing.amount})
        return signing


def _open(session: Session, deal_id: int) -> Deal:
    row = existing_deal(session, deal_id)
    if row.result != DealResult.OPEN:
        raise RequestError(N_("This deal is closed. Open it again first."))
    return row
