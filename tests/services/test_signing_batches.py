"""Many contracts at once: the good ones are kept together, the others say why not, and all can be taken back."""

from datetime import date
from decimal import Decimal

from sqlalchemy import select

from desktop.models import Customer, Signing
from desktop.services.signing_batches import SigningBatches
from desktop.services.signing_drafts import ShareDraft, SigningDraft
from desktop.services.staff import StaffDraft, StaffRegister
from desktop.store.database import Database

TODAY = date(2026, 11, 21)


def test_a_batch_is_kept_but_for_what_is_refused_and_its_numbers_are_free_after_taking_it_back(
    database: Database,
) -> None:
    signer = StaffRegister(database, lambda: TODAY).add(StaffDraft("甲"))
    shares = (ShareDraft(signer, Decimal(100)),)
    batches = SigningBatches(database, lambda: TODAY)
    drafts = [
        SigningDraft(TODAY, Decimal(80_000), shares, "QY-1", customer="绿洲"),
        SigningDraft(TODAY, Decimal(80_000), shares, "QY-1", customer="沙漠"),
    ]

    batch = batches.sign_all(drafts)
    batches.take_back(batch)
    again = batches.sign_all(drafts[:1])

    assert (set(batch.kept), set(batch.refused)) == ({0}, {1})
    assert "QY-1" in str(batch.refused[1])
    assert set(again.kept) == {0}
    with database.read() as session:
        assert session.scalars(select(Customer.name).where(Customer.deleted_at.is_(None))).all() == ["绿洲"]
        assert len(session.scalars(select(Signing.id).where(Signing.deleted_at.is_(None))).all()) == 1
