"""Puts the page of customers together; built when first shown, like every page."""

from typing import TYPE_CHECKING

from desktop.app.files import Opened
from desktop.app.list_tools import list_tools
from desktop.ui.kit.page import Page

if TYPE_CHECKING:
    from desktop.app.program import Desk, Program


def customers_page(desk: "Desk", opened: Opened, program: "Program") -> Page:
    """The page with its presenters and services."""
    from desktop.services.customer_distinct import CustomerDistinction
    from desktop.services.customer_merge import CustomerMerge
    from desktop.services.customer_owners import CustomerOwners
    from desktop.services.customer_register import CustomerRegister
    from desktop.ui.customers.doubles_presenter import DoublesPresenter
    from desktop.ui.customers.form_presenter import CustomerFormPresenter
    from desktop.ui.customers.hand_presenter import HandPresenter
    from desktop.ui.customers.page import CustomersPage
    from desktop.ui.customers.presenter import CustomersPresenter, CustomersPresenters

    around, database, today = (desk.tasks, desk.messages, desk.look.texts), opened.database, program.today
    presenters = CustomersPresenters(
        CustomersPresenter(desk.tasks, desk.look.texts, desk.window, today),
        CustomerFormPresenter(*around, CustomerRegister(database, today), today),
        HandPresenter(*around, CustomerOwners(database, today), today),
        DoublesPresenter(*around, CustomerMerge(database), CustomerDistinction(database), today),
    )
    return CustomersPage(desk.look, presenters, today(), list_tools(desk, opened))
