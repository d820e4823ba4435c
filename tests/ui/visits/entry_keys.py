"""Keys pressed in the grid of visits, and what they leave in the log."""

import time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from sqlalchemy import select

from desktop.models import Customer, Visit
from tests.ui.company import Company
from tests.ui.visits.entry_stage import EntryStage

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


NAMES = ("禾味餐饮", "绿源超市", "城东广场", "湖滨便利")


HEADINGS = "日期\t员工\t客户\t方式\t结果\t谈了什么\t下一步\t下次日期"


class Keys:
    """Presses keys wherever the focus is, and counts them; an owner types about three a second."""

    def __init__(self, stage: EntryStage) -> None:
        self._stage = stage
        self.pressed = 0
        self.worst = 0.0

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key."""
        started = time.process_time()
        self._stage.qtbot.keyClick(self._focus(), key, modifiers)
        self.worst = max(self.worst, time.process_time() - started)
        self.pressed += 1

    def type(self, text: str) -> None:
        """One key for each sign."""
        for sign in text:
            started = time.process_time()
            self._stage.qtbot.keyClicks(self._focus(), sign)
            self.worst = max(self.worst, time.process_time() - started)
            self.pressed += 1

    def _focus(self) -> QWidget:
        return self._stage.host.focusWidget() or self._stage.view


def in_log(company: Company) -> list[tuple[str, str, str]]:
    """Day, customer and summary of the visits after those the company began with."""
    with company.database.read() as session:
        rows = session.execute(
            select(Visit.visited_on, Customer.name, Visit.summary)
            .outerjoin(Customer, Customer.id == Visit.customer_id)
            .where(Visit.deleted_at.is_(None), Visit.id > len(NAMES))
            .order_by(Visit.id)
        )
        return [(day.isoformat(), name or "", summary) for day, name, summary in rows]
