"""The quality page: seven lists in tabs, each with its form."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from desktop.queries.quality.narrowing import MOST
from desktop.ui.kit.buttons import primary_button
from desktop.ui.kit.filter_button import FilterButton
from desktop.ui.kit.filter_shelf import Filtered
from desktop.ui.kit.list_filters import ListFilters
from desktop.ui.kit.list_foot import ListFoot
from desktop.ui.kit.list_tools import ListTools
from desktop.ui.kit.look import Look
from desktop.ui.kit.narrowed import Narrowed, kept, read_narrowed
from desktop.ui.kit.offers import Offers
from desktop.ui.kit.options import Option
from desktop.ui.kit.page import Page
from desktop.ui.kit.record_form import RecordForm
from desktop.ui.kit.segments import Segments
from desktop.ui.kit.surfaces import Card, row
from desktop.ui.kit.table import DataTable
from desktop.ui.ports import Topic, Wish
from desktop.ui.quality.kinds import KINDS
from desktop.ui.quality.presenter import QualityPresenter
from desktop.ui.quality.questions import Found
from desktop.ui.quality.record_kind import RecordKind
from desktop.ui.quality.results_field import ResultsField


class QualityPage(Page):
    """Lays out and forwards."""

    form_built = Signal(str, object)  # the kind of record and its form

    topics = frozenset({Topic.QUALITY, Topic.STAFF, Topic.CUSTOMERS, Topic.DEALS})

    def __init__(self, look: Look, presenter: QualityPresenter, today: date, tools: ListTools) -> None:
        _ = look.texts
        super().__init__(look, _.pgettext("page", "Quality"))
        self._presenter = presenter
        self._today = today
        self.filters = ListFilters(look, _("Staff, customer or words"), presenter.wanted, 200)
        enter = next(iter(KINDS.values())).enter  # with a text from the start the sign keeps its distance from it
        self.new_button = primary_button(look, _(enter), presenter.create, "plus")
        filtered = Filtered("quality", lambda: presenter.wanted, presenter.take, kept, read_narrowed)
        self.saved = FilterButton(look, tools, filtered, self)
        for widget in (self.filters.search, self.filters.span, self.filters.staff, self.saved, self.new_button):
            self.buttons.addWidget(widget)
        tabs = [(kind.key, kind.title(_)) for kind in KINDS.values()]
        self.tabs: Segments[str] = Segments(tabs, _("Kind of record"), may_cut=True)
        line = row()
        line.addWidget(self.tabs)
        line.addStretch(1)
        self.body.addLayout(line)
        self._stack = QStackedWidget()
        card = Card(padded=False)
        self.foot = ListFoot(look, tools, lambda: self.table)
        card.body.setSpacing(0)
        card.body.addWidget(self._stack, 1)
        card.body.addWidget(self.foot)
        self.body.addWidget(card, 1)
        self._tables: dict[str, DataTable[Any]] = {}
        self._editors: dict[str, RecordForm] = {}
        self._connect()
        presenter.attach(self)
        self.show_kind(presenter.kind)

    @property
    def table(self) -> DataTable[Any]:
        """The list of the kind shown."""
        return self._tables[self._presenter.kind.key]

    @property
    def editor(self) -> RecordForm:
        """The form of the kind shown, built when it is first needed."""
        kind = self._presenter.kind
        if kind.key not in self._editors:
            self._editors[kind.key] = self._built_editor(kind)
            self.form_built.emit(kind.key, self._editors[kind.key])
        return self._editors[kind.key]

    def _connect(self) -> None:
        self.filters.narrowed.connect(self._presenter.want)
        self.tabs.chosen.connect(self._presenter.choose)

    # -- what the window asks

    def refresh(self) -> None:
        """Ask again."""
        self._presenter.refresh()

    def arrive(self, wish: Wish) -> None:
        """Show the records another page leads to."""
        self._presenter.arrive(wish)

    def keep_written(self) -> bool:
        """Keep what is half written; whether nothing is lost by going."""
        return all(editor.keep_written(self) for editor in self._editors.values())

    def create_new(self) -> None:
        """Open an empty form."""
        self._presenter.create()

    def focus_filter(self) -> None:
        """Put the cursor into the search box."""
        self.filters.focus()

    # -- what the presenter calls

    def show_kind(self, kind: RecordKind) -> None:
        """Show the tab of another kind."""
        if kind.key not in self._tables:
            self._tables[kind.key] = self._built_table(kind)
            self._stack.addWidget(self._tables[kind.key])
            self.table.show_loading()
        self.tabs.choose(kind.key)
        self.new_button.setText(self.look.texts(kind.enter))
        self._stack.setCurrentWidget(self._tables[kind.key])

    def show_found(self, answer: Found, staff_id: int | None) -> None:
        """Show records, or what stands there when there are none."""
        _ = self.look.texts
        self.filters.offer_people([Option(choice.id, choice.label) for choice in answer.people], staff_id)
        number = len(answer.lines)
        if answer.has_more:
            shown = _("The newest {number} entries; fewer days show the others").format(number=MOST)
        else:
            shown = _.ngettext(
                "{number} entry · double-click or Enter changes it",
                "{number} entries · double-click or Enter changes one",
                number,
            ).format(number=number)
        self.set_subtitle(shown if number else "")
        told = _.ngettext("{number} entry shown", "{number} entries shown", number)
        self.foot.say(told.format(number=number) if number else "")
        if number:
            self.table.show_rows(answer.lines)
        else:
            self._show_none(answer.is_empty)

    def show_trouble(self, sentence: str) -> None:
        """Show why there is no list."""
        self.table.show_error(sentence, self._presenter.refresh)

    def show_wanted(self, wanted: Narrowed) -> None:
        """Let the filters say what is shown."""
        self.filters.show(wanted)

    def open_editor(self, values: Mapping[str, object], chosen: Offers, is_new: bool) -> None:
        """Show the form of the kind shown."""
        kind = self._presenter.kind
        title = self.look.texts(kind.enter if is_new else kind.change)
        self.editor.open_form(values, chosen, title, is_new, self._presenter.edited_id)

    def continue_editor(self, values: Mapping[str, object], chosen: Offers) -> None:
        """Show the form for the next record."""
        self.editor.continue_form(values, chosen)

    def close_editor(self) -> None:
        """Put the form away and go back to the list."""
        self.editor.put_away()
        self.table.view.setFocus()

    def put_forms_away(self) -> None:
        """Put every form away before another kind is shown."""
        for editor in self._editors.values():
            editor.dismiss()

    # -- parts

    def _built_table(self, kind: RecordKind) -> DataTable[Any]:
        table: DataTable[Any] = DataTable(
            self.look,
            kind.columns(self.look.texts),
            lambda line: line.record_id,
            kind.title(self.look.texts),
            key=f"quality {kind.key}",
        )
        table.opened.connect(self._presenter.edit)
        return table

    def _built_editor(self, kind: RecordKind) -> RecordForm:
        presenter = self._presenter
        editor = RecordForm(
            self.look,
            self,
            kind.fields,
            self._today,
            lambda spec: ResultsField(self.look, spec),
            self.look.texts(kind.removal),
            kind.key,
        )
        editor.abandoned.connect(lambda: presenter.abandoned(editor.come_back))
        editor.saved.connect(lambda: presenter.save(editor.entered()))
        editor.saved_and_next.connect(lambda: presenter.save(editor.entered(), goes_on=True))
        editor.remove_button.clicked.connect(lambda _checked=False: presenter.remove())
        return editor

    def _show_none(self, is_empty: bool) -> None:
        _, kind = self.look.texts, self._presenter.kind
        if is_empty:
            self.table.show_empty(kind.icon, _(kind.empty), _(kind.teaching), _(kind.enter), self._presenter.create)
        else:
            self.table.show_empty(kind.icon, _("No entry matches"), _("Choose more days, everybody, or other words."))
