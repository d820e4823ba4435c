"""Scenes of the settings' cards with forms: word lists, and the factors of customers' quality."""

from desktop.ui.kit.page import Page
from desktop.ui.settings.lists_card import ListsCard
from desktop.ui.settings.quality_card import QualityTableCard
from tests.ui.scenes import Scene, hide_folder

PLACE = "settings"


def new_word(page: Page) -> None:
    """Open the form of a new word."""
    card = page.findChild(ListsCard)
    assert isinstance(card, ListsCard)
    card.add_button.click()


def factors(page: Page) -> None:
    """Open the form of the quality factors."""
    card = page.findChild(QualityTableCard)
    assert isinstance(card, QualityTableCard)
    card.change_button.click()


SCENES = (
    Scene("settings_word", PLACE, hide_folder, new_word),
    Scene("settings_quality", PLACE, hide_folder, factors),
)
