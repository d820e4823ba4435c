"""Scenes of the evaluations page."""

from desktop.ui.evaluations.page import EvaluationsPage
from desktop.ui.evaluations.texts_card import Tab
from desktop.ui.kit.page import Page
from tests.ui.scenes import Scene

PLACE = "evaluations"


def review(page: Page) -> None:
    """A person with strengths, weaknesses and causes."""
    assert isinstance(page, EvaluationsPage)
    people = page.people.model.people
    at = next((at for at, person in enumerate(people) if person.code == "E05"), 0)
    page.people.view.setCurrentIndex(page.people.model.index(at))


SCENES = (Scene("evaluation", PLACE, review),)
