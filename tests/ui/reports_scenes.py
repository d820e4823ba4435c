"""Scenes of the page of sheets."""

from desktop.domain.sheets import SheetKind
from desktop.ui.kit.page import Page
from desktop.ui.reports.page import ReportsPage
from tests.ui.scenes import Scene

PLACE = "reports"


def week(page: Page) -> None:
    """Look at the sheet of the last week."""
    assert isinstance(page, ReportsPage)
    page.kinds[SheetKind.WEEK].click()


def ranking(page: Page) -> None:
    """Look at the ranking of the last quarter."""
    assert isinstance(page, ReportsPage)
    page.kinds[SheetKind.RANKING].click()


SCENES = (Scene("reports", PLACE), Scene("reports_ranking", PLACE, ranking), Scene("reports_week", PLACE, week))
