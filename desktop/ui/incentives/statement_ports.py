"""What the presenter of commission statements expects of the verbs, the tab and the panel."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Protocol

from desktop.queries.commission_detail import StatementDetail
from desktop.queries.commissions import StatementKey, StatementLine
from desktop.services.commission_keeping import WorkedOut
from desktop.services.commissions import Dropped
from desktop.ui.kit.form_flow import FormView


class Verbs(Protocol):
    """The verbs on statements."""

    def settle(self, key: StatementKey, settled_on: date, amount: Decimal | None = None, note: str = "") -> int:
        """The key of a new settlement."""
        ...

    def settle_all(self, keys: Sequence[StatementKey], settled_on: date, note: str = "") -> tuple[int, ...]:
        """The keys of new settlements."""
        ...

    def take_back(self, settlement_ids: Sequence[int]) -> None:
        """Undo settlements."""
        ...

    def override(self, key: StatementKey, amount: Decimal, reason: str) -> None:
        """Set the owner's figure with a reason."""
        ...

    def bring_back(self, settlement_ids: Sequence[int]) -> None:
        """Note settlements again."""
        ...

    def drop_override(self, key: StatementKey) -> Dropped:
        """Let the computed figure stand again."""
        ...

    def bring_override_back(self, dropped: Dropped) -> None:
        """Let a dropped figure stand again."""
        ...

    def renew(self, key: StatementKey) -> WorkedOut:
        """Take over what the records say today."""
        ...

    def leave_as_before(self, former: WorkedOut) -> None:
        """Let a statement say what it said before."""
        ...


class StatementsView(Protocol):
    """What the presenter expects of the tab."""

    def show_statements(self, lines: Sequence[StatementLine], told: str) -> None:
        """Show statements; `told` sums them up."""
        ...

    def show_none(self, has_plan: bool) -> None:
        """Show that there are none, or that a plan is needed first."""
        ...

    def show_trouble(self, sentence: str) -> None:
        """Show why there is no list."""
        ...

    def offer_settling(self, number: int) -> None:
        """Offer to settle so many statements at once."""
        ...


class StatementView(FormView, Protocol):
    """What the presenter expects of the panel."""

    def show_detail(self, detail: StatementDetail, is_over: bool) -> None:
        """Show one statement; `is_over` where it may be settled."""
        ...

    def may_follow(self) -> bool:
        """Whether the panel is open and nothing is written in it, so that it may show what changed."""
        ...

    def put_away(self) -> None:
        """Close the panel."""
        ...
