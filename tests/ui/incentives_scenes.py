"""Pictures of the page of commissions and awards."""

from desktop.domain.period import PeriodKind
from desktop.ui.incentives.page import IncentivesPage, Tab
from desktop.ui.kit.page import Page
from tests.ui.scenes import Scene


def on(tab: Tab) -> Scene:
    """A tab as it is first shown."""

    def show(page: Page) -> None:
        if isinstance(page, IncentivesPage):
            page.show_tab(tab)

    return Scene(f"incentives_{tab.value}", "incentives", show)


def show_quarter_before(page: Page) -> None:
    """Show the commissions of the quarter before the last full one."""
    if isinstance(page, IncentivesPage):
        page.show_tab(Tab.STATEMENTS)
        quarters = [one for one in page.period._values if one is not None and one.kind is PeriodKind.QUARTER]
        page.period.set_value(quarters[1])
        page.refresh()


def open_statement(page: Page) -> None:
    """Open the statement that stands fourth: partly settled in the sample."""
    if isinstance(page, IncentivesPage) and page.statements.table.model.rows:
        rows = page.statements.table.model.rows
        page.statements.table.opened.emit(rows[min(3, len(rows) - 1)])


def open_plan(page: Page) -> None:
    """Open the plan that stands first, or an empty form."""
    if isinstance(page, IncentivesPage):
        rows = page.plans.table.model.rows
        if rows:
            page.plans.table.opened.emit(rows[0])
        else:
            page.create_new()


def open_bonus(page: Page) -> None:
    """Open the bonus that stands first."""
    if isinstance(page, IncentivesPage) and page.bonuses.table.model.rows:
        page.bonuses.table.opened.emit(page.bonuses.table.model.rows[0])


def grant_first(page: Page) -> None:
    """Open the form of a grant for the first suggestion."""
    if isinstance(page, IncentivesPage):
        rows = page.honours.suggested.model.rows
        if rows:
            page.honours.suggested.link_clicked.emit(rows[0], 5)
        else:
            page.create_new()


def name_award(page: Page) -> None:
    """Open the form of an award."""
    if isinstance(page, IncentivesPage):
        page.kind_button.click()


SCENES = (
    on(Tab.STATEMENTS),
    Scene("incentives_statement", "incentives", show_quarter_before, open_statement),
    on(Tab.PLANS),
    Scene("incentives_plan", "incentives", on(Tab.PLANS).prepare, open_plan),
    on(Tab.BONUSES),
    Scene("incentives_bonus", "incentives", on(Tab.BONUSES).prepare, open_bonus),
    on(Tab.HONOURS),
    Scene("incentives_grant", "incentives", on(Tab.HONOURS).prepare, grant_first),
    Scene("incentives_award", "incentives", on(Tab.HONOURS).prepare, name_award),
)
