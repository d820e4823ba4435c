"""In front of a protected file: wrong ones are told and make wait, the code leads to a new password."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.domain.recovery_code import groups_of
from desktop.errors import DataFileError, WrongPasswordError
from desktop.ui.kit.look import Look
from desktop.ui.security.gate_form import GateForm
from desktop.ui.security.gate_presenter import Gate, GatePresenter
from desktop.ui.security.steps import Entered
from tests.locked import CODE, OTHER, PASSWORD
from tests.ui.surroundings import InstantTasks


@dataclass
class Behind:
    """What lies behind, and whether it was opened."""

    pause: int = 0
    trouble: DataFileError | None = None
    opened: list[Any] = field(default_factory=list)
    anew: list[tuple[str, Entered]] = field(default_factory=list)

    def password(self, password: str) -> str:
        if password != PASSWORD:
            raise WrongPasswordError("The password is not right.", self.pause)
        return "company"

    def code(self, code: str) -> str:
        if code != CODE:
            raise WrongPasswordError("This is not the recovery code of this file.", self.pause)
        return "key"

    def give_anew(self, code: str, entered: Entered) -> str:
        if self.trouble is not None:
            raise self.trouble
        self.anew.append((code, entered))
        return "company"


class Hand:
    """The form with what lies behind it."""

    def __init__(self, look: Look, qtbot: QtBot) -> None:
        self.qtbot, self.behind = qtbot, Behind()
        gate = Gate(self.behind.password, self.behind.code, self.behind.give_anew, self.behind.opened.append)
        presenter = GatePresenter(InstantTasks(), look.texts, gate)
        self.form = GateForm(look, presenter, "Locked", "Open", "company.qianji", lambda: CODE)
        qtbot.addWidget(self.form)
        self.form.resize(560, 600)
        self.form.show()
        qtbot.waitExposed(self.form)

    def enter(self, password: str) -> None:
        """Type a password and press Return."""
        self.form.password.set_value(password)
        self.qtbot.keyClick(self.form.password.box, Qt.Key.Key_Return)

    def enter_code(self, code: str) -> None:
        """Say that the password is forgotten, and type the code."""
        self.qtbot.mouseClick(self.form.forgotten_link, Qt.MouseButton.LeftButton)
        self.form.code.set_value(code)
        self.qtbot.mouseClick(self.form.open_button, Qt.MouseButton.LeftButton)


@pytest.fixture
def hand(look: Look, qtbot: QtBot) -> Hand:
    return Hand(look, qtbot)


class TestThePassword:
    def test_the_right_one_opens(self, hand: Hand) -> None:
        hand.enter(PASSWORD)

        assert hand.behind.opened == ["company"]

    def test_a_wrong_one_is_told_and_may_be_tried_again(self, hand: Hand) -> None:
        hand.enter(OTHER)
        told = hand.form.notice.sentence()
        hand.enter(PASSWORD)

        assert told == "The password is not right."
        assert hand.behind.opened == ["company"]

    def test_nothing_typed_is_no_try(self, hand: Hand) -> None:
        hand.enter("")

        assert hand.form.notice.sentence() == ""

    def test_during_a_pause_no_try_is_made_and_the_seconds_count_down(self, hand: Hand) -> None:
        hand.behind.pause = 2
        hand.enter(OTHER)
        hand.enter(PASSWORD)
        kept_out = list(hand.behind.opened)
        hand.form._count()
        counted = hand.form.notice.sentence()
        hand.form._count()
        hand.enter(PASSWORD)

        assert kept_out == []
        assert counted == "Wait 1 s, then try again."
        assert hand.behind.opened == ["company"]


class TestForgotten:
    def test_a_wrong_code_is_told(self, hand: Hand) -> None:
        hand.enter_code("wrong")

        assert "not the recovery code" in hand.form.notice.sentence()
        assert hand.form.steps is None

    def test_one_may_go_back_to_the_password(self, hand: Hand) -> None:
        for _time in range(2):
            hand.qtbot.mouseClick(hand.form.forgotten_link, Qt.MouseButton.LeftButton)

        assert hand.form.code.isHidden()
        assert not hand.form.password.isHidden()

    def test_the_code_leads_to_a_new_password_and_a_new_code(self, hand: Hand) -> None:
        hand.enter_code(CODE)
        steps = hand.form.steps
        assert steps is not None
        opened_before = list(hand.behind.opened)
        steps.password.set_value(OTHER)
        steps.again.set_value(OTHER)
        hand.qtbot.mouseClick(steps.next_button, Qt.MouseButton.LeftButton)
        number = next(int(sign) for sign in steps.group._note.text() if sign.isdecimal())
        steps.group.set_value(groups_of(CODE)[number - 1])
        hand.qtbot.mouseClick(steps.finish_button, Qt.MouseButton.LeftButton)

        assert opened_before == []  # a new password comes first
        assert hand.behind.anew == [(CODE, Entered("", OTHER, CODE))]
        assert hand.behind.opened == ["company"]

    def test_a_new_password_that_could_not_be_set_is_told(self, hand: Hand) -> None:
        hand.behind.trouble = DataFileError("The disk is full.")
        hand.enter_code(CODE)
        steps = hand.form.steps
        assert steps is not None

        steps.finished.emit(Entered("", OTHER, CODE))

        assert steps.notice.sentence() == "The disk is full."
        assert steps.first.isEnabled()
