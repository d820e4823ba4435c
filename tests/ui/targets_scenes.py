"""Scenes of the targets page."""

from PySide6.QtWidgets import QPushButton

from desktop.ui.kit.page import Page
from desktop.ui.targets.grid_view import GridView
from desktop.ui.targets.page import TargetsPage
from tests.ui.scenes import Scene

PLACE = "targets"


def afresh(page: Page) -> None:
    """Forget what another scene entered, and show the months."""
    if isinstance(page, TargetsPage):
        if page.reasons.isVisibleTo(page):
            page.reasons.discarded.emit()
        page.span.findChildren(QPushButton)[0].click()


def by_hand(page: Page) -> None:
    """Show the grid, though there may be no target yet."""
    afresh(page)
    if isinstance(page, TargetsPage):
        page.empty.hand_wanted.emit()


def months(page: Page) -> None:
    """Show the collected money of the months."""
    by_hand(page)
    if isinstance(page, TargetsPage):
        page.toolbar.lens_changed.emit("indicator", "collected_amount")


def quarters(page: Page) -> None:
    """Show the quarters."""
    by_hand(page)
    if isinstance(page, TargetsPage):
        page.span.findChildren(QPushButton)[1].click()


def entries(page: Page) -> None:
    """Enter one figure far out of line, one that waits for its reason, and one that is no number."""
    if isinstance(page, TargetsPage):
        row, column = page.view.grid.first_cell()
        for rows, columns, text in ((0, 1, "230万"), (1, -1, "25"), (2, 0, "3o")):
            enter(page.view, row + rows, column + columns, text)
        page.view.setCurrentIndex(page.view.grid.index(row, column + 1))


def enter(view: GridView, row: int, column: int, text: str) -> None:
    """Enter a text into a cell as an editor does."""
    view.grid.setData(view.grid.index(row, column), text)


def details(page: Page) -> None:
    """Show the story of the current cell."""
    if isinstance(page, TargetsPage):
        page.strip.details_wanted.emit()


def split(page: Page) -> None:
    """Open the assistant."""
    afresh(page)
    if isinstance(page, TargetsPage):
        page.split_button.click()


def preview(page: Page) -> None:
    """Ask for the parts of 12 million."""
    if isinstance(page, TargetsPage):
        page.split.whole.set_value("1200万")
        page.split.preview_button.click()


def season(page: Page) -> None:
    """Look at the seasonal table."""
    split(page)


def season_chosen(page: Page) -> None:
    """Choose the seasonal table and spoil its sum."""
    if isinstance(page, TargetsPage):
        buttons = page.split.method.findChildren(QPushButton)
        buttons[2].click()
        page.split.season.boxes[0].setText("9.1")
        page.split.season.boxes[0].textEdited.emit("9.1")


def gaps(page: Page) -> None:
    """Check all sums."""
    if isinstance(page, TargetsPage):
        page.gap_button.click()


def other_days(page: Page) -> None:
    """Ask for a target of other days, wrongly."""
    if isinstance(page, TargetsPage):
        page.create_new()
        page.target.period.set_value("2026Q7")
        page.target.value.set_value("36")
        page.target.saved.emit()


SCENES = (
    Scene("targets", PLACE, afresh),
    Scene("targets_months", PLACE, months),
    Scene("targets_quarters", PLACE, quarters),
    Scene("targets_entries", PLACE, months, entries),
    Scene("targets_details", PLACE, months, details),
    Scene("targets_split", PLACE, split, preview),
    Scene("targets_season", PLACE, season, season_chosen),
    Scene("targets_gaps", PLACE, by_hand, gaps),
    Scene("targets_other_days", PLACE, by_hand, other_days),
)
