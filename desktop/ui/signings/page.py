"""The contracts page: the list with its form, and what is overdue with a quick way to enter money."""

from datetime import date
from enum import Enum
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.queries.overdue import OverdueLine
from desktop.queries.signing_detail import ReceiptLine
from desktop.queries.signings import SigningLine
from desktop.queries.staff import Service
from desktop.ui.kit.buttons import plain_button, primary_button
from desktop.ui.kit.filter_button import FilterButton
from desktop.ui.kit.filter_shelf import Filtered
from desktop.ui.kit.list_filters import ListFilters
from desktop.ui.kit.list_foot import ListFoot
from desktop.ui.kit.list_tools import ListTools
from desktop.ui.kit.look import Look
from desktop.ui.kit.narrowed import Narrowed, Only, kept, read_narrowed
from desktop.ui.kit.options import Option
from desktop.ui.kit.page import Page
from desktop.ui.kit.segments import Segments
from desktop.ui.kit.surfaces import Card
from desktop.ui.kit.table import DataTable
from desktop.ui.kit.table_frame import TableFrame
from desktop.ui.kit.windowed_table import WindowedTable
from desktop.ui.kit.wrapping_row import WrappingRow
from desktop.ui.ports import Topic, Wish
from desktop.ui.signings.entry_mode import EntryMode
from desktop.ui.signings.forms import ContractForm, ReceiptForm
from desktop.ui.signings.presenter import SigningsPresenters, overdue_told
from desktop.ui.signings.questions import Surroundings
from desktop.ui.signings.table import overdue_columns, signing_columns


class Tab(Enum):
    """What the page shows."""

    ENTER = "enter"
    CONTRACTS = "contracts"
    OVERDUE = "overdue"


OVERDUE, MONEY = "overdue", "receipt"  # states of a wish: the list of what is overdue, the form for money received


