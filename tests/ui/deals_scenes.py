"""Pictures of the page of deals."""

from desktop.ui.deals.page import DealsPage
from desktop.ui.kit.page import Page
from desktop.ui.ports import Wish
from tests.ui.scenes import Scene


def first_of(page: DealsPage, place: int) -> list[int]:
    """The most valuable deal of a stage, where there is one."""
    columns = page.board.columns[place : place + 1] if place >= 0 else page.board.columns[-1:]
    return [card.deal_id for column in columns for card in column.model.cards[:1]]


def open_first(page: Page) -> None:
    """Open the most valuable deal of the third stage."""
    if isinstance(page, DealsPage):
        for deal_id in first_of(page, 2):
            page.board.opened.emit(deal_id)


def win_first(page: Page) -> None:
    """Open the form by which the most valuable deal of the last stage is won."""
    if isinstance(page, DealsPage):
        for deal_id in first_of(page, -1):
            page.board.won.emit(deal_id)


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
