"""Pictures of the page of deals."""

from desktop.ui.deals.page import DealsPage
from desktop.ui.kit.page import Page
from desktop.ui.ports import Wish
from tests.ui.scenes import Scene


def open_first(page: Page) -> None:
    """Open the most valuable deal of the third stage."""
    if isinstance(page, DealsPage):
        page.board.opened.emit(page.board.columns[2].model.cards[0].deal_id)


def win_first(page: Page) -> None:
    """Open the form by which a deal is won, with nothing said of the amount."""
    if isinstance(page, DealsPage):
        page.board.won.emit(page.board.columns[-1].model.cards[0].deal_id)


def list_lost(page: Page) -> None:
    """List what was lost."""
    page.arrive(Wish(state="lost"))


def show_stalled(page: Page) -> None:
    """Show only what stands still."""
    page.arrive(Wish(state="stalled"))


SCENES = (
    Scene("deals", "deals"),
    Scene("deal", "deals", finish=open_first),
    Scene("deal_won", "deals", finish=win_first),
    Scene("deal_new", "deals", lambda page: page.create_new()),
    Scene("deals_lost", "deals", list_lost),
    Scene("deals_stalled", "deals", show_stalled),
)
