"""An owner sets a year's target, breaks it down to people and months, and takes it back."""

from decimal import Decimal

from PySide6.QtCore import Qt
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.models import Target
from desktop.ui.targets.page import TargetsPage
from tests.flows.window.hands import CONTROL, Hands

YEAR = ("2027-01-01", "2027-12-31")


def test_a_year_is_set_broken_down_and_taken_back(hands: Hands) -> None:
    hands.go("targets")
    page: TargetsPage = hands.page(TargetsPage)
    before = hands.ask(targets_there_are)

    hands.step("break a year down")
    hands.click("Break down …")
    panel = page.split
    hands.until(panel.isVisible)
    hands.pick(panel.period.box, 0)
    hands.click(panel.whole.box)
    hands.press(Qt.Key.Key_A, CONTROL, on=panel.whole.box)
    hands.type("6000", panel.whole.box)
    hands.choose(panel.method, 1)
    hands.click(panel.preview_button)
    hands.until(panel.keep_button.isEnabled)
    if panel.reason.isVisible():
        hands.click(panel.reason.box)
        hands.type("New plan", panel.reason.box)
    hands.click(panel.keep_button)
    hands.until(lambda: not panel.isVisible())
    after = hands.ask(targets_there_are)

    hands.step("take it back")
    hands.program.desk.window.toast.hide()
    hands.press(Qt.Key.Key_Z, CONTROL)
    hands.until(lambda: hands.ask(targets_there_are) == before)

    assert after != before


def targets_there_are(session: Session) -> tuple[int, Decimal]:
    """How many targets are in force, and their sum."""
    question = select(func.count(), func.sum(Target.value)).where(Target.deleted_at.is_(None))
    return tuple(session.execute(question).one())  # type: ignore[return-value] # two columns
