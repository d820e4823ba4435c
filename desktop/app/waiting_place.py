"""Keeps the numbers beside the places up to date, whenever nothing else is asked of the data file."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from desktop.ui.ports import Topic
from desktop.ui.shell.waiting_presenter import WISHES, WaitingPresenter

if TYPE_CHECKING:
    from desktop.app.desk import Desk
    from desktop.app.program import Program

TIMER = "what-waits"  # its name among the window's
BREATH = 250  # ms of rest: what the owner waits for comes first


def follow_waiting(desk: "Desk", program: "Program") -> WaitingPresenter:
    """Ask once the first page has its figures, and again after changes; lives as long as the window."""
    presenter = WaitingPresenter(desk.tasks, desk.look.texts, desk.window.navigation, program.today)
    timer = QTimer(desk.window)
    asked_on = program.today()
    timer.setObjectName(TIMER)
    timer.setSingleShot(True)
    timer.setInterval(BREATH)

    def ask_when_idle() -> None:
        nonlocal asked_on
        if not desk.tasks.is_idle or desk.tasks.is_closed:
            return
        if asked_on != program.today():
            asked_on = program.today()
            presenter.note(frozenset(Topic))  # what is due is a question of the day
        presenter.ask()

    def changed(topics: frozenset[Topic]) -> None:
        presenter.note(topics)
        timer.start()

    def rested(is_busy: bool) -> None:
        if is_busy:
            timer.stop()
        else:
            timer.start()

    desk.window.navigation.waiting_chosen.connect(lambda key: desk.window.go(key, WISHES.get(key)))
    timer.timeout.connect(ask_when_idle)
    desk.changes.announced.connect(changed)
    desk.tasks.busy_changed.connect(rested)
    return presenter
