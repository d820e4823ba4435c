"""Where other pages lead to on the contracts page: one contract, the form for its money, what is overdue."""

from desktop.ui.ports import Wish
from desktop.ui.signings.page import Tab
from tests.ui.signings.conftest import Stage


def test_a_wish_for_a_contracts_money_opens_its_form(stage: Stage) -> None:
    key = stage.sign()

    stage.page.arrive(Wish(record_id=key, text="QY-1", state="receipt"))

    assert stage.page.receipt.isVisible()
    assert not stage.page.form.isVisible()
    assert stage.numbers() == ["QY-1"]


def test_a_wish_for_a_contract_opens_it(stage: Stage) -> None:
    key = stage.sign()

    stage.page.arrive(Wish(record_id=key))

    assert stage.page.form.isVisible()


def test_a_wish_for_what_is_overdue_shows_that_list(stage: Stage) -> None:
    stage.sign()

    stage.page.arrive(Wish(state="overdue"))

    assert stage.page.tabs.value() is Tab.OVERDUE
