"""Which button and row of each tab leads to which decision."""

from desktop.ui.incentives.award_forms import GrantForm, KindForm
from desktop.ui.incentives.bonus_presenter import BonusPresenter
from desktop.ui.incentives.bonus_tab import BonusPanel, BonusTab
from desktop.ui.incentives.honour_presenter import HonourPresenter
from desktop.ui.incentives.honour_tab import HonourTab
from desktop.ui.incentives.plan_presenter import PlanPresenter
from desktop.ui.incentives.plan_tab import PlanForm, PlanTab
from desktop.ui.incentives.statement_panel import StatementPanel
from desktop.ui.incentives.statement_presenter import StatementPresenter
from desktop.ui.incentives.statement_tab import StatementTab


def wire_statements(decides: StatementPresenter, tab: StatementTab, panel: StatementPanel) -> None:
    """Attach the list of statements and the panel of one."""
    decides.attach_with_panel(tab, panel)
    tab.again_wanted.connect(decides.refresh)
    tab.table.opened.connect(lambda line: decides.open(line.key))
    panel.settle_wanted.connect(decides.settle)
    panel.take_back_wanted.connect(decides.take_back)
    panel.override_wanted.connect(decides.override)
    panel.drop_wanted.connect(decides.drop_override)
    panel.renew_wanted.connect(decides.renew)


def wire_plans(decides: PlanPresenter, tab: PlanTab, form: PlanForm) -> None:
    """Attach the list of commission plans and the form of one."""
    decides.attach_with_form(tab, form)
    tab.create_wanted.connect(decides.create)
    tab.again_wanted.connect(decides.refresh)
    tab.table.opened.connect(decides.edit)
    form.saved.connect(lambda: decides.save(form.entered()))
    form.abandoned.connect(lambda: decides.flow.abandoned(form.come_back))
    form.follow_wanted.connect(decides.follow)
    form.remove_button.clicked.connect(lambda _checked=False: decides.remove())


def wire_bonuses(decides: BonusPresenter, tab: BonusTab, panel: BonusPanel) -> None:
    """Attach the list of bonuses and the panel of one."""
    decides.attach_with_panel(tab, panel)
    tab.table.opened.connect(decides.open)
    panel.saved.connect(lambda: decides.override(panel.amount.value(), panel.reason.value()))
    panel.restore_button.clicked.connect(lambda _checked=False: decides.restore())
    panel.abandoned.connect(lambda: decides.flow.abandoned(panel.come_back))


def wire_honours(decides: HonourPresenter, tab: HonourTab, grant: GrantForm, kind: KindForm) -> None:
    """Attach the list of awards, the form of a grant and that of an award."""
    decides.attach_with_forms(tab, grant, kind)
    tab.usual_wanted.connect(decides.add_usual)
    tab.suggested.opened.connect(decides.edit_kind)
    tab.suggested.link_clicked.connect(lambda line, _column: decides.grant(line))
    tab.granted.opened.connect(decides.take_back)
    grant.saved.connect(lambda: decides.save_grant(grant.entered()))
    grant.abandoned.connect(lambda: decides.granting.abandoned(grant.come_back))
    kind.saved.connect(lambda: decides.save_kind(kind.entered()))
    kind.abandoned.connect(lambda: decides.naming.abandoned(kind.come_back))
    kind.remove_button.clicked.connect(lambda _checked=False: decides.remove_kind())
