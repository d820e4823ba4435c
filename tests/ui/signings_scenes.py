"""Pictures of the contracts page."""

from datetime import date

from desktop.ui.kit.page import Page
from desktop.ui.signings.instalment_field import InstalmentField
from desktop.ui.signings.page import SigningsPage, Tab
from desktop.ui.signings.share_field import ShareField
from tests.ui.scenes import Scene


def open_first(page: Page) -> None:
    """Open the contract that stands first."""
    if isinstance(page, SigningsPage) and page.table.loaded_rows():
        page.table.opened.emit(page.table.loaded_rows()[0])


def show_overdue(page: Page) -> None:
    """Show what is overdue."""
    if isinstance(page, SigningsPage):
        page.tabs.choose(Tab.OVERDUE)
        page.show_tab(Tab.OVERDUE)


def enter_money(page: Page) -> None:
    """Enter money for what is overdue longest."""
    if isinstance(page, SigningsPage):
        show_overdue(page)
        if page.overdue.model.rows:
            page.overdue.link_clicked.emit(page.overdue.model.rows[0], 6)


def fill_contract(page: Page) -> None:
    """Enter a contract with two people and three instalments, one share of it wrongly."""
    if isinstance(page, SigningsPage):
        form = page.form
        form.form.fields["amount"].set_value("268,000")
        shares, instalments = form.form.fields["shares"], form.form.fields["instalments"]
        if isinstance(shares, ShareField) and isinstance(instalments, InstalmentField):
            shares.add_person()
            instalments.plan.parts.setText("50/30/20")
            instalments.plan.first.setText(date(2026, 12, 1).isoformat())
            instalments.fill_by_plan()
        form.saved.emit()


SCENES = (
    Scene("signings", "signings"),
    Scene("signing_form", "signings", finish=open_first),
    Scene("signing_new", "signings", lambda page: page.create_new(), fill_contract),
    Scene("signings_overdue", "signings", finish=show_overdue),
    Scene("receipt_form", "signings", finish=enter_money),
)
