"""What narrows the page of deals: words, a person, a team, a region, days of closing, stalled ones only."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox

from desktop.errors import N_
from desktop.ui.deals.questions import Filters
from desktop.ui.deals.wanted import LOST, OPEN, WON, Tab, Wanted
from desktop.ui.kit.choice import Picker
from desktop.ui.kit.look import Look
from desktop.ui.kit.options import Option
from desktop.ui.kit.search_box import SearchBox
from desktop.ui.kit.segments import Segments
from desktop.ui.kit.spans import Span, offered_spans

RESULTS = (("", N_("All results")), (OPEN, N_("Under way")), (WON, N_("Won")), (LOST, N_("Lost")))


class DealFilters(QObject):
    """The controls, which their page lays out; `narrowed` carries what they say after each change."""

    narrowed = Signal(object)

    def __init__(self, look: Look, wanted: Wanted) -> None:
        _ = look.texts
        super().__init__()
        self._texts = look.texts
        self._wanted = wanted
        tabs = ((Tab.BOARD, _("Until signing")), (Tab.AFTER, _("After signing")), (Tab.LIST, _("List")))
        self.tabs: Segments[Tab] = Segments(tabs, _("What is shown"))
        self.search = SearchBox(look, _("Customer, code or staff"), 190)
        self.staff = Picker((), _("Staff member"))
        self.team = Picker((), _("Team"))
        self.region = Picker((), _("Region"))
        self.stage = Picker((), _("Stage"))
        self.result = Picker([Option(value, _(name)) for value, name in RESULTS], _("Result"))
        self.span = Picker((), _("Days of closing"))
        self.stalled = QCheckBox(_("Stalled only"))
        self.tabs.chosen.connect(lambda _tab: self._tell())
        self.search.searched.connect(lambda _text: self._tell())
        for picker in (self.staff, self.team, self.region, self.stage, self.result, self.span):
            picker.picked.connect(lambda _value: self._tell())
        self.stalled.clicked.connect(lambda _on: self._tell())
        self.show(wanted)

    def show(self, wanted: Wanted) -> None:
        """Let the controls say what is shown, without telling anybody."""
        self._wanted = wanted
        self.tabs.choose(wanted.tab)
        self.span.set_options(offered_spans(wanted.span, wanted.asked, self._texts))
        for picker, value in (
            (self.staff, wanted.staff_id),
            (self.team, wanted.team_id),
            (self.region, wanted.region_id),
            (self.stage, wanted.stage_id),
            (self.result, wanted.result),
            (self.span, wanted.span),
        ):
            picker.set_value(value)
        self.stalled.setChecked(wanted.is_stalled)
        self.search.show_words(wanted.text)
        self._show_fitting(wanted)

    def offer(self, offered: Filters, wanted: Wanted) -> None:
        """Offer these people, teams and regions; those in force stay chosen."""
        _ = self._texts
        for picker, everything, choices, value in (
            (self.staff, _("All staff"), offered.people, wanted.staff_id),
            (self.team, _("All teams"), offered.teams, wanted.team_id),
            (self.region, _("All regions"), offered.regions, wanted.region_id),
            (self.stage, _("All stages"), offered.stages, wanted.stage_id),
        ):
            picker.set_options([Option(None, everything), *(Option(each.id, each.label) for each in choices)])
            picker.set_value(value)

    def focus(self) -> None:
        """Put the cursor into the search box."""
        self.search.setFocus()
        self.search.selectAll()

    def _show_fitting(self, wanted: Wanted) -> None:
        in_list, is_closed = wanted.tab is Tab.LIST, wanted.result in (WON, LOST)
        may_stall = wanted.tab is Tab.BOARD or (in_list and not is_closed)
        for widget, is_fitting in (
            (self.result, in_list),
            (self.stage, in_list),
            (self.span, is_closed or not in_list or wanted.span is Span.ASKED),
            (self.stalled, may_stall),
        ):
            if widget.parentWidget() is not None or not is_fitting:  # shown alone it would be a window of its own
                widget.setVisible(is_fitting)

    def _tell(self) -> None:
        self._wanted = replace(
            self._wanted,
            tab=self.tabs.value(),
            staff_id=self.staff.value(),
            team_id=self.team.value(),
            region_id=self.region.value(),
            stage_id=self.stage.value(),
            is_stalled=self.stalled.isChecked(),
            text=self.search.text().strip(),
            result=self.result.value() or "",
            span=self.span.value() or Span.THIS_QUARTER,
        )
        self._show_fitting(self._wanted)
        self.narrowed.emit(self._wanted)
