"""Decides what the visits page shows: the log page by page, and the form with what it carries over."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Protocol

from desktop.errors import QianjiError
from desktop.i18n import Translator
from desktop.queries.visit_list import VisitList, VisitSums
from desktop.queries.visits import VisitFilter, VisitLine
from desktop.services.seen import Seen
from desktop.services.visits import VisitDraft
from desktop.ui.kit.form_flow import FormFlow
from desktop.ui.kit.narrowed import Narrowed, Only, asked_exactly_by
from desktop.ui.kit.row_window import RowWindow
from desktop.ui.kit.spans import Span
from desktop.ui.kit.values import Values
from desktop.ui.ports import Messages, Tasks, Topic, Wish
from desktop.ui.presenter import Presenter
from desktop.ui.visits.draft import carried_over, draft_of, values_of
from desktop.ui.visits.questions import Offers, Surroundings, offers, surroundings, values_now

CHANGED = frozenset({Topic.VISITS, Topic.CUSTOMERS})


class Log(Protocol):
    """The verbs on visits."""

    def log(self, draft: VisitDraft) -> int:
        """The key of a new visit."""
        ...

    def change(self, visit_id: int, draft: VisitDraft) -> None:
        """Keep what the owner changed."""
        ...

    def remove(self, visit_id: int) -> None:
        """Take a visit out of the log."""
        ...

    def restore(self, visit_id: int) -> None:
        """Bring a removed visit back."""
        ...


class VisitsView(Protocol):
    """What the presenter expects of its page."""

    def show_surroundings(self, found: Surroundings, staff_id: int | None) -> None:
        """Offer everybody to filter by; `staff_id` is whose visits are shown, None for everybody's."""
        ...

    def show_number(self, number: int, is_counted: bool) -> None:
        """Show the log; it is longer than `number` where it is not counted yet."""
        ...

    def show_sums(self, sums: VisitSums) -> None:
        """Show what all visits of the log come to."""
        ...

    def show_none(self, is_log_empty: bool) -> None:
        """Show that there are none, or that none matches."""
        ...

    def show_trouble(self, sentence: str) -> None:
        """Show why there is no log."""
        ...

    def show_wanted(self, wanted: Narrowed) -> None:
        """Let the filters say what is shown."""
        ...

    def open_editor(self, values: dict[str, object], chosen: Offers, line: VisitLine | None) -> None:
        """Show the form; `line` is the visit being changed, None for a new one."""
        ...

    def continue_editor(self, values: dict[str, object], chosen: Offers) -> None:
        """Show the form for the next visit."""
        ...

    def show_errors(self, errors: dict[str, str], sentence: str = "") -> None:
        """Say what is wrong in the form."""
        ...

    def set_saving(self, is_saving: bool) -> None:
        """While something is being saved nobody saves it twice."""
        ...

    def close_editor(self) -> None:
        """Put the form away."""
        ...


