"""The visits page: the log, newest first, and the form over it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.queries.staff import Service
from desktop.queries.visit_list import VisitSums
from desktop.queries.visits import VisitLine
from desktop.services.seen import Shown
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
from desktop.ui.kit.paste_grid.sayings import save_words
from desktop.ui.kit.surfaces import Card, column
from desktop.ui.kit.windowed_table import WindowedTable
from desktop.ui.kit.wrapping_row import WrappingRow
from desktop.ui.ports import Topic, Wish
from desktop.ui.visits.editor import VisitEditor
from desktop.ui.visits.presenter import VisitsPresenter
from desktop.ui.visits.questions import Offers, Surroundings
from desktop.ui.visits.table import visit_columns
from desktop.ui.visits.views import View, ViewPresenters, VisitViews


class VisitsPage(Page):
    """Lays out and forwards."""

    topics = frozenset({Topic.VISITS, Topic.STAFF, Topic.CUSTOMERS})

    def __init__(
        self, look: Look, presenter: VisitsPresenter, today: date, tools: ListTools, views: ViewPresenters
    ) -> None:
        _ = look.texts
        super().__init__(look, _.pgettext("page", "Visits"))
        self._presenter = presenter
        self._told = ""  # what is said of the list
        only = {
            Only.EFFECTIVE: _("Effective visits only"),
            Only.AT_CUSTOMERS: _("Visits to a named customer only"),
            Only.FOLLOW_UPS: _("Due follow-ups only"),
        }
        self.filters = ListFilters(look, _("Customer, staff or words"), presenter.wanted, only=only)
        self.new_button = primary_button(look, _("Log a visit"), presenter.create, "plus")
        filtered = Filtered("visits", lambda: presenter.wanted, presenter.take, kept, read_narrowed)
        self.saved = FilterButton(look, tools, filtered, self)
        self.table: WindowedTable[VisitLine] = WindowedTable(
            look, visit_columns(_), presenter.rows, _.pgettext("page", "Visits"), key="visits"
        )
        self.foot = ListFoot(look, tools, lambda: self.table)
        self.views = VisitViews(look, self, self._list_view(), views, today)
        self._add_buttons(views)
        self.body.addWidget(self.views, 1)
        self.editor = VisitEditor(look, self, today)
        self._connect()
        presenter.attach(self)
        self.table.show_loading()
        self.views.show_remembered()

    def _list_view(self) -> QWidget:
        """The log under its filters."""
        holder = QWidget()
        layout = column(holder, 12)
        strip = WrappingRow()
        for widget in (self.filters.search, self.filters.span, self.filters.staff, self.saved):
            strip.addWidget(widget)
        strip.addStretch(1)
        layout.addLayout(strip)
        layout.addWidget(self.filters.chips)
        card = Card(padded=False)
        card.body.setSpacing(0)
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self.foot)
        layout.addWidget(card, 1)
        return holder

    def _add_buttons(self, views: ViewPresenters) -> None:
        _ = self.look.texts
        self.import_button = plain_button(self.look, _("Import a file"), views.import_file, "file-up")
        self.save_button = primary_button(self.look, save_words(0, _), self.views.save, "check")
        for widget in (self.views.tabs, self.import_button, self.new_button, self.save_button):
            self.buttons.addWidget(widget)
        self._show_view(View.LIST)

    def _connect(self) -> None:
        presenter = self._presenter
        self.views.shown.connect(self._show_view)
        self.views.counted.connect(self._count_rows)
        self.views.visit_opened.connect(presenter.edit)
        self.views.list_wanted.connect(self.arrive)
        self.filters.narrowed.connect(presenter.want)
        self.table.opened.connect(presenter.edit)
        self.editor.abandoned.connect(lambda: presenter.abandoned(self.editor.come_back))
        self.editor.saved.connect(lambda: presenter.save(self.editor.entered()))
        self.editor.saved_and_next.connect(lambda: presenter.save(self.editor.entered(), goes_on=True))
        self.editor.remove_button.clicked.connect(lambda _checked=False: presenter.remove())

    # -- what the window asks

    def refresh(self) -> None:
        """Ask again."""
        self.views.refresh()
        if self.views.view is View.LIST:
            self._presenter.refresh()

    def arrive(self, wish: Wish) -> None:
        """Show the visits another page leads to."""
        self.views.show_view(View.LIST)
        self._presenter.arrive(wish)

    def keep_written(self) -> bool:
        """Keep what is half written, in the form and in the grid; whether nothing is lost by going."""
        self.views.leave()
        return self.editor.keep_written(self)

    def create_new(self) -> None:
        """Begin a row in the grid where that is shown, else open an empty form."""
        if self.views.view is View.ENTER:
            self.views.start_row()
        else:
            self._presenter.create()

    def focus_filter(self) -> None:
        """Put the cursor into the search box."""
        self.views.show_view(View.LIST)
        self.filters.focus()

    def _show_view(self, view: View) -> None:
        """Say what the view is for, and offer what belongs to it."""
        is_entry = view is View.ENTER
        self.save_button.setVisible(is_entry)
        self.import_button.setVisible(is_entry)
        self.new_button.setVisible(not is_entry)
        if view is View.LIST and self.views.take_stale_list():
            self._presenter.refresh()
        self._show_subtitle()

    def _show_subtitle(self) -> None:
        _ = self.look.texts
        self.set_subtitle(
            {
                View.ENTER: _("Paste from Excel, or type row by row; Ctrl+Enter saves and goes on"),
                View.LIST: self._told,
                View.CALENDAR: _("A click on a day shows its visits"),
                View.WEEK: _("What was planned beside what was done"),
                View.CHECK: _("Noticed in the last two months; often there is a good reason"),
            }[self.views.view]
        )

    def _count_rows(self, number: int) -> None:
        self.save_button.setText(save_words(number, self.look.texts))

    # -- what the presenter calls

    def show_surroundings(self, found: Surroundings, staff_id: int | None) -> None:
        """Offer everybody to filter by."""
        people = [
            Option(line.staff_id, line.name)
            for line in sorted(found.people, key=lambda line: line.service is Service.LEFT)
        ]
        self.filters.offer_people(people, staff_id)

    def show_number(self, number: int, is_counted: bool) -> None:
        """Show the log, and how long it is."""
        _ = self.look.texts
        told = _.ngettext(
            "{number} visit · double-click or Enter changes it",
            "{number} visits · double-click or Enter changes one",
            number,
        )
        self._told = told.format(number=f"{number:,}") if is_counted else _("The visits are being counted …")
        self._show_subtitle()
        self.table.show_list()

    def show_sums(self, sums: VisitSums) -> None:
        """Show what all visits of the log come to."""
        _ = self.look.texts
        told = _.ngettext(
            "{number} visit, {effective} effective", "{number} visits, {effective} effective", sums.number
        ).format(number=f"{sums.number:,}", effective=f"{sums.effective:,}")
        parts = [told]
        if sums.customers is not None:
            met = _.ngettext("{number} different customer", "{number} different customers", sums.customers)
            parts.append(met.format(number=f"{sums.customers:,}"))
        if sums.minutes:
            parts.append(_("{hours} hours on site").format(hours=f"{sums.minutes / 60:,.1f}"))
        self.foot.say(" · ".join(parts))

    def show_none(self, is_log_empty: bool) -> None:
        """Teach how to begin, or how to find more."""
        _ = self.look.texts
        self._told = ""
        self._show_subtitle()
        self.foot.say("")
        if not is_log_empty:
            self.table.show_nothing(
                "map-pin", _("No visit matches"), _("Choose more days, everybody, or other words.")
            )
            return
        self.table.show_nothing(
            "map-pin",
            _("No visits yet"),
            _("Log who went to which customer and what came of it; targets and reviews count from here."),
            _("Log a visit"),
            self._presenter.create,
        )

    def show_trouble(self, sentence: str) -> None:
        """Show why there is no log."""
        self.table.show_error(sentence, self._presenter.refresh)

    def show_wanted(self, wanted: Narrowed) -> None:
        """Let the filters say what is shown."""
        self.filters.show(wanted)

    def open_editor(self, values: dict[str, object], chosen: Offers, line: VisitLine | None) -> None:
        """Show the form."""
        self.editor.open_form(values, chosen, line is None, "" if line is None else line.visit_id)

    def continue_editor(self, values: dict[str, object], chosen: Offers) -> None:
        """Show the form for the next visit."""
        self.editor.continue_form(values, chosen)

    def show_errors(self, errors: dict[str, str], sentence: str = "") -> None:
        """Say what is wrong in the form."""
        self.editor.show_errors(errors, sentence)

    def forgetting(self, verb: Callable[[], Any]) -> Callable[[], Any]:
        """The verb that saves the form, which from then on is not offered again."""
        return self.editor.forgetting(verb)

    def set_saving(self, is_saving: bool) -> None:
        """While something is being saved nobody saves it twice."""
        self.editor.set_saving(is_saving)

    def show_changed_elsewhere(self, filled: Shown, theirs: Shown, chosen: Any = None) -> None:
        """Show what another machine changed in the record of the form."""
        self.editor.show_changed_elsewhere(filled, theirs, chosen)

    def close_editor(self) -> None:
        """Put the form away and go back to the log."""
        self.editor.put_away()
        self.table.view.setFocus()
