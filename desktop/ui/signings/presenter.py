"""Decides what the contracts page shows: the list page by page, what is overdue, and how both are narrowed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Protocol

from desktop.errors import QianjiError
from desktop.i18n import Translator
from desktop.queries.overdue import OverdueLine
from desktop.queries.signing_list import SigningList
from desktop.queries.signings import DaysOf, SigningFilter, SigningLine, SigningSums
from desktop.ui.kit.narrowed import Narrowed, Only, asked_exactly_by
from desktop.ui.kit.row_window import RowWindow
from desktop.ui.kit.spans import Span
from desktop.ui.money import told_money
from desktop.ui.ports import Tasks, Wish
from desktop.ui.presenter import Presenter
from desktop.ui.signings.contract_presenter import ContractPresenter
from desktop.ui.signings.entry_presenter import SigningEntryPresenter
from desktop.ui.signings.questions import Surroundings, surroundings
from desktop.ui.signings.receipt_presenter import ReceiptPresenter

DAYS_OF = {Only.RECEIVED: DaysOf.RECEIVED, Only.DUE: DaysOf.DUE}


class SigningsView(Protocol):
    """What the presenter expects of its page."""

    def show_surroundings(self, found: Surroundings, staff_id: int | None) -> None:
        """Show what is overdue, and everybody to filter by."""
        ...

    def show_number(self, number: int, is_counted: bool) -> None:
        """Show the list; it is longer than `number` where it is not counted yet."""
        ...

    def show_sums(self, told: str) -> None:
        """Show what all contracts of the list come to."""
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
    entry: SigningEntryPresenter
    import_file: Callable[[], None]


class SigningsPresenter(Presenter[SigningsView]):
    """Speaks to one page."""

    def __init__(
        self, tasks: Tasks, texts: Translator, today: Callable[[], date], fiscal_year_start: Callable[[], int]
    ) -> None:
        self._tasks = tasks
        self._texts = texts
        self._today = today
        self._fiscal_year_start = fiscal_year_start
        self.wanted = Narrowed(Span.THIS_YEAR)
        self.rows: RowWindow[SigningLine] = RowWindow(tasks, lambda line: line.signing_id)
        self._is_list_empty = False

    def refresh(self) -> None:
        """Ask for the contracts that match and for what is overdue."""
        around = partial(surroundings, wanted=self._filter(), today=self._today(), language=self._texts.language)
        self._tasks.query(around, self._show_around, self._show_trouble)
        self.rows.show(self._list(), self._show_number, self._show_trouble)

    def want(self, wanted: Narrowed) -> None:
        """Show other contracts."""
        self.wanted = wanted
        self.refresh()

    def take(self, wanted: Narrowed) -> None:
        """Show other contracts, and let the filters say so."""
        self.wanted = wanted
        self.view.show_wanted(wanted)
        self.refresh()

    def arrive(self, wish: Wish) -> None:
        """Show the contracts another page leads to."""
        self.take(asked_exactly_by(wish))

    def _filter(self) -> SigningFilter:
        start, end = self.wanted.days(self._today(), self._fiscal_year_start())
        wanted = self.wanted
        days_of = DAYS_OF.get(wanted.only, DaysOf.SIGNED)
        return SigningFilter(start, end, wanted.staff_id, wanted.text, wanted.customer_id, days_of)

    def _list(self) -> SigningList:
        return SigningList(self._filter(), self._texts.language)

    def _show_around(self, found: Surroundings) -> None:
        self._is_list_empty = found.is_empty
        self.view.show_surroundings(found, self.wanted.staff_id)
        if not found.overdue:
            self.view.show_nothing_overdue()

    def _show_number(self, number: int, is_counted: bool) -> None:
        if not number:
            self.view.show_none(self._is_list_empty)
            return
        self.view.show_number(number, is_counted)
        if is_counted:
            self._tasks.query(self._list().sums, self._show_sums)

    def _show_sums(self, sums: SigningSums) -> None:
        """The list in one line: how many, over how much, what came in."""
        _ = self._texts
        if self.wanted.only is Only.RECEIVED:
            told = _.ngettext(
                "{number} contract, {received} received on these days",
                "{number} contracts, {received} received on these days",
                sums.number,
            )
        else:
            told = _.ngettext(
                "{number} contract · {amount} signed, {received} received",
                "{number} contracts · {amount} signed, {received} received",
                sums.number,
            )
        amount, received = told_money(sums.amount, _), told_money(sums.received, _)
        self.view.show_sums(told.format(number=f"{sums.number:,}", amount=amount, received=received))

    def _show_trouble(self, error: QianjiError) -> None:
        self.view.show_trouble(error.sentence(self._texts))


def overdue_told(lines: tuple[OverdueLine, ...], texts: Translator) -> str:
    """The overdue list in one line; what falls due today is told apart."""
    late = [line for line in lines if line.is_late]
    told = texts.ngettext(
        "{number} instalment, {amount} still open", "{number} instalments, {amount} still open", len(late)
    ).format(number=len(late), amount=_unpaid(late, texts))
    today = [line for line in lines if not line.is_late]
    due = texts("{amount} due today").format(amount=_unpaid(today, texts))
    return texts(" · ").join(part for part, those in ((told, late), (due, today)) if those)


def _unpaid(lines: Sequence[OverdueLine], texts: Translator) -> str:
    return told_money(sum((line.unpaid for line in lines), Decimal(0)), texts)
