"""The card of word lists: one list at a time in the owner's order, retired words last."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop.i18n import Translator
from desktop.queries.lookups import WordLine
from desktop.ui.kit.buttons import plain_button, primary_button
from desktop.ui.kit.choice import Picker
from desktop.ui.kit.columns import NO_VALUE, Cell, Column
from desktop.ui.kit.look import Look
from desktop.ui.kit.offers import Offers
from desktop.ui.kit.options import Option
from desktop.ui.kit.record_form import RecordForm
from desktop.ui.kit.surfaces import Card, row
from desktop.ui.kit.table import DataTable
from desktop.ui.settings.lists_presenter import FIELDS, IS_EFFECTIVE, ListsPresenter, list_names
from desktop.ui.tones import Tone

HEIGHT = 300  # px of the table: seven words before it scrolls


class ListsCard(Card):
    """Lays out and forwards; the form slides over the page `host`."""

    def __init__(self, look: Look, host: QWidget, presenter: ListsPresenter, today: date) -> None:
        _ = look.texts
        super().__init__(_("Lists"))
        self._look, self._host = look, host
        self._presenter = presenter
        self.kind = Picker([Option(kind, name) for kind, name in list_names(_).items()], _("Lists"))
        self.add_button = primary_button(look, _("Add a word"), presenter.create, "plus")
        self.head.addWidget(self.kind)
        self.head.addWidget(self.add_button)
        self.table: DataTable[WordLine] = DataTable(
            look, word_columns(_), lambda line: line.word_id, _("Lists"), sortable=False
        )
        self.table.setFixedHeight(HEIGHT)
        self.body.addWidget(self.table)
        self.up = plain_button(look, _("Move up"), lambda: self._move(-1))
        self.down = plain_button(look, _("Move down"), lambda: self._move(1))
        self.change = plain_button(look, _.pgettext("act", "Change"), self._change, "pencil")
        self.retire = plain_button(look, _("Stop offering"), self._retire)
        self.body.addSpacing(4)
        foot = row(spacing=10)
        for button in (self.up, self.down, self.change, self.retire):
            foot.addWidget(button)
        foot.addStretch(1)
        self.body.addLayout(foot)
        self.editors = {
            False: RecordForm(look, host, FIELDS, today, form_name="word"),
            True: RecordForm(look, host, (*FIELDS, IS_EFFECTIVE), today, form_name="word of effect"),
        }
        self._has_effective = False
        self._connect()
        presenter.attach(self)
        self.table.show_loading()

    @property
    def editor(self) -> RecordForm:
        """The form of a word of the list shown."""
        return self.editors[self._has_effective]

    @property
    def is_half_written(self) -> bool:
        """Whether something was entered in an open form that would be lost by going."""
        return not all(editor.keep_written(self._host) for editor in self.editors.values())

    def refresh(self) -> None:
        """Ask again."""
        self._presenter.refresh()

    # -- what the presenter calls

    def show_words(self, lines: Sequence[WordLine], has_effective: bool) -> None:
        """Show the words of the list chosen."""
        _ = self._look.texts
        self._has_effective = has_effective
        if lines:
            self.table.show_rows(lines)
        else:
            self.table.show_empty(
                "inbox", _("No words yet"), _("Words are added here, or on the way when records are entered.")
            )
        self.table.view.setColumnHidden(2, not has_effective)
        self._settle()

    def open_editor(self, values: Mapping[str, object], title: str, has_effective: bool, is_new: bool) -> None:
        """Show the form of a word."""
        self._has_effective = has_effective
        self.editor.open_form(values, Offers(), title, is_new, f"{self.kind.value()} {values.get('name', '')}")
        self.editor.remove_button.hide()

    def close_editor(self) -> None:
        """Put the form away."""
        self.editor.put_away()

    # -- parts

    def _connect(self) -> None:
        presenter = self._presenter
        self.kind.picked.connect(presenter.choose)
        self.table.opened.connect(presenter.edit)
        self.table.view.selectionModel().selectionChanged.connect(lambda _new, _old: self._settle())
        for editor in self.editors.values():
            editor.saved.connect(lambda editor=editor: presenter.save(editor.entered()))
            editor.saved_and_next.connect(lambda editor=editor: presenter.save(editor.entered(), goes_on=True))
            editor.abandoned.connect(lambda editor=editor: presenter.abandoned(editor.come_back))

    def _settle(self) -> None:
        """Let the buttons fit the word chosen."""
        line = self.table.selected_row() if self.table.model.rows else None
        for button in (self.up, self.down):
            button.setEnabled(line is not None and line.is_active)
        for button in (self.change, self.retire):
            button.setEnabled(line is not None)
        is_retired = line is not None and not line.is_active
        self.retire.setText(self._look.texts("Offer again") if is_retired else self._look.texts("Stop offering"))

    def _move(self, steps: int) -> None:
        if (line := self.table.selected_row()) is not None:
            self._presenter.move(line, steps)

    def _change(self) -> None:
        if (line := self.table.selected_row()) is not None:
            self._presenter.edit(line)

    def _retire(self) -> None:
        if (line := self.table.selected_row()) is not None:
            self._presenter.retire_or_bring_back(line)


def word_columns(texts: Translator) -> tuple[Column[WordLine], ...]:
    """The word in both languages, whether such visits are effective, and whether it is offered."""
    _ = texts
    return (
        Column(_("Word"), lambda line: line.name, Cell.STRONG, 0, least=140),
        Column(_("In English"), lambda line: line.name_en or NO_VALUE, Cell.SOFT, 0, least=120),
        Column(
            _("Counts as effective"),
            lambda line: _("Effective") if line.is_effective else NO_VALUE,
            Cell.CHIP,
            160,
            tone=lambda _line: Tone.OK,
        ),
        Column(
            _("Status"),
            lambda line: _("In use") if line.is_active else _("Retired"),
            Cell.CHIP,
            112,
            tone=lambda line: Tone.NEUTRAL if not line.is_active else Tone.ACCENT,
        ),
    )
