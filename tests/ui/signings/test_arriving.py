"""Where other pages lead to on the contracts page: one contract, the form for its money, what is overdue."""

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.ui.ports import Wish
from desktop.ui.signings.page import Tab
from tests.ui.signings.conftest import Stage
from tests.ui.surroundings import TODAY


def test_a_wish_for_a_contracts_money_opens_its_form(stage: Stage) -> None:
    key = stage.sign()

    stage.page.arrive(Wish(record_id=key, text="QY-1", state="receipt"))

    assert stage.page.receipt.isVisible()
    assert not stage.page.form.isVisible()
    assert stage.numbers() == ["QY-1"]


def test_the_form_for_a_contracts_money_begins_with_what_is_due_of_it(stage: Stage) -> None:
    key = stage.sign(amount="1000")  # half of it due today, half in 2027
    stage.pay(key, "100")

    stage.page.arrive(Wish(record_id=key, text="QY-1", state="receipt"))
    fields = stage.page.receipt.form.fields
    begun = (fields["amount"].value(), fields["instalment_id"].value())
    stage.page.receipt.save_button.click()

    assert begun == ("400.00", stage.kept(key).instalments[0].instalment_id)
    assert stage.kept(key).received == 500


def test_the_form_for_a_contract_nothing_is_due_of_begins_without_an_amount(stage: Stage) -> None:
    key = stage.sign(amount="1000")
    stage.pay(key, "500")

    stage.page.arrive(Wish(record_id=key, text="QY-1", state="receipt"))

    assert stage.page.receipt.form.fields["amount"].value() == ""


def test_a_wish_for_a_contract_opens_it(stage: Stage) -> None:
    key = stage.sign()

    stage.page.arrive(Wish(record_id=key))

    assert stage.page.form.isVisible()


def test_a_wish_for_what_is_overdue_shows_that_list(stage: Stage) -> None:
    stage.sign()

    stage.page.arrive(Wish(state="overdue"))

    assert stage.page.tabs.value() is Tab.OVERDUE


def test_what_is_overdue_is_that_of_the_person_named_whoever_was_shown_before(stage: Stage) -> None:
    stage.sign()
    stage.page.arrive(Wish(staff_id=stage.company.li, text="nobody"))

    stage.page.arrive(Wish(state="overdue"))
    everybody = len(_owed(stage))
    stage.page.arrive(Wish(staff_id=stage.company.li, state="overdue"))

    assert (everybody, len(_owed(stage))) == (1, 0)


def test_money_of_some_days_shows_its_contracts_whenever_they_were_signed(stage: Stage, qtbot: QtBot) -> None:
    stage.pay(stage.sign("OLD", date(2026, 2, 3)), "300")
    stage.sign("NEW")

    stage.page.arrive(Wish(stage.company.wang, TODAY, TODAY, state="received"))
    paid, told, (chip,) = stage.numbers(), stage.page.foot.summary.text(), stage.page.filters.chips.chips
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)

    assert paid == ["OLD"]
    assert told == "1 contract, ¥300 received on these days"
    assert stage.numbers() == ["NEW"]


def test_one_customers_contracts_and_what_it_owes_are_shown(stage: Stage) -> None:
    first = stage.sign("A", customer="禾味餐饮")
    stage.sign("B", customer="禾味餐饮二店")

    stage.page.arrive(Wish(customer_id=stage.kept(first).customer_id, text="禾味餐饮"))

    assert stage.numbers() == ["A"]
    assert _owed(stage) == ["A"]
    assert [chip.text() for chip in stage.page.filters.chips.chips] == ["禾味餐饮"]


def _owed(stage: Stage) -> list[str]:
    """The contracts of the overdue list from top to bottom."""
    model = stage.page.overdue.model
    return [line.number for line in model.rows]
