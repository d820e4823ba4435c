"""Puts the page of deals together; built when first shown, like every page."""

from typing import TYPE_CHECKING

from desktop.app.files import Opened
from desktop.app.list_tools import list_tools
from desktop.ui.kit.page import Page

if TYPE_CHECKING:
    from desktop.app.program import Desk, Program


def deals_page(desk: "Desk", opened: Opened, program: "Program") -> Page:
    """The page with its presenters and services."""
    from desktop.services.deal_course import DealCourse
    from desktop.services.deals import DealBook
    from desktop.ui.deals.form_presenter import DealFormPresenter
    from desktop.ui.deals.page import DealsPage
    from desktop.ui.deals.presenter import DealsPresenter, DealsPresenters
    from desktop.ui.deals.step_presenter import StepPresenter

    around = (desk.tasks, desk.messages, desk.look.texts)
    steps = StepPresenter(*around, DealCourse(opened.database, program.today), program.today)
    lists = DealsPresenter(desk.tasks, desk.look.texts, desk.window, steps, program.today, program.fiscal_year_start)
    form = DealFormPresenter(*around, DealBook(opened.database, program.today), program.today)
    return DealsPage(desk.look, DealsPresenters(lists, form, steps), program.today(), list_tools(desk, opened))
