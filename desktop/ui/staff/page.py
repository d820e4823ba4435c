"""The staff page: the list, one person beside it, and the form over it."""

from datetime import date

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.queries.staff import Service, StaffLine
from desktop.ui.kit.buttons import plain_button, primary_button
from desktop.ui.kit.choice import Picker
from desktop.ui.kit.filter_button import FilterButton
from desktop.ui.kit.filter_shelf import Filtered
from desktop.ui.kit.list_foot import ListFoot
from desktop.ui.kit.list_tools import ListTools
from desktop.ui.kit.look import Look
from desktop.ui.kit.options import Option
from desktop.ui.kit.page import Page
from desktop.ui.kit.search_box import SearchBox
from desktop.ui.kit.segments import Segments
from desktop.ui.kit.stages import Stages, activate
from desktop.ui.kit.surfaces import GAP, Card, row
from desktop.ui.kit.table import DataTable
from desktop.ui.ports import Topic, Wish
from desktop.ui.staff.editor import StaffEditor
from desktop.ui.staff.person_presenter import PersonPresenter
from desktop.ui.staff.person_view import PersonView
from desktop.ui.staff.presenter import StaffPresenter
from desktop.ui.staff.profile import ProfileCard
from desktop.ui.staff.questions import Offers, Overview, Sheet
from desktop.ui.staff.table import staff_columns
from desktop.ui.staff.wanted import Wanted, kept, read_wanted


