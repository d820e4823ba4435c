"""Puts the page of improvement plans together; built when first shown, like every page."""

from typing import TYPE_CHECKING

from desktop.app.files import Opened
from desktop.app.list_tools import list_tools
from desktop.ui.kit.page import Page

if TYPE_CHECKING:
    from desktop.app.program import Desk, Program


def plans_page(desk: "Desk", opened: Opened, program: "Program") -> Page:
    """The page with its presenters and services."""
    from desktop.services.measures import MeasureLibrary
    from desktop.services.plans import PlanVerbs
    from desktop.ui.plans.measure_library_presenter import LibraryPresenter
    from desktop.ui.plans.page import PlansPage
    from desktop.ui.plans.presenter import PlansPresenter

    around = (desk.tasks, desk.messages, desk.look.texts)
    presenter = PlansPresenter(*around, PlanVerbs(opened.database, program.today), program.today)
    library = LibraryPresenter(*around, MeasureLibrary(opened.database))
    return PlansPage(desk.look, presenter, library, program.today(), list_tools(desk, opened))
