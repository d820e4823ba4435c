"""The page of commissions, bonuses and awards: four tabs over one period."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain.period import Period, custom
from desktop.queries.lookups import Choice
from desktop.ui.incentives.award_forms import GrantForm, KindForm
from desktop.ui.incentives.bonus_presenter import BonusPresenter
from desktop.ui.incentives.bonus_tab import BonusPanel, BonusTab
from desktop.ui.incentives.honour_presenter import HonourPresenter
from desktop.ui.incentives.honour_tab import HonourTab
from desktop.ui.incentives.page_presenter import PagePresenter
from desktop.ui.incentives.plan_presenter import PlanPresenter
from desktop.ui.incentives.plan_tab import PlanForm, PlanTab
from desktop.ui.incentives.statement_panel import StatementPanel
from desktop.ui.incentives.statement_presenter import Narrowed, StatementPresenter
from desktop.ui.incentives.statement_tab import StatementTab
from desktop.ui.incentives.wiring import wire_bonuses, wire_honours, wire_plans, wire_statements
from desktop.ui.kit.buttons import plain_button, primary_button
from desktop.ui.kit.choice import Picker
from desktop.ui.kit.list_tools import ListTools
from desktop.ui.kit.look import Look
from desktop.ui.kit.options import Option
from desktop.ui.kit.page import Page
from desktop.ui.kit.save_place import TABLES, ask_where_to_save
from desktop.ui.kit.segments import Segments
from desktop.ui.kit.wrapping_row import WrappingRow
from desktop.ui.periods import period_text
from desktop.ui.ports import Guide, Topic, Wish

HONOURS = "honours"  # the state of a wish for awards


class Tab(Enum):
    """What the page shows."""

    STATEMENTS = "statements"
    PLANS = "plans"
    BONUSES = "bonuses"
    HONOURS = "honours"


@dataclass(frozen=True, slots=True)
class Presenters:
    """Who decides about which tab."""

    page: PagePresenter
    statements: StatementPresenter
    plans: PlanPresenter
    bonuses: BonusPresenter
    honours: HonourPresenter


class IncentivesPage(Page):
    """Lays out and forwards."""

    topics = frozenset(
        {Topic.SIGNINGS, Topic.STAFF, Topic.COMMISSIONS, Topic.AWARDS, Topic.EVALUATIONS, Topic.QUALITY, Topic.VISITS}
    )

    def __init__(self, look: Look, presenters: Presenters, guide: Guide, today: date, tools: ListTools) -> None:
        _ = look.texts
        super().__init__(look, _.pgettext("page", "Incentives"))
        self._presenters = presenters
        self._guide = guide
        self._today = today
        self._told = ""
        self.choose_target: Callable[[], Path | None] = self._ask_for_target
        self._add_buttons()
        self.tabs = Segments(
            (
                (Tab.STATEMENTS, _("Commissions")),
                (Tab.PLANS, _("Commission plans")),
                (Tab.BONUSES, _("Bonuses")),
                (Tab.HONOURS, _("Honours")),
            ),
            _("What is shown"),
        )
        self.period, self.staff = Picker((), _("Period")), Picker((), _("Staff member"))
        self.statements, self.plans = StatementTab(look, today, tools), PlanTab(look, self, today, tools)
        self.bonuses, self.honours = BonusTab(look, tools), HonourTab(look, tools)
        self.body.addLayout(self._strip())
        self._stack = QStackedWidget()
        for tab in (self.statements, self.plans, self.bonuses, self.honours):
            self._stack.addWidget(tab)
        self.body.addWidget(self._stack, 1)
        self.statement = StatementPanel(look, self, today)
        self.plan = PlanForm(look, self, today)
        self.bonus = BonusPanel(look, self)
        self.grant, self.kind = GrantForm(look, self, today), KindForm(look, self, today)
        self._offer_periods()
        self._wire()
        self._lay_out_tab(Tab.STATEMENTS)

    def _add_buttons(self) -> None:
        _, presenters = self.look.texts, self._presenters
        self.export_button = plain_button(self.look, _("Export"), self._export)
        self.settle_button = primary_button(self.look, _("Settle"), presenters.statements.settle_shown)
        self.plan_button = primary_button(self.look, _("New plan"), presenters.plans.create, "plus")
        self.kind_button = plain_button(self.look, _("New award"), presenters.honours.create_kind)
        self.grant_button = primary_button(self.look, _("Grant an award"), presenters.honours.grant, "plus")
        self._buttons: dict[Tab, tuple[QWidget, ...]] = {
            Tab.STATEMENTS: (self.export_button, self.settle_button),
            Tab.PLANS: (self.plan_button,),
            Tab.BONUSES: (),
            Tab.HONOURS: (self.kind_button, self.grant_button),
        }
        for buttons in self._buttons.values():
            for button in buttons:
                self.buttons.addWidget(button)

    def _strip(self) -> WrappingRow:
        strip = WrappingRow()
        strip.addWidget(self.tabs)
        strip.addStretch(1)
        self.period.setMinimumWidth(120)  # what it cuts then is told when pointed at
        strip.addWidget(self.period)
        strip.addWidget(self.staff)
        self.plans.sieve.add_to(strip, 150)
        return strip

    def _wire(self) -> None:
        presenters = self._presenters
        presenters.page.attach(self)
        wire_statements(presenters.statements, self.statements, self.statement)
        wire_plans(presenters.plans, self.plans, self.plan)
        wire_bonuses(presenters.bonuses, self.bonuses, self.bonus)
        wire_honours(presenters.honours, self.honours, self.grant, self.kind)
        self.tabs.chosen.connect(self.show_tab)
        self.period.picked.connect(lambda _period: self.refresh())
        self.staff.picked.connect(lambda _staff: self.refresh())
        self.statements.told.connect(self._tell)
        self.statements.settling_offered.connect(self._offer_settling)
        self.statements.plan_wanted.connect(self._begin_plan)
        self.statement.contract_wanted.connect(lambda text: self._guide.go("signings", Wish(text=text)))
        for tab in (self.bonuses, self.honours):
            tab.again_wanted.connect(self.refresh)

    def _begin_plan(self) -> None:
        self.show_tab(Tab.PLANS)
        self._presenters.plans.create()

    # -- what the window asks

    def refresh(self) -> None:
        """Ask again for what is shown."""
        presenters, period = self._presenters, self.period.value()
        presenters.page.refresh()
        match self.tabs.value():
            case Tab.STATEMENTS:
                presenters.statements.narrow(Narrowed(period, self.staff.value(), period is None))
            case Tab.PLANS:
                presenters.plans.refresh()
            case Tab.BONUSES:
                presenters.bonuses.ask(period or presenters.page.usual_period())
            case Tab.HONOURS:
                presenters.honours.ask(period or presenters.page.usual_period())

    def arrive(self, wish: Wish) -> None:
        """Show what another page asked for: the honours of some days, or what is open of a person's commissions."""
        if wish.state == HONOURS and wish.start is not None and wish.end is not None:
            self._show_honours(custom(wish.start, wish.end))
            return
        self._presenters.page.wanted_staff = wish.staff_id
        self.tabs.choose(Tab.STATEMENTS)
        self._lay_out_tab(Tab.STATEMENTS)
        self.period.set_value(None)
        self.refresh()

    def _show_honours(self, wanted: Period) -> None:
        """Show the awards of these days, which may lie further back than the periods on offer."""
        self.tabs.choose(Tab.HONOURS)
        self._lay_out_tab(Tab.HONOURS)
        offered = self._presenters.page.offered()
        period = next((each for each in offered if (each.start, each.end) == (wanted.start, wanted.end)), wanted)
        options = [*offered, *(() if period in offered else (period,))]
        self.period.set_options([Option(each, period_text(each, self._today, self.look.texts)) for each in options])
        self.period.set_value(period)
        self.refresh()

    def keep_written(self) -> bool:
        """Keep what is half written; whether nothing is lost by going: a settlement is not kept by halves."""
        forms = (self.plan, self.bonus, self.grant, self.kind)
        is_settling = self.statement.isVisibleTo(self) and self.statement.form.is_touched
        return all(form.keep_written(self) for form in forms) and not is_settling

    def create_new(self) -> None:
        """Grant an award where these are shown, else begin a new plan."""
        begin = self._presenters.honours.grant if self.tabs.value() is Tab.HONOURS else self._begin_plan
        begin()

    def focus_filter(self) -> None:
        """Put the focus on the period, of plans into the words."""
        focus = self.plans.sieve.focus if self.tabs.value() is Tab.PLANS else self.period.setFocus
        focus()

    def show_tab(self, tab: Tab) -> None:
        """Show another tab and ask for what it shows."""
        self.tabs.choose(tab)
        self._lay_out_tab(tab)
        self.refresh()

    def _lay_out_tab(self, tab: Tab) -> None:
        """Show a tab with its buttons and filters."""
        self._stack.setCurrentIndex(list(Tab).index(tab))
        for each, buttons in self._buttons.items():
            for button in buttons:
                button.setVisible(each is tab)
        self.period.setVisible(tab is not Tab.PLANS)
        self.staff.setVisible(tab is Tab.STATEMENTS)
        self.plans.sieve.show_controls(tab is Tab.PLANS)
        self._offer_periods()
        self.set_subtitle(self._told if tab is Tab.STATEMENTS else "")

    def show_people(self, people: tuple[Choice, ...], staff_id: int | None) -> None:
        """Offer everybody to narrow the statements by."""
        options = [Option(one.id, one.label) for one in people]
        self.staff.set_options([Option(None, self.look.texts("All staff")), *options])
        if staff_id is not None:
            self.staff.set_value(staff_id)
            self.refresh()

    def _offer_periods(self) -> None:
        """Periods of the usual kinds; statements also show whatever is open."""
        _ = self.look.texts
        options = [Option(period, period_text(period, self._today, _)) for period in self._presenters.page.offered()]
        if self.tabs.value() is Tab.STATEMENTS:
            options.insert(0, Option(None, _("All unsettled")))
        chosen: Period | None = self.period.value()
        is_first_time = self.period.count() == 0
        self.period.set_options(options)
        wanted = self._presenters.page.usual_period() if is_first_time else chosen
        known = [option.value for option in options]
        self.period.set_value(wanted if wanted in known else self._presenters.page.usual_period())

    def _offer_settling(self, number: int) -> None:
        _ = self.look.texts
        told = _.ngettext("Settle {number} statement", "Settle {number} statements", number)
        self.settle_button.setText(told.format(number=number) if number else _("Settle"))
        self.settle_button.setEnabled(bool(number))

    def _tell(self, told: str) -> None:
        self._told = told
        if self.tabs.value() is Tab.STATEMENTS:
            self.set_subtitle(told)

    def _export(self) -> None:
        path = self.choose_target()
        if path is not None:
            self._presenters.statements.export(path)

    def _ask_for_target(self) -> Path | None:
        _ = self.look.texts
        folders = self.look.folders
        proposed = folders.begin(_("Commissions") + ".xlsx")
        return folders.remembered(ask_where_to_save(self, _("Export the statements"), proposed, TABLES))
