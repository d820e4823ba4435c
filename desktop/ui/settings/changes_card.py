"""The card of the record of changes: all of them in a panel, narrowed by kind, days and text."""

from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.i18n import Translator
from desktop.queries.change_log import ChangeRow
from desktop.queries.change_words import ABOUT, about, happened
from desktop.services.change_particulars import particulars
from desktop.ui.kit.buttons import plain_button
from desktop.ui.kit.choice import Picker
from desktop.ui.kit.columns import NO_VALUE, Cell, Column
from desktop.ui.kit.filter_button import FilterButton
from desktop.ui.kit.filter_shelf import Filtered
from desktop.ui.kit.list_foot import ListFoot
from desktop.ui.kit.list_tools import ListTools
from desktop.ui.kit.look import Look
from desktop.ui.kit.options import Option
from desktop.ui.kit.search_box import SearchBox
from desktop.ui.kit.side_panel import SidePanel
from desktop.ui.kit.surfaces import Card, row
from desktop.ui.kit.windowed_table import WindowedTable
from desktop.ui.kit.words import capital, words
from desktop.ui.settings.changes_presenter import ChangesPresenter
from desktop.ui.settings.changes_wanted import ChangesWanted, kept, read_wanted

PANEL, LIST, SEARCH = 980, 520, 300


def change_columns(texts: Translator) -> tuple[Column[ChangeRow], ...]:
    """When, what, what happened, which record, particulars, and the number for who asks for it."""
    _ = texts
    return (
        Column(
            _("When"),
            lambda each: f"{each.happened_at.astimezone():%Y-%m-%d %H:%M}",
            Cell.SOFT,
            142,
            name="when",
            value=lambda each: f"{each.happened_at.astimezone():%Y-%m-%d %H:%M:%S}",
        ),
        Column(_("What"), lambda each: _(about(each.verb)), Cell.TEXT, 150, name="what"),
        Column(_("What happened"), lambda each: capital(_(happened(each.verb))), Cell.TEXT, 150, name="happened"),
        Column(_("Which"), lambda each: each.label or NO_VALUE, Cell.STRONG, 0, least=200, name="which"),
        Column(
            _("Particulars"),
            lambda each: particulars(each, _) or NO_VALUE,
            Cell.SOFT,
            0,
            least=120,
            name="particulars",
        ),
        Column(
            _("No."),
            lambda each: f"{each.number:,}",
            Cell.NUMBER,
            84,
            name="number",
            value=lambda each: each.number,
            is_extra=True,
        ),
    )


