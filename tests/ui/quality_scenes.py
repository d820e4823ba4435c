"""Scenes of the quality page: lists, forms, and a form with something wrong."""

from collections.abc import Callable

from desktop.ui.kit.page import Page
from desktop.ui.quality.page import QualityPage
from tests.ui.scenes import Scene

PLACE = "quality"


def tab(key: str) -> Callable[[Page], None]:
    """Show one kind."""

    def choose(page: Page) -> None:
        assert isinstance(page, QualityPage)
        page.tabs.choose(key)
        page.tabs.chosen.emit(key)

    return choose


def form_of(key: str) -> Callable[[Page], None]:
    """Show one kind, and its empty form."""

    def open_form(page: Page) -> None:
        tab(key)(page)
        page.create_new()

    return open_form


def first_entry(page: Page) -> None:
    """Open the newest entry of the list, where there is one."""
    assert isinstance(page, QualityPage)
    if page.table.model.rows:
        page.table.opened.emit(page.table.model.rows[0])


def save_empty(page: Page) -> None:
    """Save a form in which fields are still empty."""
    assert isinstance(page, QualityPage)
    page.editor.saved.emit()


SCENES = (
    Scene("quality_surveys", PLACE, tab("surveys")),
    Scene("quality_complaints", PLACE, tab("complaints")),
    Scene("quality_activities", PLACE, tab("activities"), first_entry),
    Scene("quality_feedback", PLACE, tab("feedback")),
    Scene("quality_conduct", PLACE, form_of("conduct"), save_empty),
    Scene("quality_absences", PLACE, tab("absences")),
    Scene("quality_milestones", PLACE, form_of("milestones")),
    Scene("quality_customers", PLACE, tab("customers")),
)
