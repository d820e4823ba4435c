"""Scenes of the first page."""

from collections.abc import Callable

from desktop.domain.period import PeriodKind
from desktop.ui.dashboard.page import DashboardPage
from desktop.ui.kit.page import Page
from tests.ui.scenes import Scene

PLACE = "dashboard"


def on_page(act: Callable[[DashboardPage], None]) -> Callable[[Page], None]:
    """The act for whatever page is shown."""

    def prepared(page: Page) -> None:
        assert isinstance(page, DashboardPage)
        act(page)

    return prepared


def change_over(page: DashboardPage) -> None:
    """Show charts and cards as tables and the table as a chart, over a year."""
    page.kinds.choose(PeriodKind.YEAR)
    page.kinds.chosen.emit(PeriodKind.YEAR)
    for switched in (page.behind.trend.switched, page.behind.funnel.switched, page.behind.people.switched):
        switched.change_over()
    page.change_over()


def begin(page: DashboardPage) -> None:
    """Show what a new company sees."""
    page.show_beginning(has_staff=False)


def charts(page: DashboardPage) -> None:
    """Show the cards, whatever another scene made of them."""
    if not page.cards[0].isVisible():
        page.change_over()


SCENES = (
    Scene("dashboard", PLACE, on_page(charts)),
    Scene("dashboard_tables", PLACE, on_page(change_over)),
    Scene("dashboard_new", PLACE, finish=on_page(begin)),
)
