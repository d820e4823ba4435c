"""Scenes of the owner's guide."""

from desktop.ui.guide.page import GuidePage
from desktop.ui.kit.page import Page
from tests.ui.scenes import Scene

PLACE = "guide"


def about_targets(page: Page) -> None:
    """Read the chapter on targets."""
    assert isinstance(page, GuidePage)
    page.list.setCurrentRow(3)


SCENES = (Scene("guide", PLACE), Scene("guide_targets", PLACE, about_targets))
