"""Decides what the contracts page shows: the list page by page, what is overdue, and how both are narrowed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Protocol

from desktop.errors import QianjiError
from desktop.i18n import Translator
from desktop.queries.overdue import OverdueLine
from desktop.queries.signings import SigningFilter, SigningPage, SigningPlace
from desktop.ui.kit.narrowed import Narrowed, asked_by
from desktop.ui.kit.spans import Span
from desktop.ui.money import money_text
from desktop.ui.ports import Tasks, Wish
from desktop.ui.signings.contract_presenter import ContractPresenter
from desktop.ui.signings.questions import FirstPage, first_page, further_page
from desktop.ui.signings.receipt_presenter import ReceiptPresenter


class SigningsView(Protocol):
    """What the presenter expects of its page."""

    def show_first_page(self, found: FirstPage, staff_id: int | None, told: str) -> None:
        """Show the newest contracts and what is overdue; `told` sums the list up."""
        ...

    def show_more(self, page: SigningPage) -> None:
        """Show further contracts under those shown."""
        ...

    def show_none(self, is_list_empty: bool) -> None:
        """Show that there are none, or that none matches."""
        ...

    def show_nothing_overdue(self) -> None:
        """Show that everything due was paid."""
        ...

    def show_trouble(self, sentence: str) -> None:
        """Show why there is no list."""
        ...

    def show_wanted(self, wanted: Narrowed) -> None:
        """Let the filters say what is shown."""
        ...


@dataclass(frozen=True, slots=True)
class SigningsPresenters:
    """Who decides about which part of the page."""

    lists: "SigningsPresenter"
    contract: ContractPresenter
    receipt: ReceiptPresenter


class SigningsPresenter:
    """Speaks to one page."""

    def __init__(
        self, tasks: Tasks, texts: Translator, today: Callable[[], date], fiscal_year_start: Callable[[], int]
    ) -> None:
        self._tasks = tasks
        self._texts = texts
        self._today = today
        self._fiscal_year_start = fiscal_year_start
        self._view: SigningsView | None = None
        self.wanted = Narrowed(Span.THIS_YEAR)
        self._further: SigningPlace | None = None

    @property
    def view(self) -> SigningsView:
        """The page, attached before anything is asked."""
        assert self._view is not None  # noqa: S101 - a page attaches itself when it is built
        return self._view

    def attach(self, view: SigningsView) -> None:
        """Speak to this page."""
        self._view = view

    def refresh(self) -> None:
        """Ask for the newest contracts and what is overdue."""
        self._further = None
        ask = partial(first_page, wanted=self._filter(), today=self._today(), language=self._texts.language)
        self._tasks.query(ask, self._show_first, self._show_trouble)

    def want(self, wanted: Narrowed) -> None:
        """Show other contracts."""
        self.wanted = wanted
        self.refresh()

    def arrive(self, wish: Wish) -> None:
        """Show the contracts another page leads to."""
        self.wanted = asked_by(wish)
        self.view.show_wanted(self.wanted)
        self.refresh()

    def more(self) -> None:
        """Ask for the contracts behind those shown."""
        if self._further is None:
            return
        place, self._further = self._further, None
        ask = partial(further_page, wanted=self._filter(), after=place, language=self._texts.language)
        self._tasks.query(ask, self._show_further)

    def _filter(self) -> SigningFilter:
        start, end = self.wanted.days(self._today(), self._fiscal_year_start())
        return SigningFilter(start, end, self.wanted.staff_id, self.wanted.text)

    def _show_first(self, found: FirstPage) -> None:
        self._further = found.page.further
        self.view.show_first_page(found, self.wanted.staff_id, self._told(found))
        if not found.page.lines:
            self.view.show_none(found.is_empty)
        if not found.overdue:
            self.view.show_nothing_overdue()

    def _told(self, found: FirstPage) -> str:
        """The list in one line: how many, over how much, what came in."""
        sums, _ = found.sums, self._texts
        if not sums.number:
            return ""
        told = _.ngettext(
            "{number} contract over {amount} yuan, {received} received",
            "{number} contracts over {amount} yuan, {received} received",
            sums.number,
        )
        return told.format(number=sums.number, amount=money_text(sums.amount), received=money_text(sums.received))

    def _show_further(self, page: SigningPage) -> None:
        self._further = page.further
        self.view.show_more(page)

    def _show_trouble(self, error: QianjiError) -> None:
        self.view.show_trouble(error.sentence(self._texts))


def overdue_told(lines: tuple[OverdueLine, ...], texts: Translator) -> str:
    """The overdue list in one line."""
    total = sum((line.unpaid for line in lines), Decimal(0))
    told = texts.ngettext(
        "{number} instalment, {amount} yuan still open", "{number} instalments, {amount} yuan still open", len(lines)
    )
    return told.format(number=len(lines), amount=money_text(total)) if lines else ""
