"""The numbers beside the places follow what is saved, while nobody asks for anything."""

from decimal import Decimal
from pathlib import Path

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.models import Customer, Deal, Staff
from desktop.ui.ports import Topic
from tests.app.running import TODAY, Run


def test_a_deal_that_stands_still_is_counted_once_it_is_there(run: Run, company_file: Path, qtbot: QtBot) -> None:
    program = run.start()
    desk, opened = program.desk, program.opened
    assert opened is not None

    def save() -> None:
        with opened.database.write() as session:
            person, customer = Staff(code="E01", name="王龚"), Customer(name="绿源超市")
            session.add_all([person, customer])
            session.flush()
            session.add(
                Deal(
                    code="D1", staff_id=person.id, customer_id=customer.id, expected_amount=Decimal(100),
                    opened_on=TODAY.replace(month=1),
                )
            )  # fmt: skip

    desk.tasks.act(save, lambda _answer: None, topics=frozenset({Topic.DEALS}))

    button = next(
        each for each in desk.window.navigation.findChildren(QPushButton) if each.accessibleName() == "Deals"
    )
    qtbot.waitUntil(lambda: button.accessibleName() == "Deals: 1 deal without news for long", timeout=20000)
