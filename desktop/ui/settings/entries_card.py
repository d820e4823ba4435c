"""The card of teams, positions or stages: a table, what can be done with its entries, and the form of one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from typing import Any, Generic

from PySide6.QtWidgets import QWidget

from desktop.ui.kit.buttons import plain_button, primary_button
from desktop.ui.kit.columns import Column
from desktop.ui.kit.look import Look
from desktop.ui.kit.offers import Offers
from desktop.ui.kit.record_form import RecordForm
from desktop.ui.kit.surfaces import Card, row
from desktop.ui.kit.table import DataTable
from desktop.ui.kit.words import words
from desktop.ui.settings.entries_presenter import EntriesPresenter, EntryKind, EntryT

HEIGHT = 300  # px of the table: seven entries before it scrolls


@dataclass(frozen=True, slots=True)
class Face(Generic[EntryT]):
    """What a card shows of its kind, in the owner's words."""

    heading: str
    note: str  # what its entries are good for
    add: str
    nothing: str
    columns: tuple[Column[EntryT], ...]


class EntriesCard(Card, Generic[EntryT]):
    """Lays out and forwards; the form slides over the page `host`."""

    def __init__(
        self,
        look: Look,
        host: QWidget,
        presenter: EntriesPresenter[EntryT, Any],
        kind: EntryKind[EntryT, Any],
        face: Face[EntryT],
        today: date,
    ) -> None:
        super().__init__(face.heading)
        self._look, self._host, self._presenter = look, host, presenter
        self._face, self._has_order = face, kind.order is not None
        self.add_button = primary_button(look, face.add, presenter.create, "plus")
        self.head.addWidget(self.add_button)
        self.body.addWidget(words(face.note, "soft", wrap=True))
        self.table: DataTable[EntryT] = DataTable(look, face.columns, kind.key, face.heading, sortable=False)
        self.table.setFixedHeight(HEIGHT)
        self.body.addWidget(self.table)
        self._add_buttons()
        self._make_editor = partial(
            RecordForm, look, host, kind.fields, today, form_name=f"settings {kind.new_title}"
        )
        self.table.opened.connect(presenter.edit)
        self.table.view.selectionModel().selectionChanged.connect(lambda _new, _old: self._settle())
        presenter.attach(self)
        self.table.show_loading()

    @cached_property
    def editor(self) -> RecordForm:
        """The form, made when first asked for: the page is built before anybody wants one."""
        editor, presenter = self._make_editor(), self._presenter
        editor.saved.connect(lambda: presenter.save(editor.entered()))
        editor.saved_and_next.connect(lambda: presenter.save(editor.entered(), goes_on=True))
        editor.abandoned.connect(lambda: presenter.abandoned(editor.come_back))
        return editor

    @property
    def is_half_written(self) -> bool:
        """Whether something was entered in an open form that would be lost by going."""
        return "editor" in self.__dict__ and not self.editor.keep_written(self._host)

    def refresh(self) -> None:
        """Ask again."""
        self._presenter.refresh()

    # -- what the presenter calls

    def show_entries(self, entries: Sequence[EntryT]) -> None:
        """Show the entries."""
        if entries:
            self.table.show_rows(entries)
        else:
            self.table.show_empty("inbox", self._face.nothing, self._face.note)
        self._settle()

    def open_editor(
        self, values: Mapping[str, object], offers: Offers, title: str, is_new: bool, record: object
    ) -> None:
        """Show the form of an entry."""
        self.editor.open_form(values, offers, title, is_new, record)
        self.editor.remove_button.hide()

    def close_editor(self) -> None:
        """Put the form away."""
        self.editor.put_away()

    # -- parts

    def _add_buttons(self) -> None:
        _ = self._look.texts
        self.up = plain_button(self._look, _("Move up"), lambda: self._move(-1))
        self.down = plain_button(self._look, _("Move down"), lambda: self._move(1))
        self.change = plain_button(self._look, _.pgettext("act", "Change"), self._change, "pencil")
        self.remove = plain_button(self._look, _("Take out"), self._remove)
        self.body.addSpacing(4)
        foot = row(spacing=10)
        for button in (self.up, self.down, self.change, self.remove):
            foot.addWidget(button)
        foot.addStretch(1)
        self.body.addLayout(foot)
        self.up.setVisible(self._has_order)
        self.down.setVisible(self._has_order)

    def _settle(self) -> None:
        """Let the buttons fit the entry chosen."""
        is_chosen = bool(self.table.model.rows) and self.table.selected_row() is not None
        for button in (self.up, self.down, self.change, self.remove):
            button.setEnabled(is_chosen)

    def _move(self, steps: int) -> None:
        if (entry := self.table.selected_row()) is not None:
            self._presenter.move(entry, steps)

    def _change(self) -> None:
        if (entry := self.table.selected_row()) is not None:
            self._presenter.edit(entry)

    def _remove(self) -> None:
        if (entry := self.table.selected_row()) is not None:
            self._presenter.remove(entry)