class StaffPage(Page):
    """Lays out and forwards."""

    topics = frozenset({Topic.STAFF, Topic.VISITS, Topic.SIGNINGS, Topic.EVALUATIONS, Topic.AWARDS})

    def __init__(
        self, look: Look, presenter: StaffPresenter, person: PersonPresenter, today: date, tools: ListTools
    ) -> None:
        _ = look.texts
        super().__init__(look, _.pgettext("page", "Staff"))
        self._presenter, self._person = presenter, person
        self.search = SearchBox(look, _("Name, code, pinyin or initials"))
        self.team = Picker((), _("Team"))
        self.service: Segments[Service | None] = Segments(
            ((Service.IN_SERVICE, _("In service")), (Service.LEFT, _("Left")), (None, _("All"))), _("Status")
        )
        self.new_button = primary_button(look, _("Add staff"), presenter.create, "user-plus")
        filtered = Filtered("staff", lambda: presenter.wanted, presenter.take, kept, read_wanted)
        self.saved = FilterButton(look, tools, filtered, self)
        self.teams_button = plain_button(look, _("Teams and positions"), presenter.open_teams, "users")
        self._list_buttons = (
            self.search, self.team, self.service, self.saved, self.teams_button, self.new_button,
        )  # fmt: skip
        for widget in self._list_buttons:
            self.buttons.addWidget(widget)
        self.table: DataTable[StaffLine] = DataTable(
            look, staff_columns(_), lambda line: line.staff_id, _.pgettext("page", "Staff"), key="staff"
        )
        self.foot = ListFoot(look, tools, lambda: self.table)
        card = Card(padded=False)
        card.body.setSpacing(0)
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self.foot)
        self.profile = ProfileCard(look, today)
        self.profile.hide()
        self._list = QWidget()
        both = row(self._list, GAP)
        both.addWidget(card, 1)
        both.addWidget(self.profile)
        self.person = PersonView(look, person, today, tools)
        self._stack = Stages()
        self._stack.addWidget(self._list)
        self._stack.addWidget(self.person)
        self.body.addWidget(self._stack, 1)
        self.editor = StaffEditor(look, self, today)
        self._connect()
        presenter.attach(self)
        self.table.show_loading()

    def _connect(self) -> None:
        presenter = self._presenter
        self.search.searched.connect(lambda _text: self._want())
        self.team.picked.connect(lambda _team: self._want())
        self.service.chosen.connect(lambda _service: self._want())
        self.table.selected.connect(presenter.select)
        self.table.opened.connect(lambda _line: presenter.edit())
        self.profile.edit_wanted.connect(presenter.edit)
        self.profile.removal_wanted.connect(presenter.remove)
        self.profile.visits_wanted.connect(presenter.open_visits)
        self.profile.figure_wanted.connect(presenter.open_figure)
        self.profile.whole_wanted.connect(self.open_whole)
        self.person.left.connect(self.leave_whole)
        self.person.edit_wanted.connect(presenter.edit)
        self.editor.abandoned.connect(lambda: presenter.abandoned(self.editor.come_back))
        self.editor.saved.connect(lambda: presenter.save(self.editor.entered()))
        self.editor.saved_and_next.connect(lambda: presenter.save(self.editor.entered(), goes_on=True))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let a person's whole profile give way, shown or not: the page needs what its widest view does."""
        super().resizeEvent(event)
        self.person.share(self.width())
        activate(self.person)
        self._stack.updateGeometry()

    # -- what the window asks

    def refresh(self) -> None:
        """Ask again."""
        self._presenter.refresh()
        self._person.refresh()

    def arrive(self, wish: Wish) -> None:
        """Show the person another page leads to."""
        if wish.staff_id is not None:
            self.leave_whole()
            self.search.clear()
            self.service.choose(None)
            self.team.set_value(None)
            self._presenter.arrive(wish.staff_id)

    def keep_written(self) -> bool:
        """Keep what is half written; whether nothing is lost by going."""
        return self.editor.keep_written(self)

    def create_new(self) -> None:
        """Open an empty form."""
        self._presenter.create()

    def focus_filter(self) -> None:
        """Put the cursor into the search box."""
        self.search.setFocus()
        self.search.selectAll()

    def open_whole(self) -> None:
        """Show the whole profile of the person beside the list."""
        if self._presenter.staff_id is not None:
            self._show_whole(is_whole=True)
            self._person.open(self._presenter.staff_id)
            self.person.back_button.setFocus()

    def leave_whole(self) -> None:
        """Go back to the list."""
        self._person.leave()
        self._show_whole(is_whole=False)
        self.focus_list()

    def _show_whole(self, is_whole: bool) -> None:
        self._stack.setCurrentWidget(self.person if is_whole else self._list)
        for widget in self._list_buttons:
            widget.setVisible(not is_whole)

    # -- what the presenter calls

    def show_overview(self, found: Overview) -> None:
        """Show the list and the teams to filter by."""
        _ = self.look.texts
        self.team.set_options([Option(None, _("All teams")), *(Option(team.id, team.label) for team in found.teams)])
        people = _.ngettext("{number} person in service", "{number} people in service", found.in_service)
        teams = _.ngettext("{number} team", "{number} teams", len(found.teams))
        self.set_subtitle(people.format(number=found.in_service))
        self.table.show_rows(found.lines)
        number = len(found.lines)
        shown = _.ngettext("{number} person shown", "{number} people shown", number).format(number=number)
        self.foot.say(f"{shown} · {teams.format(number=len(found.teams))}")

    def show_nobody(self, is_filtered: bool) -> None:
        """Teach how to begin, or how to find more."""
        _ = self.look.texts
        if is_filtered:
            self.table.show_empty(
                "users", _("Nobody matches"), _("Try other letters, another team, or everybody who ever worked here.")
            )
            return
        self.table.show_empty(
            "users",
            _("No staff yet"),
            _("Add the people whose visits and signings you want to follow, or import a staff list from Excel."),
            _("Add staff"),
            self._presenter.create,
        )

    def show_trouble(self, sentence: str) -> None:
        """Show why there is no list."""
        self.table.show_error(sentence, self._presenter.refresh)

    def show_wanted(self, wanted: Wanted) -> None:
        """Let the filters say what is shown."""
        self.search.show_words(wanted.text)
        self.team.set_value(wanted.team_id)
        self.service.choose(wanted.service)

    def show_sheet(self, found: Sheet, period_title: str) -> None:
        """Show one person beside the list."""
        self.profile.show_sheet(found, period_title)
        self.profile.show()

    def hide_sheet(self) -> None:
        """Show nobody in particular."""
        self.profile.hide()

    def select(self, staff_id: int) -> None:
        """Mark a person in the list."""
        if self.table.selected_identity() != staff_id:
            self.table.select_silently(staff_id)

    def neighbour(self, staff_id: int) -> int | None:
        """Who moves up in the list shown where that person goes."""
        found = self.table.neighbour(staff_id)
        return found if isinstance(found, int) else None

    def focus_list(self) -> None:
        """Let the keys go through the list."""
        self.table.view.setFocus()

    def open_editor(self, values: dict[str, object], chosen: Offers, is_new: bool) -> None:
        """Show the form."""
        self.editor.open_form(values, chosen, is_new, self._presenter.edited_id)

    def settle_editor(self) -> None:
        """What was entered is saved, though the form stays open for the next person."""
        self.editor.settle()

    def close_editor(self) -> None:
        """Put the form away and go back to the list."""
        self.editor.put_away()
        self.table.view.setFocus()

    def _want(self) -> None:
        self._presenter.want(Wanted(self.search.text().strip(), self.team.value(), self.service.value()))
