"""Pictures of the page of customers."""

from desktop.ui.customers.page import CustomersPage
from desktop.ui.kit.page import Page
from desktop.ui.ports import Wish
from tests.ui.scenes import Scene

MUCH = 5  # the customer of this key has signed, and has a history


def open_one(page: Page) -> None:
    """Open a customer with a history."""
    if isinstance(page, CustomersPage):
        page.arrive(Wish(customer_id=MUCH))


def enter_double(page: Page) -> None:
    """Enter a customer that is on the list already."""
    if isinstance(page, CustomersPage):
        known = page.table.loaded_rows()[-1].name
        page.editor.form.fields["name"].set_value(known.removesuffix("有限公司"))
        page.editor.form.fields["contact"].set_value("何女士")
        page.editor.saved.emit()


def show_doubles(page: Page) -> None:
    """Look for customers entered twice."""
    if isinstance(page, CustomersPage):
        page.more.trigger("doubles")


def hand_all(page: Page) -> None:
    """Hand over all customers of the list."""
    if isinstance(page, CustomersPage):
        page.more.trigger("hand")


SCENES = (
    Scene("customers", "customers"),
    Scene("customer", "customers", finish=open_one),
    Scene("customer_new", "customers", lambda page: page.create_new(), enter_double),
    Scene("customers_twice", "customers", finish=show_doubles),
    Scene("customers_handed", "customers", finish=hand_all),
)
