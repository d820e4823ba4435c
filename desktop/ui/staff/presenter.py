"""Decides what the staff page shows: the list, one person's profile, and the form."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from desktop.domain.period import PeriodKind, containing
from desktop.errors import QianjiError
from desktop.i18n import Translator
from desktop.queries.staff import StaffLine
from desktop.services.seen import Seen
from desktop.ui.kit.form_flow import FormFlow
from desktop.ui.kit.values import Values
from desktop.ui.ports import Guide, Messages, Tasks, Topic, Wish
from desktop.ui.presenter import Presenter
from desktop.ui.staff.draft import draft_of, values_of
from desktop.ui.staff.ports import Register, StaffView
from desktop.ui.staff.questions import Offers, Overview, Sheet, offers, overview, sheet
from desktop.ui.staff.wanted import Wanted
from desktop.ui.staff.ways import figure_way

CHANGED = frozenset({Topic.STAFF})


class StaffPresenter(Presenter[StaffView]):
    """Speaks to one page."""

    def __init__(
        self,
        tasks: Tasks,
        messages: Messages,
        texts: Translator,
        register: Register,
        guide: Guide,
        today: Callable[[], date],
        fiscal_year_start: Callable[[], int],
    ) -> None:
        self._tasks = tasks
        self._texts = texts
        self._register = register
        self._guide = guide
        self._today = today
        self._fiscal_year_start = fiscal_year_start
        self._wanted = Wanted()
        self._shown: Sheet | None = None
        self._staff_id: int | None = None
        self._edited_id: int | None = None
        self._removed_id: int | None = None  # who was taken off last is shown again once back on the list
        self._flow = FormFlow(tasks, messages, texts, lambda: self.view.editor, CHANGED)

    # -- the list

    def refresh(self) -> None:
        """Ask for the list, and for the person shown."""
        ask = partial(overview, wanted=self._wanted, today=self._today(), language=self._texts.language)
        self._tasks.query(ask, self._show_overview, self._show_trouble)

    @property
    def wanted(self) -> Wanted:
        """Which people the list shows."""
        return self._wanted

    def want(self, wanted: Wanted) -> None:
        """Show other people."""
        self._wanted = wanted
        self.refresh()

    def take(self, wanted: Wanted) -> None:
        """Show other people, and let the filters say so."""
        self.view.show_wanted(wanted)
        self.want(wanted)

    def select(self, line: StaffLine) -> None:
        """Show a person's profile."""
        self._staff_id = line.staff_id
        self._ask_sheet()

    def arrive(self, staff_id: int) -> None:
        """Show this person, whatever the list showed before."""
        self._staff_id = staff_id
        self._wanted = Wanted(service=None)
        self.refresh()

    def _show_overview(self, found: Overview) -> None:
        if not found.lines:
            self._staff_id = None
            self.view.hide_sheet()
            self.view.show_overview(found)
            self.view.show_nobody(is_filtered=found.everybody > 0)
            return
        staff_id = self._staff_id
        moved_up = None if staff_id is None else self.view.neighbour(staff_id)
        self.view.show_overview(found)  # a list that has the focus selects its first row as soon as it has one
        listed = [line.staff_id for line in found.lines]
        wanted = (self._removed_id, staff_id, moved_up)
        self._staff_id = next((each for each in wanted if each in listed), listed[0])
        if self._removed_id in listed:
            self._removed_id = None
        self.view.select(self._staff_id)
        self._ask_sheet()

    def _show_trouble(self, error: QianjiError) -> None:
        self.view.show_trouble(error.sentence(self._texts))

    # -- one person

    def _ask_sheet(self) -> None:
        if self._staff_id is None:
            return
        period = containing(PeriodKind.QUARTER, self._today(), self._fiscal_year_start())
        ask = partial(
            sheet, staff_id=self._staff_id, period=period, today=self._today(), language=self._texts.language
        )
        self._tasks.query(ask, self._show_sheet)

    def _show_sheet(self, found: Sheet | None) -> None:
        self._shown = found
        if found is None:
            self.view.hide_sheet()
            return
        period = containing(PeriodKind.QUARTER, self._today(), self._fiscal_year_start())
        self.view.show_sheet(found, period.title(self._texts))

    def open_teams(self) -> None:
        """Lead to where teams and positions are set."""
        self._guide.go("settings", Wish(text=self._texts("Teams")))

    def open_visits(self) -> None:
        """Lead to all visits of the person shown."""
        if self._staff_id is not None:
            self._guide.go("visits", Wish(staff_id=self._staff_id))

    def open_figure(self, code: str) -> None:
        """Lead to the records behind a figure of the person shown."""
        if self._staff_id is not None:
            period = containing(PeriodKind.QUARTER, self._today(), self._fiscal_year_start())
            self._guide.go(*figure_way(code, self._staff_id, period))

    @property
    def staff_id(self) -> int | None:
        """The person shown beside the list."""
        return self._staff_id

    def remove(self) -> None:
        """Take the person shown off the list, with a way back."""
        if self._shown is None:
            return
        line = self._shown.profile.line
        sentence = self._texts("{name} was taken off the staff list.").format(name=line.name)

        def removed(_answer: None) -> None:
            self._removed_id = line.staff_id
            self.view.focus_list()  # the next Enter is not for whoever moved up
            self._flow.tell(
                sentence,
                lambda: self._register.restore(line.staff_id),
                self._texts("The staff member is back on the list."),
            )

        self._flow.act(lambda: self._register.remove(line.staff_id), removed)

    # -- the form

    def create(self) -> None:
        """Open an empty form."""
        self._edited_id = None
        self._ask_offers(self._open_new)

    def edit(self) -> None:
        """Open the form of the person shown."""
        if self._shown is not None:
            self._edited_id = self._shown.profile.line.staff_id
            self._ask_offers(self._open_edit)

    @property
    def edited_id(self) -> int | str:
        """The person in the form, "" for a new one."""
        return "" if self._edited_id is None else self._edited_id

    def save(self, values: Values, goes_on: bool = False) -> None:
        """Keep what was entered, or say what is wrong; `goes_on` opens the next empty form."""
        if self._flow.is_saving:
            return
        draft, errors = draft_of(values, self._texts)
        self.view.editor.show_errors(errors)
        if draft is None:
            return
        register, edited_id = self._register, self._edited_id

        def work() -> int:
            if edited_id is None:
                return register.add(draft)
            register.change(edited_id, draft)
            return edited_id

        self._flow.keep_seen(work, partial(self._saved, draft.name, edited_id is None, goes_on))

    def _ask_offers(self, opened: Callable[[Offers], None]) -> None:
        self._tasks.query(partial(offers, today=self._today(), language=self._texts.language), opened, holds=True)

    def _open_new(self, chosen: Offers) -> None:
        self._flow.begin(None)
        self.view.open_editor({"hired_on": self._today()}, chosen, is_new=True)

    def _open_edit(self, chosen: Offers) -> None:
        if self._shown is not None:
            values, staff_id = values_of(self._shown.profile), self._shown.profile.line.staff_id
            ask = partial(offers, today=self._today(), language=self._texts.language)
            self._flow.begin(Seen(values, partial(self._values_now, staff_id)), ask)
            self.view.open_editor(values, chosen, is_new=False)

    def _values_now(self, staff_id: int, session: Any) -> dict[str, object]:
        period = containing(PeriodKind.QUARTER, self._today(), self._fiscal_year_start())
        found = sheet(session, staff_id, period, self._today(), self._texts.language)
        return {} if found is None else values_of(found.profile)

    def _saved(self, name: str, is_new: bool, goes_on: bool, staff_id: int) -> None:
        self._staff_id = staff_id
        self.view.select(staff_id)
        self._ask_sheet()
        sentence = self._texts("{name} was saved.").format(name=name)
        if is_new:
            taken_off = self._texts("{name} was taken off the staff list.").format(name=name)
            self._flow.tell(sentence, partial(self._register.remove, staff_id), taken_off)
        else:
            self._flow.say(sentence)
        if goes_on:
            self.view.settle_editor()
            self.create()
        else:
            self.view.close_editor()

    def abandoned(self, reopen: Callable[[], None]) -> None:
        """Tell that the form was closed unsaved, with a way back to what was entered."""
        self._flow.abandoned(reopen)
