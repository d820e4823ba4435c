"""What was entered in the rows of a contract's shares and instalments, before anybody judged it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from desktop.domain.shares import check_shares
from desktop.errors import RequestError
from desktop.i18n import Translator
from desktop.services.signing_drafts import InstalmentDraft, ShareDraft
from desktop.ui.kit.amounts import typed_money


@dataclass(frozen=True, slots=True)
class ShareEntry:
    """A person chosen (or only typed) with a percentage as it was written."""

    staff_id: int | None = None
    typed: str = ""
    percent: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nobody was entered."""
        return self.staff_id is None and not self.typed


@dataclass(frozen=True, slots=True)
class InstalmentEntry:
    """A due day and an amount as they were written; `paid` is what came in for it so far, in 元."""

    instalment_id: int | None = None
    due_on: date | None = None
    day: str = ""
    amount: str = ""
    paid: Decimal = field(default=Decimal(0), compare=False)  # shown, not written: no change of the row

    @property
    def is_empty(self) -> bool:
        """Whether nothing was entered."""
        return not self.day and not self.amount


def shares_of(entered: Any, texts: Translator) -> tuple[Any, str]:
    """The shares, or a sentence; a single person without a percentage has all of it."""
    entries: Sequence[ShareEntry] = [entry for entry in entered or () if not entry.is_empty]
    unknown = next((entry.typed for entry in entries if entry.staff_id is None), "")
    if unknown:
        return None, texts("Nobody is called {name}; choose from the list.").format(name=unknown)
    shares = []
    for entry in entries:
        percent = percent_of(entry.percent or ("100" if len(entries) == 1 else ""))
        if percent is None:
            return None, texts("Enter each share in percent, for example 60.")
        shares.append(ShareDraft(entry.staff_id or 0, percent))
    try:
        check_shares([share.percent for share in shares])
    except RequestError as error:
        return None, error.sentence(texts)
    return tuple(shares), ""


def instalments_of(entered: Any, texts: Translator) -> tuple[Any, str]:
    """The instalments in the order of their days, or a sentence."""
    drafts = []
    for entry in entered or ():
        if entry.is_empty:
            continue
        amount = amount_of(entry.amount)
        if entry.due_on is None:
            return None, texts("Write the day of each instalment like 2026-11-20.")
        if amount is None or amount <= 0:
            return None, texts("Enter the amount of each instalment, for example 3,000.00.")
        drafts.append(InstalmentDraft(entry.due_on, amount, entry.instalment_id))
    return tuple(sorted(drafts, key=lambda draft: draft.due_on)), ""


def percent_of(text: str) -> Decimal | None:
    """The percentage an owner wrote, None where it is none."""
    try:
        value = Decimal(text.strip().rstrip("%％").strip())
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def amount_of(text: str) -> Decimal | None:
    """The amount in 元 an owner wrote, None where it is none."""
    try:
        return typed_money(text)
    except (ValueError, InvalidOperation):
        return None


def sum_of(entries: Sequence[InstalmentEntry]) -> Decimal:
    """What the instalments written so far sum to, in 元."""
    return sum((amount_of(entry.amount) or Decimal(0) for entry in entries if entry.amount), Decimal(0))
