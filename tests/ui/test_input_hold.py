"""Keys and clicks wait while what was asked for is on its way; that they do is seen in a real window."""

from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.ui.input_hold import InputHold

LONG, SHORT = 60_000, 10  # ms


def test_where_nothing_is_on_its_way_nobody_waits(qtbot: QtBot) -> None:
    hold = InputHold(LONG)

    hold.wait()

    assert not hold.is_holding


def test_the_wait_ends_when_the_last_thing_asked_for_stands(qtbot: QtBot) -> None:
    hold, seen = InputHold(LONG), list[bool]()

    def stands() -> None:
        seen.append(hold.is_holding)
        hold.end()

    for _thing in range(2):
        hold.begin()
        QTimer.singleShot(0, stands)

    hold.wait()

    assert seen == [True, True]
    assert not hold.is_holding


def test_what_an_answer_asks_for_is_waited_for_too(qtbot: QtBot) -> None:
    hold, steps = InputHold(LONG), list[str]()

    def saved() -> None:
        hold.begin()  # the next form is asked for before the answer that saved this one is done with
        hold.wait()
        steps.append("saved")
        QTimer.singleShot(0, next_form_stands)
        hold.end()

    def next_form_stands() -> None:
        steps.append("next form")
        hold.end()

    hold.begin()
    QTimer.singleShot(0, saved)
    hold.wait()

    assert steps == ["saved", "next form"]


def test_what_takes_too_long_ties_nobody_s_hands_until_it_is_over(qtbot: QtBot) -> None:
    hold, seen = InputHold(SHORT), list[bool]()

    def stands() -> None:
        seen.append(hold.is_holding)
        hold.end()

    hold.begin()
    hold.wait()  # in vain
    hold.begin()
    QTimer.singleShot(0, stands)
    hold.wait()
    seen_by_the_second = list(seen)
    hold.end()
    hold.end()
    hold.begin()
    QTimer.singleShot(0, stands)
    hold.wait()

    assert seen_by_the_second == []
    assert seen[-1]


def test_a_program_that_ends_lets_go(qtbot: QtBot) -> None:
    hold = InputHold(LONG)
    hold.begin()
    QTimer.singleShot(0, hold.release)

    hold.wait()

    assert not hold.is_holding


def test_what_fails_in_the_next_turn_is_waited_for_no_longer(qtbot: QtBot) -> None:
    hold, context, failed = InputHold(LONG), QObject(), list[bool]()

    def act() -> None:
        failed.append(hold.is_holding)
        raise ValueError

    with qtbot.captureExceptions() as raised:
        hold.until_next_turn(context, act)

    assert failed == [True]
    assert [kind for kind, _error, _trace in raised] == [ValueError]
    assert not hold.is_holding


def test_what_went_before_its_turn_is_not_acted_on_and_waited_for_no_longer(qtbot: QtBot) -> None:
    hold, context, another, seen = InputHold(SHORT), QObject(), QObject(), list[str]()
    QTimer.singleShot(0, lambda: delete(context))
    hold.until_next_turn(context, lambda: seen.append("acted"))

    QTimer.singleShot(0, lambda: seen.append("held" if hold.is_holding else "free"))
    hold.until_next_turn(another, lambda: seen.append("acted on the next"))

    assert seen == ["held", "acted on the next"]
