"""An owner logs a day's visits by paste and Ctrl+Enter, and takes the whole batch back."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.models import Customer, Visit
from desktop.ui.visits.entry_view import EntryPanel
from desktop.ui.visits.page import VisitsPage
from tests.flows.window.hands import CONTROL, Hands

HEADINGS = "日期\t员工\t客户\t方式\t结果\t谈了什么"


def test_twenty_visits_are_pasted_saved_and_taken_back(hands: Hands) -> None:
    before = hands.ask(visits_there_are)
    paste_a_day(hands)

    hands.step("save the visits")
    hands.press(Qt.Key.Key_Return, CONTROL)
    hands.until(lambda: hands.ask(visits_there_are) == before + 20)

    hands.step("take them back")
    window = hands.program.desk.window
    assert [act.sentence for act in window.undoing.recent()] == ["20 visits were saved."]
    hands.click(window.toast.button)
    hands.until(lambda: hands.ask(visits_there_are) == before)


def paste_a_day(hands: Hands) -> None:
    """Put twenty rows on the clipboard, as a spreadsheet does, and into the grid."""
    hands.go("visits")
    page: VisitsPage = hands.page(VisitsPage)
    hands.step("paste visits")
    hands.click("Enter")
    panel = page.views.currentWidget()
    assert isinstance(panel, EntryPanel)
    rows = [f"2026-11-20\tE05\t{customer}\t上门\t有进展\t看了铺位" for customer in hands.ask(customers_there_are)]
    QGuiApplication.clipboard().setText("\r\n".join((HEADINGS, *rows)))
    hands.click(panel.grid.view.viewport())
    hands.press(Qt.Key.Key_V, CONTROL, on=panel.grid.view)
    hands.until(lambda: panel.grid.view.desk.counts().good == 20)


def customers_there_are(session: Session) -> list[str]:
    """Twenty names to visit."""
    return list(session.scalars(select(Customer.name).where(Customer.deleted_at.is_(None)).limit(20)))


def visits_there_are(session: Session) -> int:
    """How many visits are in the log."""
    return session.scalar(select(func.count()).select_from(Visit).where(Visit.deleted_at.is_(None))) or 0
