"""Where other pages lead to on the visits page: one customer's visits, and those that a figure counts."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.ui.kit.look import Look
from desktop.ui.ports import Wish
from tests.ui.company import Company
from tests.ui.surroundings import TODAY, FakeMessages
from tests.ui.visits.page_stage import Stage


def test_one_customers_visits_say_whose_they_are_until_its_name_is_clicked(
    look: Look, company: Company, messages: FakeMessages, qtbot: QtBot
) -> None:
    stage = Stage(look, company, messages, qtbot)
    company.visit(TODAY, "禾味餐饮")
    company.visit(TODAY, "禾味餐饮二店")
    stage.page.refresh()
    lines = stage.page.table.loaded_rows()
    (visited,) = (line.customer_id for line in lines if line.customer == "禾味餐饮")

    stage.page.arrive(Wish(customer_id=visited, text="禾味餐饮"))
    narrowed, (chip,) = stage.customers(), stage.page.filters.chips.chips
    said = chip.text()
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)

    assert narrowed == ["禾味餐饮"]
    assert said == "禾味餐饮"
    assert len(stage.customers()) == 2
    assert not stage.page.filters.chips.isVisible()


def test_visits_behind_a_number_of_customers_say_that_number_again(
    look: Look, company: Company, messages: FakeMessages, qtbot: QtBot
) -> None:
    stage = Stage(look, company, messages, qtbot)
    for customer in ("禾味餐饮", "禾味餐饮", "城东广场", ""):
        company.visit(TODAY, customer)
    stage.page.refresh()
    of_all = stage.page.foot.summary.text()

    stage.page.arrive(Wish(state="at_customers"))

    assert of_all == "4 visits, 0 effective"
    assert stage.page.foot.summary.text() == "3 visits, 0 effective · 2 different customers"
