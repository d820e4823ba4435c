"""The watch that locks after the minutes nobody touched the window."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop.ui.security.idle import Idle


class TestIdle:
    @pytest.fixture
    def clock(self) -> "Clock":
        return Clock()

    def test_it_calls_after_the_minutes_and_not_before(self, qapp: QApplication, clock: "Clock") -> None:
        heard: list[str] = []
        idle = Idle(lambda: heard.append("locked"), clock)
        idle.begin(10)
        clock.now += 599
        idle.look()
        early = list(heard)
        clock.now += 1
        idle.look()

        assert early == []
        assert heard == ["locked"]

    @pytest.mark.parametrize(
        "touch",
        [
            lambda: QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier),
            lambda: QMouseEvent(
                QEvent.Type.MouseMove,
                QPointF(),
                QPointF(),
                Qt.MouseButton.NoButton,
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
            ),
        ],
    )
    def test_whoever_touches_the_window_puts_it_off(
        self, qapp: QApplication, clock: "Clock", touch: Callable[[], QEvent]
    ) -> None:
        heard: list[str] = []
        idle = Idle(lambda: heard.append("locked"), clock)
        idle.begin(10)
        clock.now += 500
        idle.eventFilter(idle, touch())
        clock.now += 500
        idle.look()

        assert heard == []

    def test_so_does_whoever_works_in_a_box_before_the_window(
        self, qapp: QApplication, qtbot: QtBot, clock: "Clock"
    ) -> None:
        heard: list[str] = []
        idle = Idle(lambda: heard.append("locked"), clock)
        idle.begin(10)
        box = QDialog()
        qtbot.addWidget(box)
        with qtbot.waitActive(box):
            box.open()
        clock.now += 500
        qtbot.keyClick(box.windowHandle(), Qt.Key.Key_A)
        qapp.processEvents()
        clock.now += 500
        idle.look()

        assert heard == []

    def test_a_clock_set_back_locks_rather_than_never(self, qapp: QApplication, clock: "Clock") -> None:
        heard: list[str] = []
        idle = Idle(lambda: heard.append("locked"), clock)
        idle.begin(10)
        clock.now -= 1000
        idle.look()

        assert heard == ["locked"]


class Clock:
    """The clock on the wall."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now
