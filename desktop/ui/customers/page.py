"""The page of customers: the list, one customer beside it, and the forms over it."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property

from desktop.queries.clients.distinct import Judged
from desktop.queries.clients.duplicates import Pair
from desktop.queries.clients.lines import CustomerLine
from desktop.queries.clients.story import CustomerStory
from desktop.queries.resemblance import Resembling
from desktop.ui.customers.doubles_panel import DoublesPanel
from desktop.ui.customers.filters import CustomerFilters
from desktop.ui.customers.forms import CustomerForm, HandForm, MergeForm
from desktop.ui.customers.panel import CustomerPanel
from desktop.ui.customers.presenter import CustomersPresenters
from desktop.ui.customers.questions import Surroundings
from desktop.ui.customers.table import CONTRACTS, DEALS, VISITS, customer_columns
from desktop.ui.customers.wanted import Wanted, kept, read_wanted
from desktop.ui.kit.buttons import primary_button
from desktop.ui.kit.filter_button import FilterButton
from desktop.ui.kit.filter_shelf import Filtered
from desktop.ui.kit.list_foot import ListFoot
from desktop.ui.kit.list_tools import ListTools
from desktop.ui.kit.look import Look
from desktop.ui.kit.menu_button import Act, MenuButton
from desktop.ui.kit.offers import Offers
from desktop.ui.kit.page import Page
from desktop.ui.kit.record_form import RecordForm
from desktop.ui.kit.surfaces import Card
from desktop.ui.kit.windowed_table import WindowedTable
from desktop.ui.kit.wrapping_row import WrappingRow
from desktop.ui.money import told_money
from desktop.ui.ports import Topic, Wish

LEADS = {VISITS: "visits", DEALS: "deals", CONTRACTS: "signings"}


class CustomersPage(Page):
    """Lays out and forwards."""

    topics = frozenset(
        {Topic.CUSTOMERS, Topic.DEALS, Topic.VISITS, Topic.SIGNINGS, Topic.STAFF, Topic.QUALITY, Topic.COMPANY}
    )

    def __init__(self, look: Look, presenters: CustomersPresenters, today: date, tools: ListTools) -> None:
        _ = look.texts
        super().__init__(look, _.pgettext("page", "Customers"))
        self._presenters = presenters
        self._today = today
        lists = presenters.lists
        self.filters = CustomerFilters(look, lists.wanted)
        self.saved = FilterButton(
            look, tools, Filtered("customers", lambda: lists.wanted, lists.take, kept, read_wanted), self
        )
        acts = (
            Act("doubles", _("Find duplicate customers …"), presenters.doubles.search),
            Act("hand", _("Hand over all that are shown …"), self._hand_shown),
        )
        self.more = MenuButton(look, _("More"), acts)
        self.new_button = primary_button(look, _("Add a customer"), self.create_new, "plus")
        for widget in (self.filters.search, self.saved, self.more.button, self.new_button):
            self.buttons.addWidget(widget)
        self._add_strip()
        self.table: WindowedTable[CustomerLine] = WindowedTable(
            look, customer_columns(_), lists.rows, _.pgettext("page", "Customers"), key="customers"
        )
        self.foot = ListFoot(look, tools, lambda: self.table)
        card = Card(padded=False)
        card.body.setSpacing(0)
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self.foot)
        self.body.addWidget(card, 1)
        self.panel, self.doubles = CustomerPanel(look, self), DoublesPanel(look, self)
        self._forms: list[RecordForm] = []
        self._connect()
        for presenter in (presenters.lists, presenters.form, presenters.hand, presenters.doubles):
            presenter.attach(self)
        self.table.show_loading()

    def _add_strip(self) -> None:
        strip, filters = WrappingRow(), self.filters
        for widget in (filters.owner, filters.team, filters.kind, filters.region, filters.industry):
            strip.addWidget(widget)
        strip.addWidget(filters.stalled)
        strip.addStretch(1)
        self.body.addLayout(strip)

    def _connect(self) -> None:
        lists, panel = self._presenters.lists, self.panel
        self.filters.narrowed.connect(lists.want)
        self.table.opened.connect(lambda line: lists.open(line.customer_id))
        self.table.link_clicked.connect(self._lead)
        panel.closed.connect(self._panel_closed)
        panel.edit_wanted.connect(lambda: self._presenters.form.edit(self._known().customer_id))
        panel.hand_wanted.connect(lambda: self._presenters.hand.begin(self._known()))
        panel.merge_wanted.connect(lambda: self._presenters.doubles.begin(self._known()))
        panel.lead_wanted.connect(lambda key, record_id: lists.lead(key, self._known(), record_id))
        self.doubles.merged.connect(self._presenters.doubles.merge)
        self.doubles.kept_apart.connect(self._presenters.doubles.keep_apart)
        self.doubles.asked_again.connect(self._presenters.doubles.ask_again)
        self.doubles.closed.connect(self._presenters.doubles.put_away)
        self._presenters.form.kept = lists.open
        self._presenters.doubles.kept = self._kept_one

    # -- the forms, each built when it is first needed

    @cached_property
    def editor(self) -> CustomerForm:
        """The form of a customer."""
        editor, form = CustomerForm(self.look, self, self._today), self._presenters.form
        editor.abandoned.connect(lambda: form.flow.abandoned(editor.come_back))
        editor.saved.connect(lambda: form.save(editor.entered()))
        editor.saved_and_next.connect(lambda: form.save(editor.entered(), goes_on=True))
        editor.remove_button.clicked.connect(lambda _checked=False: form.remove())
        editor.used.connect(form.use)
        editor.created.connect(form.create_all_the_same)
        self._forms.append(editor)
        return editor

    @cached_property
    def hand(self) -> HandForm:
        """The form for handing over."""
        made, hand = HandForm(self.look, self, self._today), self._presenters.hand
        made.abandoned.connect(lambda: hand.flow.abandoned(made.come_back))
        made.saved.connect(lambda: hand.save(made.entered()))
        self._forms.append(made)
        return made

    @cached_property
    def merge(self) -> MergeForm:
        """The form for putting two together."""
        made, doubles = MergeForm(self.look, self, self._today), self._presenters.doubles
        made.abandoned.connect(lambda: doubles.flow.abandoned(made.come_back))
        made.saved.connect(lambda: doubles.save(made.entered()))
        self._forms.append(made)
        return made

    # -- what the window asks

    def refresh(self) -> None:
        """Ask again."""
        self._presenters.lists.refresh()
        self._presenters.doubles.refresh()

    def arrive(self, wish: Wish) -> None:
        """Show the customers another page leads to, or one of them."""
        self._presenters.lists.arrive(wish)

    def keep_written(self) -> bool:
        """Keep what is half written; whether nothing is lost by going."""
        return all(form.keep_written(self) for form in self._forms)

    def create_new(self) -> None:
        """Open an empty form."""
        self._presenters.form.create(self._presenters.lists.wanted.owner_id)

    def focus_filter(self) -> None:
        """Put the cursor into the search box."""
        self.filters.focus()

    # -- what the presenters call

    def show_surroundings(self, found: Surroundings, wanted: Wanted) -> None:
        """Show how many there are, and what there is to filter by."""
        _ = self.look.texts
        self.filters.offer(found, wanted)
        sums = found.sums
        told = _.ngettext("{number} customer", "{number} customers", sums.number).format(number=f"{sums.number:,}")
        hint = _("Double-click or Enter opens a customer; blue figures lead to their records")
        self.set_subtitle(hint if sums.number else "")
        money = _("{signed} signed, {received} received")
        came = money.format(signed=told_money(sums.signed, _), received=told_money(sums.received, _))
        self.foot.say(f"{told} · {came}" if sums.signed else told)
        self.more.offer("hand", sums.number > 0)

    def show_list(self) -> None:
        """Show the rows."""
        self.table.show_list()

    def show_none(self, is_empty: bool) -> None:
        """Teach how to begin, or how to find more."""
        _ = self.look.texts
        if is_empty:
            self.table.show_nothing(
                "building-2",
                _("No customers yet"),
                _("Enter whom your people look after, or import a list; visits and contracts add customers, too."),
                _("Add a customer"),
                self.create_new,
            )
        else:
            self.table.show_nothing(
                "search", _("No customer matches"), _("Choose everybody, all kinds and regions, or other words.")
            )

    def show_trouble(self, sentence: str) -> None:
        """Show why there is no list."""
        self.table.show_error(sentence, self._presenters.lists.refresh)

    def show_wanted(self, wanted: Wanted) -> None:
        """Let the filters say what is shown."""
        self.filters.show(wanted)

    def show_story(self, story: CustomerStory) -> None:
        """Show one customer in the side panel."""
        self.panel.show_story(story)

    def hide_story(self) -> None:
        """Put the side panel away."""
        self.panel.dismiss()

    def open_editor(self, values: Mapping[str, object], chosen: Offers, title: str, is_new: bool) -> None:
        """Show a customer in its form, or an empty form."""
        self.editor.open_form(values, chosen, title, is_new, self._presenters.form.edited_id)

    def continue_editor(self, values: Mapping[str, object], chosen: Offers) -> None:
        """Show the form for the next customer."""
        self.editor.continue_form(values, chosen)

    def show_resembling(self, found: Sequence[Resembling]) -> None:
        """Ask in the form whether one of these is meant."""
        self.editor.show_resembling(found)

    def close_editor(self) -> None:
        """Put the form away."""
        self.editor.put_away()

    def open_hand(self, values: Mapping[str, object], chosen: Offers, note: str) -> None:
        """Show the form for handing over."""
        self.hand.open_hand(values, chosen, note)

    def close_hand(self) -> None:
        """Put that form away."""
        self.hand.put_away()

    def show_searching(self) -> None:
        """Say that doubles are being looked for."""
        self.doubles.show_searching()

    def show_pairs(self, pairs: Sequence[Pair], judged: Sequence[Judged]) -> None:
        """Show the pairs found, and those kept apart."""
        self.doubles.show_pairs(pairs, judged)

    def show_no_pairs(self, sentence: str, judged: Sequence[Judged] = ()) -> None:
        """Show why there are none, and those kept apart."""
        self.doubles.show_no_pairs(sentence, judged)

    def open_merge(self, chosen: Offers, line: CustomerLine) -> None:
        """Ask which other customer is the same."""
        self.merge.open_merge(chosen, line.name)

    def close_merge(self) -> None:
        """Put that form away."""
        self.merge.put_away()

    # -- its own

    def _known(self) -> CustomerLine:
        """The customer in the panel, whose buttons are only there with it."""
        assert self.panel.story is not None  # noqa: S101 - a panel without a story has no buttons to press
        return self.panel.story.line

    def _lead(self, line: CustomerLine, number: int) -> None:
        key = LEADS.get(self.table.model.columns[number].name)
        if key is not None:
            self._presenters.lists.lead(key, line)

    def _hand_shown(self) -> None:
        self._presenters.hand.begin_shown(self._presenters.lists.wanted.filter())

    def _kept_one(self, customer_id: int) -> None:
        if not self.doubles.isVisibleTo(self):
            self._presenters.lists.open(customer_id)

    def _panel_closed(self) -> None:
        self._presenters.lists.put_away()
        self.table.view.setFocus()
