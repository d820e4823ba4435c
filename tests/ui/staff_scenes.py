"""Pictures of a person's whole profile."""

from desktop.queries.person.timeline import Deed
from desktop.ui.kit.page import Page
from desktop.ui.staff.page import StaffPage
from tests.ui.scenes import Scene


def open_whole(page: Page) -> None:
    """Open the whole profile of the person beside the list."""
    if isinstance(page, StaffPage):
        page.open_whole()


def show_tables(page: Page) -> None:
    """The same with tables where charts stood, scrolled to the plan."""
    open_whole(page)
    if isinstance(page, StaffPage):
        for card in (page.person.scores, page.person.shape):
            if not card.switched.shows_table:
                card.switched.change_over()
        page.person.timeline.deeds.chosen.emit((Deed.SIGNING, Deed.REVIEW, Deed.AWARD, Deed.ACTION))


def scroll_down(page: Page) -> None:
    """Show the plan."""
    if isinstance(page, StaffPage):
        bar = page.person.beside.verticalScrollBar()
        bar.setValue(bar.maximum())


SCENES = (
    Scene("staff_profile", "staff", finish=open_whole),
    Scene("staff_profile_tables", "staff", show_tables, scroll_down),
)