class ChangesCard(Card):
    """Lays out and forwards; the list slides over the page `host`."""

    def __init__(self, look: Look, host: QWidget, presenter: ChangesPresenter, tools: ListTools) -> None:
        _ = look.texts
        super().__init__(_("Record of changes"))
        self._look = look
        self._presenter = presenter
        self._tools = tools
        note = _(
            "Every change is written down and sealed with the one before it: one altered or taken out from between "
            "is noticed. If the newest are taken away, a backup made since shows it."
        )
        way_back = _("What was removed can be brought back from here.")
        for told in (note, way_back):
            self.body.addWidget(words(told, "soft", wrap=True))
        self.open_button = plain_button(look, _("Show the changes …"), self._open, "history")
        self.body.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._host = host
        presenter.attach(self)

    @cached_property
    def panel(self) -> SidePanel:
        """The list, made when it is first opened: the page is shown sooner without it."""
        panel = SidePanel(self._look, self._host, PANEL)
        self._fill(panel)
        return panel

    @property
    def is_half_written(self) -> bool:
        """Whether something was entered and not saved; nothing is typed here but what to look for."""
        return False

    def refresh(self) -> None:
        """Ask again."""
        self._presenter.refresh()

    # -- what the presenter calls

    def show_kinds(self, kinds: tuple[str, ...]) -> None:
        """Offer these kinds to choose from."""
        _ = self._look.texts
        named = sorted((Option(kind, _(ABOUT.get(kind, kind))) for kind in kinds), key=lambda each: each.label)
        self.kind.set_options([Option("", _("Everything")), *named])
        self.kind.set_value(self._presenter.wanted.about)

    def show_wanted(self, wanted: ChangesWanted) -> None:
        """Let the filters say what is shown."""
        self.kind.set_value(wanted.about)
        self.days.set_value(wanted.days)
        self.search.show_words(wanted.text)

    def show_number(self, number: int, is_counted: bool) -> None:
        """Show the list, or that there is nothing; it is longer than `number` where it is not counted yet."""
        _ = self._look.texts
        told = _.ngettext("{number} change", "{number} changes", number).format(number=f"{number:,}")
        self.foot.say(told if is_counted and number else "")
        if number:
            self.table.show_list()
        else:
            self.table.show_nothing(
                "search", _("No such changes"), _("Choose another kind, more days or fewer letters.")
            )
        self._settle()

    def show_trouble(self, sentence: str) -> None:
        """Show why there is no list."""
        self.table.show_error(sentence, self._presenter.refresh)

    def put_away(self) -> None:
        """Another page comes."""
        self.panel.dismiss()

    # -- parts

    def _fill(self, panel: SidePanel) -> None:
        panel.body.addLayout(self._filters(panel))
        self.table: WindowedTable[ChangeRow] = WindowedTable(
            self._look,
            change_columns(self._look.texts),
            self._presenter.rows,
            self._look.texts("Record of changes"),
            key="changes",
        )
        self.table.setMinimumHeight(LIST)
        self.foot = ListFoot(self._look, self._tools, lambda: self.table)
        card = Card(padded=False)
        card.body.setSpacing(0)
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self.foot)
        panel.body.addWidget(card, 1)
        self.table.opened.connect(self._presenter.lead)
        self.lead_button = plain_button(
            self._look, self._look.texts("Show the record"), self._lead_selected, "arrow-right"
        )
        self.back_button = plain_button(self._look, self._look.texts("Bring it back"), self._bring_back, "history")
        panel.foot_row.addStretch(1)
        panel.foot_row.addWidget(self.back_button)
        panel.foot_row.addWidget(self.lead_button)
        panel.foot.show()
        self.table.view.selectionModel().selectionChanged.connect(lambda _now, _before: self._settle())
        self._settle()

    def _filters(self, panel: SidePanel) -> QHBoxLayout:
        _ = self._look.texts
        self.kind = Picker([Option("", _("Everything"))], _("Kind of change"))
        spans = ((1, _("Today")), (7, _("Last 7 days")), (30, _("Last 30 days")), (None, _("All days")))
        self.days = Picker([Option(*span) for span in spans], _("Days"))
        self.days.set_value(None)
        self.search = SearchBox(self._look, _("Person, customer, number, file"), SEARCH)
        self.search.searched.connect(lambda _text: self._narrow())
        for picker in (self.kind, self.days):
            picker.picked.connect(lambda _value: self._narrow())
        presenter = self._presenter
        filtered = Filtered("changes", lambda: presenter.wanted, presenter.take, kept, read_wanted)
        self.saved = FilterButton(self._look, self._tools, filtered, panel)
        filters = row(spacing=10)
        for widget in (self.kind, self.days, self.search, self.saved):
            filters.addWidget(widget)
        filters.addStretch(1)
        return filters

    def _open(self) -> None:
        self.panel.open(self._look.texts("Record of changes"))
        self.table.show_loading()
        self.search.setFocus()
        self._presenter.open()

    def _narrow(self) -> None:
        self._presenter.want(ChangesWanted(self.kind.value() or "", self.days.value(), self.search.text().strip()))

    def _settle(self) -> None:
        chosen = self.table.selected_row()
        self.lead_button.setEnabled(chosen is not None and self._presenter.leads(chosen))
        self.back_button.setEnabled(chosen is not None and self._presenter.may_return(chosen))

    def _lead_selected(self) -> None:
        chosen = self.table.selected_row()
        if chosen is not None:
            self._presenter.lead(chosen)

    def _bring_back(self) -> None:
        chosen = self.table.selected_row()
        if chosen is not None:
            self._presenter.bring_back(chosen)