class VisitsPresenter(Presenter[VisitsView]):
    """Speaks to one page."""

    def __init__(
        self,
        tasks: Tasks,
        messages: Messages,
        texts: Translator,
        log: Log,
        today: Callable[[], date],
        fiscal_year_start: Callable[[], int],
        hold_words: Callable[[], bool] | None = None,
    ) -> None:
        self._hold_words = hold_words  # some more of a long log's words in memory; whether some are left
        self._tasks = tasks
        self._texts = texts
        self._log = log
        self._today = today
        self._fiscal_year_start = fiscal_year_start
        self._wanted = Narrowed(Span.THIS_QUARTER)
        self.rows: RowWindow[VisitLine] = RowWindow(tasks, lambda line: line.visit_id)
        self._is_log_empty = False
        self._edited: VisitLine | None = None
        self._carried: dict[str, object] = {}
        self._flow = FormFlow(tasks, messages, texts, lambda: self.view, CHANGED)

    @property
    def wanted(self) -> Narrowed:
        """Which visits the log shows."""
        return self._wanted

    # -- the log

    def refresh(self) -> None:
        """Ask for the visits that match and for what stands around them."""
        around = partial(surroundings, today=self._today(), language=self._texts.language)
        self._tasks.query(around, self._show_around, self._show_trouble)
        self.rows.show(self._list(), self._show_number, self._show_trouble)

    def want(self, wanted: Narrowed) -> None:
        """Show other visits."""
        self._wanted = wanted
        self.refresh()

    def take(self, wanted: Narrowed) -> None:
        """Show other visits, and let the filters say so."""
        self._wanted = wanted
        self.view.show_wanted(wanted)
        self.refresh()

    def arrive(self, wish: Wish) -> None:
        """Show the visits another page leads to."""
        self.take(asked_exactly_by(wish))

    def _list(self) -> VisitList:
        start, end = self._wanted.days(self._today(), self._fiscal_year_start())
        narrowed = self._wanted
        wanted = VisitFilter(
            start,
            end,
            narrowed.staff_id,
            narrowed.text,
            narrowed.customer_id,
            is_effective=narrowed.only is Only.EFFECTIVE,
            has_customer=narrowed.only is Only.AT_CUSTOMERS,
            follow_up_on=self._today() if narrowed.only is Only.FOLLOW_UPS else None,
        )
        return VisitList(wanted, self._texts.language)

    def _show_around(self, found: Surroundings) -> None:
        self._is_log_empty = found.is_log_empty
        self.view.show_surroundings(found, self._wanted.staff_id)

    def _show_number(self, number: int, is_counted: bool) -> None:
        if not number:
            self.view.show_none(self._is_log_empty)
            return
        self.view.show_number(number, is_counted)
        if is_counted:
            self._tasks.query(self._list().sums, self.view.show_sums)
            self._held(self._list().is_searched_whole)

    def _held(self, is_more: bool) -> None:
        """Who searches is likely to search again; questions asked meanwhile have their turn between two pieces."""
        if is_more and self._hold_words is not None:
            self._tasks.act(self._hold_words, self._held)

    def _show_trouble(self, error: QianjiError) -> None:
        self.view.show_trouble(error.sentence(self._texts))

    # -- the form

    def create(self) -> None:
        """Open a form for a new visit, with the day, person and method of the one before."""
        self._edited = None
        if not self._carried:
            self._carried = {"visited_on": self._today(), "staff": self._wanted.staff_id}
        self._ask_offers(self._open_new)

    def edit(self, line: VisitLine) -> None:
        """Open the form of a visit."""
        self._edited = line
        self._ask_offers(self._open_edit, line.visited_on)

    def save(self, values: Values, goes_on: bool = False) -> None:
        """Keep what was entered, or say what is wrong; `goes_on` opens the next form."""
        if self._flow.is_saving:
            return
        draft, errors = draft_of(values, self._today(), self._texts)
        self.view.show_errors(errors)
        if draft is None:
            return
        if self._edited is None:
            self._flow.keep(partial(self._log.log, draft), partial(self._logged, values, goes_on))
        else:
            self._flow.keep_seen(partial(self._log.change, self._edited.visit_id, draft), self._changed)

    def remove(self) -> None:
        """Take the visit in the form out of the log, with a way back."""
        if self._edited is None:
            return
        line = self._edited

        def removed(_answer: None) -> None:
            self.view.close_editor()
            self._flow.tell(
                self._texts("The visit of {day} by {name} was removed.").format(
                    day=line.visited_on.isoformat(), name=line.staff
                ),
                lambda: self._log.restore(line.visit_id),
                self._texts("The visit is back in the log."),
            )

        self._flow.keep(lambda: self._log.remove(line.visit_id), removed)

    def _ask_offers(self, opened: Callable[[Offers], None], day: date | None = None) -> None:
        ask = partial(offers, day=day or self._today(), language=self._texts.language)
        self._tasks.query(ask, opened, holds=True)

    def _open_new(self, chosen: Offers) -> None:
        self._flow.begin(None)
        self.view.open_editor(self._carried, chosen, None)

    def _open_edit(self, chosen: Offers) -> None:
        if self._edited is not None:
            values = values_of(self._edited)
            seen = Seen(values, partial(values_now, self._edited.visit_id, self._texts.language))
            self._flow.begin(seen, partial(offers, day=self._edited.visited_on, language=self._texts.language))
            self.view.open_editor(values, chosen, self._edited)

    def _continue(self, chosen: Offers) -> None:
        self.view.continue_editor(self._carried, chosen)

    def _logged(self, values: Values, goes_on: bool, visit_id: int) -> None:
        self._carried = carried_over(values)
        day, name, customer = values.day("visited_on"), values.typed("staff"), values.typed("customer")
        sentence = (
            self._texts("Logged {name}'s visit to {customer} on {day}.")
            if customer
            else self._texts("Logged {name}'s visit on {day}.")
        )
        self._flow.tell(
            sentence.format(name=name, customer=customer, day=day),
            lambda: self._log.remove(visit_id),
            self._texts("The visit was taken back."),
        )
        if goes_on:
            self._ask_offers(self._continue)
        else:
            self.view.close_editor()

    def _changed(self, _answer: None) -> None:
        self._flow.say(self._texts("The visit was saved."))
        self.view.close_editor()

    def abandoned(self, reopen: Callable[[], None]) -> None:
        """Tell that the form was closed unsaved, with a way back to what was entered."""
        self._flow.abandoned(reopen)
