"""Scenes of the page of everything that is printed."""

from desktop.domain.sheet_kinds import SheetKind
from desktop.ui.kit.page import Page
from desktop.ui.reports.choice_card import Side
from desktop.ui.reports.page import ReportsPage
from tests.ui.scenes import Scene

PLACE = "reports"


def choose(page: Page, kind: SheetKind) -> None:
    """Look at another printout."""
    assert isinstance(page, ReportsPage)
    names = [each.kind for each in page.printouts]
    page.choice.list.setCurrentRow(names.index(kind))


def week(page: Page) -> None:
    """Look at the sheet of the last week."""
    choose(page, SheetKind.WEEK)


def ranking(page: Page) -> None:
    """Look at the ranking of the last quarter."""
    choose(page, SheetKind.RANKING)


def look(page: Page) -> None:
    """Look at how everything is printed."""
    assert isinstance(page, ReportsPage)
    page.choice.show_side(Side.PAPER)


def draw(page: Page) -> None:
    """Ask for the pictures at once: a scene does not wait for pages to settle."""
    assert isinstance(page, ReportsPage)
    page.preview.pages.ask_pictures()


SCENES = (
    Scene("reports", PLACE, finish=draw),
    Scene("reports_look", PLACE, look, draw),
    Scene("reports_ranking", PLACE, ranking, draw),
    Scene("reports_week", PLACE, week, draw),
)
