"""The library of causes and measures: a table to search, and the form over it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.domain.diagnoses import STEPS
from desktop.domain.indicators import Indicator
from desktop.queries.measures import MeasureRow
from desktop.ui.kit.choice import Picker
from desktop.ui.kit.filter_button import FilterButton
from desktop.ui.kit.filter_shelf import Filtered
from desktop.ui.kit.list_foot import ListFoot
from desktop.ui.kit.list_tools import ListTools
from desktop.ui.kit.look import Look
from desktop.ui.kit.options import Option
from desktop.ui.kit.search_box import SearchBox
from desktop.ui.kit.surfaces import GAP, Card, column
from desktop.ui.kit.table import DataTable
from desktop.ui.kit.wrapping_row import WrappingRow
from desktop.ui.plans.measure_form import MeasureForm
from desktop.ui.plans.measure_library_presenter import LibraryPresenter
from desktop.ui.plans.measure_library_rows import LibraryLine, library_columns
from desktop.ui.plans.measure_library_wanted import LibraryWanted, kept, read_wanted


class Library(QWidget):
    """Lays out and forwards; `host` is the page the form slides over."""

    def __init__(self, look: Look, host: QWidget, presenter: LibraryPresenter, tools: ListTools) -> None:
        super().__init__()
        _ = look.texts
        self._look = look
        self._presenter = presenter
        self.search = SearchBox(look, _("Cause or measure"), 200)
        steps = [Option(key, _(name)) for key, name in STEPS.items()]
        self.step = Picker([Option(None, _("All steps")), *steps], _("Step"))
        filtered = Filtered("measures", lambda: presenter.wanted, presenter.take, kept, read_wanted)
        self.saved = FilterButton(look, tools, filtered, host)
        self.table: DataTable[LibraryLine] = DataTable(
            look, library_columns(_), lambda line: line.row.key, _("Causes and measures"), key="measures"
        )
        self.foot = ListFoot(look, tools, lambda: self.table)
        card = Card(padded=False)
        card.body.setSpacing(0)
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self.foot)
        strip = WrappingRow()
        for widget in (self.search, self.step, self.saved):
            strip.addWidget(widget)
        strip.addStretch(1)
        whole = column(self, GAP)
        whole.addLayout(strip)
        whole.addWidget(card, 1)
        self.editor = MeasureForm(look, host)
        self.search.searched.connect(lambda _text: self._want())
        self.step.picked.connect(lambda _step: self._want())
        self.table.opened.connect(presenter.edit)
        self.editor.saved.connect(lambda: presenter.save(self.editor.entered()))
        self.editor.abandoned.connect(lambda: presenter.abandoned(self.editor.come_back))
        self.editor.switch_link.clicked.connect(lambda _checked=False: presenter.switch())
        self.editor.restore_link.clicked.connect(lambda _checked=False: presenter.restore())
        self.editor.remove_link.clicked.connect(lambda _checked=False: presenter.remove())
        presenter.attach(self)
        self.table.show_loading()

    # -- what the presenter calls

    def show_lines(self, lines: Sequence[LibraryLine]) -> None:
        """Show these entries."""
        _, number = self._look.texts, len(lines)
        self.table.show_rows(lines)
        self.foot.say(_.ngettext("{number} measure shown", "{number} measures shown", number).format(number=number))

    def show_wanted(self, wanted: LibraryWanted) -> None:
        """Let the filters say what is shown."""
        self.search.show_words(wanted.text)
        self.step.set_value(wanted.step)

    def show_none(self) -> None:
        """Show that no entry matches."""
        _ = self._look.texts
        self.foot.say("")
        self.table.show_empty(
            "search",
            _("No measure matches"),
            _("Search for other words, or add a measure of your own."),
            _("Add a measure"),
            self._presenter.create,
        )

    def show_trouble(self, sentence: str) -> None:
        """Show why there is no library."""
        self.table.show_error(sentence, self._presenter.refresh)

    def open_editor(self, values: dict[str, object], indicators: Sequence[Indicator], row: MeasureRow | None) -> None:
        """Show the form."""
        self.editor.open_form(values, indicators, row)

    def close_editor(self) -> None:
        """Put the form away and go back to the table."""
        self.editor.put_away()
        self.table.view.setFocus()

    def _want(self) -> None:
        self._presenter.want(LibraryWanted(self.search.text().strip(), self.step.value()))
