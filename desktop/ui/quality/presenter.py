"""Decides what the quality page shows: one kind of record at a time, narrowed, and its form."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any, Protocol

from desktop.errors import QianjiError
from desktop.i18n import Translator
from desktop.queries.quality.narrowing import RecordFilter
from desktop.services.seen import Seen, Shown
from desktop.ui.kit.form_flow import FormFlow, FormView
from desktop.ui.kit.narrowed import Narrowed, asked_by
from desktop.ui.kit.offers import Offers
from desktop.ui.kit.reading import carried_over, given_by, values_of
from desktop.ui.kit.spans import Span
from desktop.ui.kit.values import Values
from desktop.ui.ports import Messages, Tasks, Topic, Wish
from desktop.ui.presenter import Presenter
from desktop.ui.quality.kinds import KINDS
from desktop.ui.quality.questions import Found, found, offers
from desktop.ui.quality.record_kind import Line, RecordKind, Verbs

CHANGED = frozenset({Topic.QUALITY, Topic.CUSTOMERS})


@dataclass(slots=True)
class Editing:
    """The form of one kind: the record being changed, None for a new one, and what the next one starts with."""

    line: Line | None = None
    carried: dict[str, object] = field(default_factory=dict)


class QualityView(Protocol):
    """What the presenter expects of its page."""

    def show_found(self, answer: Found, staff_id: int | None) -> None:
        """Show records, or what stands there when there are none."""
        ...

    def show_trouble(self, sentence: str) -> None:
        """Show why there is no list."""
        ...

    def show_kind(self, kind: RecordKind) -> None:
        """Show the tab of another kind."""
        ...

    def show_wanted(self, wanted: Narrowed) -> None:
        """Let the filters say what is shown."""
        ...

    def open_editor(self, values: Mapping[str, object], chosen: Offers, is_new: bool) -> None:
        """Show the form of the kind shown."""
        ...

    def continue_editor(self, values: Mapping[str, object], chosen: Offers) -> None:
        """Show the form for the next record."""
        ...

    @property
    def editor(self) -> FormView:
        """The form of the kind shown."""
        ...

    def close_editor(self) -> None:
        """Put the form away."""
        ...

    def put_forms_away(self) -> None:
        """Put every form away before another kind is shown."""
        ...


class QualityPresenter(Presenter[QualityView]):
    """Speaks to one page."""

    def __init__(
        self,
        tasks: Tasks,
        messages: Messages,
        texts: Translator,
        verbs: Mapping[str, Verbs],
        today: Callable[[], date],
        fiscal_year_start: Callable[[], int],
    ) -> None:
        self._tasks = tasks
        self._texts = texts
        self._verbs = verbs
        self._today = today
        self._fiscal_year_start = fiscal_year_start
        self._wanted = Narrowed(Span.THIS_YEAR)
        self._editing = {key: Editing() for key in KINDS}
        self._flows = {key: FormFlow(tasks, messages, texts, lambda: self.view.editor, CHANGED) for key in KINDS}
        self.kind = next(iter(KINDS.values()))

    @property
    def _flow(self) -> FormFlow:
        """The flow of the form of the kind shown: each remembers the record it was filled with."""
        return self._flows[self.kind.key]

    @property
    def wanted(self) -> Narrowed:
        """Which records the list shows."""
        return self._wanted

    # -- the list

    def refresh(self) -> None:
        """Ask for the newest records of the kind shown."""
        ask = partial(found, kind=self.kind, wanted=self._filter(), today=self._today())
        self._tasks.query(ask, self._show_found, self._show_trouble)

    def choose(self, key: str) -> None:
        """Show another kind under the same filters; what is being saved is waited for."""
        if self._flow.is_saving:
            self.view.show_kind(self.kind)
            return
        if key != self.kind.key:
            self.view.put_forms_away()
        self.kind = KINDS[key]
        self.view.show_kind(self.kind)
        self.refresh()

    def want(self, wanted: Narrowed) -> None:
        """Show other records."""
        self._wanted = wanted
        self.refresh()

    def arrive(self, wish: Wish) -> None:
        """Show the records another page leads to."""
        self.take(asked_by(wish))

    def take(self, wanted: Narrowed) -> None:
        """Show other records, and let the filters say so."""
        self._wanted = wanted
        self.view.show_wanted(wanted)
        self.refresh()

    def _filter(self) -> RecordFilter:
        start, end = self._wanted.days(self._today(), self._fiscal_year_start())
        return RecordFilter(start, end, self._wanted.staff_id, self._wanted.text)

    def _show_found(self, answer: Found) -> None:
        if answer.kind == self.kind.key:
            self.view.show_found(answer, self._wanted.staff_id)

    def _show_trouble(self, error: QianjiError) -> None:
        self.view.show_trouble(error.sentence(self._texts))

    # -- the form

    @property
    def edited_id(self) -> int | str:
        """The record in the form of the kind shown, "" for a new one."""
        line = self._editing[self.kind.key].line
        return "" if line is None else line.record_id

    def create(self) -> None:
        """Open a form for a new record, with the day and person of the one before."""
        editing = self._editing[self.kind.key]
        editing.line = None
        if not editing.carried:
            editing.carried = self.kind.starting(self._today(), self._wanted.staff_id)
        self._ask_offers(lambda chosen: self.view.open_editor(editing.carried, chosen, is_new=True))

    def edit(self, line: Line) -> None:
        """Open the form of a record."""
        self._editing[self.kind.key].line = line
        kind, values = self.kind, values_of(line, self.kind.fields)

        def opened(chosen: Offers) -> None:
            seen = Seen(values, partial(_values_now, kind, line.record_id))
            self._flow.begin(seen, partial(offers, kind=kind, today=self._today()))
            self.view.open_editor(values, chosen, is_new=False)

        self._ask_offers(opened)

    def save(self, values: Values, goes_on: bool = False) -> None:
        """Keep what was entered, or say what is wrong; `goes_on` opens the next form."""
        kind, editing, verbs = self.kind, self._editing[self.kind.key], self._verbs[self.kind.key]
        given, errors = given_by(values, kind.fields, self._today(), self._texts)
        self.view.editor.show_errors(errors)
        if errors:
            return
        draft = kind.draft(**given)
        if editing.line is None:
            self._flow.keep(lambda: verbs.add(draft), partial(self._added, kind, values, goes_on))
        else:
            record_id = editing.line.record_id
            self._flow.keep_seen(lambda: verbs.change(record_id, draft), self._changed)

    def remove(self) -> None:
        """Take the record in the form out, with a way back."""
        line, verbs = self._editing[self.kind.key].line, self._verbs[self.kind.key]
        if line is None:
            return
        record_id = line.record_id

        def removed(_answer: None) -> None:
            self.view.close_editor()
            self._flow.tell(
                self._texts("The entry was removed."),
                lambda: verbs.restore(record_id),
                self._texts("The entry is back on the list."),
            )

        self._flow.keep(lambda: verbs.remove(record_id), removed)

    def abandoned(self, reopen: Callable[[], None]) -> None:
        """Tell that the form was closed unsaved, with a way back to what was entered."""
        kind = self.kind

        def come_back() -> None:
            if self.kind is not kind:
                self.choose(kind.key)
            reopen()

        self._flow.abandoned(come_back)

    def _ask_offers(self, opened: Callable[[Offers], None]) -> None:
        kind = self.kind

        def show(chosen: Offers) -> None:
            if self.kind is kind:
                opened(chosen)

        self._tasks.query(partial(offers, kind=kind, today=self._today()), show, holds=True)

    def _added(self, kind: RecordKind, values: Values, goes_on: bool, record_id: int) -> None:
        carried = carried_over(values, kind.fields)
        self._editing[kind.key].carried = carried
        verbs = self._verbs[kind.key]
        self._flow.tell(
            self._texts("The entry was saved."),
            lambda: verbs.remove(record_id),
            self._texts("The entry was taken back."),
        )
        if goes_on:
            self._ask_offers(lambda chosen: self.view.continue_editor(carried, chosen))
        else:
            self.view.close_editor()

    def _changed(self, _answer: Any) -> None:
        self._flow.say(self._texts("The entry was saved."))
        self.view.close_editor()


def _values_now(kind: RecordKind, record_id: int, session: Any) -> Shown:
    """A record as its form would show it now, empty where it is gone."""
    lines = kind.lines(session, RecordFilter(record_id=record_id), 1)
    return values_of(lines[0], kind.fields) if lines else {}