class SigningsPage(Page):
    """Lays out and forwards."""

    topics = frozenset({Topic.SIGNINGS, Topic.STAFF, Topic.CUSTOMERS})

    def __init__(self, look: Look, presenters: SigningsPresenters, today: date, tools: ListTools) -> None:
        _ = look.texts
        super().__init__(look, _.pgettext("page", "Contracts"))
        self._presenters = presenters
        self._told = {Tab.ENTER: "", Tab.CONTRACTS: "", Tab.OVERDUE: ""}
        self._counted = ""
        only = {Only.RECEIVED: _("Money received on these days"), Only.DUE: _("Instalment due on these days")}
        hint = _("Number, customer or staff")
        self.filters = ListFilters(look, hint, presenters.lists.wanted, 216, _("Days of signing"), only)
        self.money_button = plain_button(look, _("Record money"), self.enter_money)
        self.new_button = primary_button(look, _("Enter a contract"), self.create_new, "plus")
        for widget in (self.money_button, self.new_button):
            self.buttons.addWidget(widget)
        lists = presenters.lists
        filtered = Filtered("signings", lambda: lists.wanted, lists.take, kept, read_narrowed)
        self.saved = FilterButton(look, tools, filtered, self)
        self._add_strip()
        self.table: WindowedTable[SigningLine] = WindowedTable(
            look, signing_columns(_, today), lists.rows, _.pgettext("page", "Contracts"), key="signings"
        )
        self.overdue: DataTable[OverdueLine] = DataTable(
            look, overdue_columns(_), lambda line: line.instalment_id, _("Overdue"), key="overdue"
        )
        self.foot = ListFoot(look, tools, self._shown_table)
        self._stack = QStackedWidget()
        for table in (self.table, self.overdue):
            self._stack.addWidget(table)
            table.show_loading()
        card = Card(padded=False)
        card.body.setSpacing(0)
        card.body.addWidget(self._stack, 1)
        card.body.addWidget(self.foot)
        self.entry = EntryMode(look, self, card, presenters.entry)
        self.entry.add_buttons(self.buttons, (self.money_button, self.new_button), presenters.import_file)
        self.body.addWidget(self.entry, 1)
        self.form = ContractForm(look, self, today)
        self.receipt = ReceiptForm(look, self, today)
        self._connect_lists()
        self._connect_forms()
        presenters.lists.attach(self)
        presenters.contract.attach(self.form)
        presenters.receipt.attach(self.receipt)

    def _add_strip(self) -> None:
        _ = self.look.texts
        self.tabs = Segments(
            (
                (Tab.ENTER, _.pgettext("view", "Enter")),
                (Tab.CONTRACTS, _.pgettext("page", "Contracts")),
                (Tab.OVERDUE, _("Overdue")),
            ),
            _("What is shown"),
        )
        self.tabs.choose(Tab.CONTRACTS)
        strip = WrappingRow()
        strip.addWidget(self.tabs)
        strip.addStretch(1)
        self._narrowing = QWidget()
        narrowing = WrappingRow(self._narrowing)
        for widget in (self.filters.search, self.filters.span, self.filters.staff, self.saved):
            narrowing.addWidget(widget)
        strip.addWidget(self._narrowing)
        self.body.addLayout(strip)
        self.body.addWidget(self.filters.chips)

    def _connect_lists(self) -> None:
        lists, contract, receipt = self._presenters.lists, self._presenters.contract, self._presenters.receipt
        self.filters.narrowed.connect(lists.want)
        self.tabs.chosen.connect(self.show_tab)
        self.table.opened.connect(lambda line: contract.edit(line.signing_id))
        self.overdue.opened.connect(lambda line: contract.edit(line.signing_id))
        self.overdue.link_clicked.connect(
            lambda line, _column: receipt.enter(line.signing_id, line.instalment_id, f"{line.unpaid:,.2f}")
        )

    def _connect_forms(self) -> None:
        contract, receipt = self._presenters.contract, self._presenters.receipt
        form, money = self.form, self.receipt
        form.abandoned.connect(lambda: contract.flow.abandoned(form.come_back))
        form.saved.connect(lambda: contract.save(form.entered()))
        form.saved_and_next.connect(lambda: contract.save(form.entered(), goes_on=True))
        form.remove_button.clicked.connect(lambda _checked=False: contract.remove())
        form.receipts.entered.connect(lambda: receipt.enter(contract.edited_id))
        form.receipts.opened.connect(self._edit_receipt)
        money.abandoned.connect(lambda: receipt.flow.abandoned(money.come_back))
        money.saved.connect(lambda: receipt.save(money.entered()))
        money.saved_and_next.connect(lambda: receipt.save(money.entered(), goes_on=True))
        money.remove_button.clicked.connect(lambda _checked=False: receipt.remove())
        money.contract_chosen.connect(receipt.contract_chosen)
        receipt.kept = contract.money_changed

    # -- what the window asks

    def refresh(self) -> None:
        """Ask again; the contract in the form shows what money came or was taken back meanwhile."""
        self.entry.refresh()
        self._presenters.lists.refresh()
        if self.form.isVisible():
            self._presenters.contract.money_changed()

    def arrive(self, wish: Wish) -> None:
        """Show the contracts another page leads to: what is overdue, one contract, or the form for its money."""
        self.show_tab(Tab.OVERDUE if wish.state == OVERDUE else Tab.CONTRACTS)
        self._presenters.lists.arrive(wish)
        if wish.record_id is not None and wish.state == MONEY:
            self._presenters.receipt.enter(wish.record_id)
        elif wish.record_id is not None:
            self._presenters.contract.edit(wish.record_id)

    def keep_written(self) -> bool:
        """Keep what is half written, in the forms and in the grid; whether nothing is lost by going."""
        self.entry.leave()
        return all(form.keep_written(self) for form in (self.form, self.receipt))

    def create_new(self) -> None:
        """Begin a row in the grid where that is shown, else open an empty form."""
        if self.entry.is_shown:
            self.entry.start()
            return
        self._presenters.contract.create(self._presenters.lists.wanted.staff_id)

    def focus_filter(self) -> None:
        """Put the cursor into the search box."""
        if self.entry.is_shown:
            self.show_tab(Tab.CONTRACTS)
        self.filters.focus()

    def show_tab(self, tab: Tab) -> None:
        """Show the grid for new contracts, the list of them, or what is overdue."""
        self.tabs.choose(tab)
        self.entry.show_grid(tab is Tab.ENTER)
        self._narrowing.setVisible(tab is not Tab.ENTER)
        self.filters.chips.set_wanted(tab is not Tab.ENTER)
        self._stack.setCurrentWidget(self.overdue if tab is Tab.OVERDUE else self.table)
        self.filters.span.setEnabled(tab is Tab.CONTRACTS)  # what is overdue is so whenever it was signed
        self.foot.say(self._told[tab])
        self._count(self._counted)

    # -- what the presenter calls

    def show_surroundings(self, found: Surroundings, staff_id: int | None) -> None:
        """Show what is overdue, and everybody to filter by."""
        _ = self.look.texts
        people = [
            Option(line.staff_id, line.name)
            for line in sorted(found.people, key=lambda line: line.service is Service.LEFT)
        ]
        self.filters.offer_people(people, staff_id)
        self.overdue.show_rows(found.overdue)
        number = sum(line.waits for line in found.overdue)
        self.tabs.set_text(Tab.OVERDUE, _("Overdue {number}").format(number=number) if number else _("Overdue"))
        self._tell(Tab.OVERDUE, overdue_told(found.overdue, _))

    def show_number(self, number: int, is_counted: bool) -> None:
        """Show the list, and how long it is."""
        _ = self.look.texts
        told = _.ngettext(
            "{number} contract · double-click or Enter changes it",
            "{number} contracts · double-click or Enter changes one",
            number,
        )
        counting = _("The contracts are being counted …")
        self._count(told.format(number=f"{number:,}") if is_counted else counting)
        self.table.show_list()

    def show_sums(self, told: str) -> None:
        """Show what all contracts of the list come to."""
        self._tell(Tab.CONTRACTS, told)

    def show_none(self, is_list_empty: bool) -> None:
        """Teach how to begin, or how to find more."""
        _ = self.look.texts
        self._count("")
        self._tell(Tab.CONTRACTS, "")
        if not is_list_empty:
            self.table.show_nothing(
                "file-text", _("No contract matches"), _("Choose more days, everybody, or other words.")
            )
            return
        self.table.show_nothing(
            "file-text",
            _("No contracts yet"),
            _("Enter who signed what with whom, or import a table; reviews and commissions count from here."),
            _("Enter a contract"),
            self.create_new,
        )

    def show_nothing_overdue(self) -> None:
        """Say that everything due was paid."""
        _ = self.look.texts
        self.overdue.show_empty(
            "check", _("Nothing is overdue"), _("Every instalment due by today is paid, or none was entered.")
        )

    def show_trouble(self, sentence: str) -> None:
        """Show why there is no list."""
        for table in (self.table, self.overdue):
            table.show_error(sentence, self._presenters.lists.refresh)

    def show_wanted(self, wanted: Narrowed) -> None:
        """Let the filters say what is shown."""
        self.filters.show(wanted)

    def enter_money(self) -> None:
        """Open the form for money received, for what is marked in the list where something is."""
        line = self._shown_table().selected_row()
        if isinstance(line, OverdueLine):
            self._presenters.receipt.enter(line.signing_id, line.instalment_id, f"{line.unpaid:,.2f}")
        else:
            self._presenters.receipt.enter(None if line is None else line.signing_id)

    def _edit_receipt(self, line: ReceiptLine) -> None:
        signing_id = self._presenters.contract.edited_id
        if signing_id is not None:
            self._presenters.receipt.edit(line, signing_id)

    def _shown_table(self) -> TableFrame[Any]:
        return self.overdue if self.tabs.value() is Tab.OVERDUE else self.table

    def _count(self, told: str) -> None:
        """How many contracts there are is said over their list only."""
        self._counted = told
        entering = self.look.texts("Paste from Excel, or type row by row; Ctrl+Enter saves and goes on")
        self.set_subtitle({Tab.ENTER: entering, Tab.CONTRACTS: told}.get(self.tabs.value(), ""))

    def _tell(self, tab: Tab, told: str) -> None:
        self._told[tab] = told
        self.foot.say(self._told[self.tabs.value()])
