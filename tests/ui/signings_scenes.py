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


def paste_contracts(page: Page) -> None:
    """Paste four contracts, one shared, one with shares that do not add up."""
    if not isinstance(page, SigningsPage):
        return
    page.show_tab(Tab.ENTER)


def fill_grid(page: Page) -> None:
    """Put rows into the grid once its lists are there."""
    if not isinstance(page, SigningsPage) or not page.entry.is_shown:
        return
    view = page.entry.panel().grid.view
    people = [option.label for option in view.desk.judge.book.of("people").options]
    names = [option.label for option in view.desk.judge.book.of("customers").options]
    first, second, third = (people[place % len(people)] for place in (3, 4, 5))
    customers = [names[place % len(names)] for place in (0, 40, 80, 120)]
    rows = (
        "合同编号\t签约日期\t客户名称\t业绩归属\t签约金额（元）\t产品\t到期日期",
        f"QY-901\t11-18\t{customers[0]}\t{first}\t26.8万\t单店加盟\t2029-11-17",
        f"QY-902\t\t{customers[1]}\t{first}60%、{second}40%\t380,000\t区域代理\t2031-11-17",
        f"QY-903\t11-19\t{customers[2]}\t{second}70%、{third}20%\t18万\t单店加盟\t2029-11-18",
        f"QY-904\t11-20\t{customers[3]}\t{third}\t￥２２.５万\t\t2029-11-19",
    )
    view.paste("\r\n".join(rows))


SCENES = (
    Scene("signings", "signings"),
    Scene("signing_form", "signings", finish=open_first),
    Scene("signing_new", "signings", lambda page: page.create_new(), fill_contract),
    Scene("signings_enter", "signings", paste_contracts, fill_grid),
    Scene("signings_overdue", "signings", finish=show_overdue),
    Scene("receipt_form", "signings", finish=enter_money),
)
