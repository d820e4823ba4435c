"""Choosing a password: what is refused where, and that the recovery code is kept before anything happens."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.domain.recovery_code import groups_of
from desktop.ui.kit.look import Look
from desktop.ui.security.password_steps import PasswordSteps
from desktop.ui.security.steps import Entered, Steps
from desktop.ui.security.steps_presenter import StepsPresenter
from tests.locked import CODE, OTHER, PASSWORD

NEW = Steps("Encrypt", asks_new=True, tells_code=True)
CHANGE = Steps("Change", asks_present=True, asks_new=True, may_renew_key=True)


class Hand:
    """One form and what it passed on."""

    def __init__(self, look: Look, steps: Steps, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.finished: list[Entered] = []
        self.form = PasswordSteps(look, StepsPresenter(look.texts, steps, lambda: CODE), "Hewei Catering")
        self.form.finished.connect(self.finished.append)
        qtbot.addWidget(self.form)
        self.form.resize(560, 520)
        self.form.show()
        qtbot.waitExposed(self.form)

    def enter(self, password: str, again: str, present: str = "") -> None:
        """Type and go on."""
        for field, text in (
            (self.form.present, present),
            (self.form.password, password),
            (self.form.again, again),
        ):
            field.box.clear()
            if text:
                self.qtbot.keyClicks(field.box, text) if text.isascii() else field.set_value(text)
        self.qtbot.mouseClick(self.form.next_button, Qt.MouseButton.LeftButton)

    def asked_group(self) -> str:
        """The group that is asked for."""
        number = next(int(sign) for sign in self.form.group._note.text() if sign.isdecimal())
        return groups_of(CODE)[number - 1]


@pytest.fixture
def hand(look: Look, qtbot: QtBot) -> Hand:
    return Hand(look, NEW, qtbot)


class TestThePassword:
    def test_what_is_wrong_is_said_at_its_field(self, hand: Hand) -> None:
        hand.enter("short", "short")
        short = hand.form.password.error()
        hand.enter(OTHER, PASSWORD)

        assert "too short" in short
        assert "differ" in hand.form.again.error()
        assert hand.form.second.isHidden()

    def test_it_is_hidden_unless_the_owner_wants_to_see_it(self, hand: Hand) -> None:
        before = hand.form.password.box.echoMode()
        hand.form.shows.click()

        assert before is QLineEdit.EchoMode.Password
        assert hand.form.again.box.echoMode() is QLineEdit.EchoMode.Normal

    def test_blanks_at_its_ends_count(self, hand: Hand) -> None:
        hand.form.password.set_value("  padded words  ")

        assert hand.form.password.value() == "  padded words  "


class TestTheCode:
    def test_it_is_shown_in_groups_and_one_is_typed_back(self, hand: Hand) -> None:
        hand.enter(PASSWORD, PASSWORD)
        hand.qtbot.keyClicks(hand.form.group.box, hand.asked_group().lower())
        hand.qtbot.keyClick(hand.form.group.box, Qt.Key.Key_Return)

        assert hand.finished == [Entered("", PASSWORD, CODE)]

    def test_another_group_does_not_finish(self, hand: Hand) -> None:
        hand.enter(PASSWORD, PASSWORD)
        hand.qtbot.keyClicks(hand.form.group.box, "AAAAA")
        hand.qtbot.mouseClick(hand.form.finish_button, Qt.MouseButton.LeftButton)

        assert hand.finished == []
        assert "not group" in hand.form.group.error()

    def test_going_back_keeps_the_code_that_may_be_printed_already(self, look: Look, qtbot: QtBot) -> None:
        codes = iter([CODE])
        presenter = StepsPresenter(look.texts, NEW, lambda: next(codes))
        form = PasswordSteps(look, presenter, "Hewei Catering")
        qtbot.addWidget(form)

        for _time in range(2):
            presenter.go_on("", PASSWORD, PASSWORD, renews_key=False)
            form.back()

        assert CODE in form.code.sheet()

    def test_it_can_be_saved_and_printed(self, hand: Hand, tmp_path: Path) -> None:
        printed: list[str] = []
        hand.form.code.print_sheet = printed.append
        hand.form.code.choose_file = lambda: tmp_path / "code.txt"
        hand.enter(PASSWORD, PASSWORD)

        hand.qtbot.mouseClick(hand.form.code.print_button, Qt.MouseButton.LeftButton)
        hand.qtbot.mouseClick(hand.form.code.save_button, Qt.MouseButton.LeftButton)

        assert CODE in printed[0]
        assert "Hewei Catering" in printed[0]
        assert re.search(r"Made on \d{4}-\d\d-\d\d \d\d:\d\d\.", printed[0])
        assert CODE in (tmp_path / "code.txt").read_text(encoding="utf-8-sig")
        assert "code.txt" in hand.form.code.told.text()

    def test_a_folder_that_takes_no_file_is_told(self, hand: Hand, tmp_path: Path) -> None:
        hand.form.code.choose_file = lambda: tmp_path / "missing" / "code.txt"
        hand.enter(PASSWORD, PASSWORD)

        hand.qtbot.mouseClick(hand.form.code.save_button, Qt.MouseButton.LeftButton)

        assert "cannot be written" in hand.form.code.told.text()

    def test_each_group_can_be_heard_sign_by_sign(self, hand: Hand) -> None:
        hand.enter(PASSWORD, PASSWORD)

        heard = {label.accessibleName() for label in hand.form.code.findChildren(type(hand.form.code.told))}
        assert f"Group 1: {' '.join(groups_of(CODE)[0])}" in heard


class TestChanging:
    def test_without_another_key_there_is_one_step(self, look: Look, qtbot: QtBot) -> None:
        hand = Hand(look, CHANGE, qtbot)

        hand.enter(OTHER, OTHER, present=PASSWORD)

        assert hand.finished == [Entered(PASSWORD, OTHER)]

    def test_with_another_key_the_code_is_shown(self, look: Look, qtbot: QtBot) -> None:
        hand = Hand(look, CHANGE, qtbot)
        hand.form.renews_key.click()

        hand.enter(OTHER, OTHER, present=PASSWORD)
        hand.form.group.set_value(hand.asked_group())
        hand.qtbot.mouseClick(hand.form.finish_button, Qt.MouseButton.LeftButton)

        assert hand.finished == [Entered(PASSWORD, OTHER, CODE, renews_key=True)]

    def test_the_present_one_is_asked_for_and_its_refusal_stands_there(self, look: Look, qtbot: QtBot) -> None:
        hand = Hand(look, CHANGE, qtbot)
        hand.enter(OTHER, OTHER)
        missing = hand.form.present.error()
        hand.form.set_busy(True)
        busy = hand.form.notice.sentence()
        hand.form.show_refused("The password is not right.")

        assert missing == "Enter the present password."
        assert busy
        assert hand.form.present.error() == "The password is not right."
        assert hand.form.first.isEnabled()

    def test_a_code_that_was_shown_is_called_void_where_encrypting_fails(self, look: Look, qtbot: QtBot) -> None:
        hand = Hand(look, NEW, qtbot)
        hand.enter(PASSWORD, PASSWORD)
        hand.form.show_refused("The disk is full.")

        assert hand.form.notice.sentence() == (
            "The disk is full. Until this has worked, the recovery code shown opens nothing."
        )

    def test_no_secret_shows_in_what_is_passed_on(self) -> None:
        assert PASSWORD not in repr(Entered(PASSWORD, PASSWORD, CODE))
