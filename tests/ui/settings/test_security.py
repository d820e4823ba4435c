"""The card of security on a real file."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.recovery_code import groups_of
from desktop.errors import DataFileError
from desktop.i18n import CHINESE
from desktop.services.unlocking import asks_for_password, unlock
from desktop.services.vault import Vault
from desktop.store.database import Database
from desktop.store.problems import FULL
from desktop.store.slots import SlotKind
from desktop.ui.kit.look import Look
from desktop.ui.settings.security_card import SecurityCard
from desktop.ui.settings.security_presenter import Codes, SecurityPresenter
from tests.locked import CODE, OTHER, PASSWORD, make_slots_cheap
from tests.ui.surroundings import FakeMessages, InstantTasks


@dataclass
class FakeLock:
    """Remembers what was wished."""

    minutes: int = 10
    done: list[str] = field(default_factory=list)

    def choose_minutes(self, minutes: int) -> None:
        self.minutes = minutes

    def begin(self) -> None:
        self.done.append("begin")

    def lock(self) -> None:
        self.done.append("lock")


class Hand:
    """The card over an open file."""

    def __init__(self, look: Look, database: Database, messages: FakeMessages, qtbot: QtBot) -> None:
        self.qtbot, self.messages, self.lock = qtbot, messages, FakeLock()
        self.path = database.path
        self.tasks = InstantTasks()
        self.open_backups: list[Path] = []
        self.taken: list[str] = []
        self.dropped: list[str] = []  # codes that were called void
        host = QWidget()
        qtbot.addWidget(host)
        host.resize(1200, 720)
        presenter = SecurityPresenter(
            self.tasks, messages, look.texts, Vault(database), self.lock, lambda: self.open_backups,
            Codes(lambda: CODE, lambda: self.taken.append(CODE), lambda: self.dropped.append(CODE)),
        )  # fmt: skip
        self.card = SecurityCard(look, host, presenter, "Hewei Catering")
        self.card.setParent(host)
        self.card.resize(720, 320)
        host.show()
        qtbot.waitExposed(host)
        self.card.refresh()

    def click(self, button: QPushButton) -> None:
        """Click it."""
        assert button.isVisible()
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def fill(self, present: str = "", new: str = "") -> None:
        """Fill in the form and go on."""
        form = self.card._form
        assert form is not None
        form.present.set_value(present)
        form.password.set_value(new)
        form.again.set_value(new)
        self.click(form.next_button)

    def confirm(self) -> None:
        """Type the group of the code that is asked for."""
        form = self.card._form
        assert form is not None
        number = next(int(sign) for sign in form.group._note.text() if sign.isdecimal())
        form.group.set_value(groups_of(CODE)[number - 1])
        self.click(form.finish_button)

    def set_password(self) -> None:
        """From plain to protected."""
        self.click(self.card.set_button)
        self.fill(new=PASSWORD)
        self.confirm()


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    make_slots_cheap(monkeypatch)


@pytest.fixture
def file(empty_file: Path, tmp_path: Path) -> Iterator[Database]:
    with Database.open(shutil.copyfile(empty_file, tmp_path / "company.qianji")) as database:
        yield database


@pytest.fixture
def hand(look: Look, file: Database, messages: FakeMessages, qtbot: QtBot) -> Hand:
    return Hand(look, file, messages, qtbot)


class TestSecurity:
    def test_a_plain_file_is_said_to_be_open_and_can_be_encrypted(self, hand: Hand) -> None:
        before = hand.card.state.sentence()

        hand.set_password()

        assert "no password" in before
        assert "encrypted" in hand.card.state.sentence()
        assert unlock(hand.path, PASSWORD).raw == unlock(hand.path, CODE, SlotKind.RECOVERY).raw
        assert hand.messages.last.sentence == "The file is encrypted now and asks for the password."
        assert hand.lock.done == ["begin"]
        assert not hand.card.panel.isVisible()

    def test_it_is_changed_and_removed_with_the_present_one(self, hand: Hand) -> None:
        hand.set_password()
        hand.click(hand.card.change_button)
        hand.fill(PASSWORD, OTHER)
        changed = unlock(hand.path, OTHER)
        hand.click(hand.card.remove_link)
        hand.fill(OTHER)

        assert changed
        assert not asks_for_password(hand.path)
        assert hand.card.set_button.isVisible()

    def test_a_new_code_and_a_new_key_come_with_a_group_typed_back(self, hand: Hand) -> None:
        hand.set_password()
        key = unlock(hand.path, PASSWORD).raw
        hand.click(hand.card.code_button)
        hand.fill(PASSWORD)
        hand.confirm()
        renewed = hand.messages.last.sentence
        hand.click(hand.card.change_button)
        form = hand.card._form
        assert form is not None
        form.renews_key.click()
        hand.fill(PASSWORD, OTHER)
        headings = " ".join(label.text() for label in hand.card.panel.findChildren(QLabel))
        hand.confirm()

        assert "recovery code holds" in renewed
        assert "stays the same" not in headings  # while a new one is shown below
        assert "the new recovery code" in hand.messages.last.sentence
        assert (hand.taken, hand.dropped) == ([CODE] * 3, [])
        assert unlock(hand.path, OTHER).raw != key

    def test_a_code_on_a_form_that_is_closed_is_called_void(self, hand: Hand) -> None:
        hand.click(hand.card.set_button)
        hand.fill(new=PASSWORD)
        form = hand.card._form
        assert form is not None
        told = [label.text() for label in form.second.findChildren(QLabel)]
        hand.card.panel.dismiss()

        assert "It opens nothing yet: it holds once “Encrypt the file” has worked." in told
        assert "was not taken: it opens nothing" in hand.messages.last.sentence
        assert (hand.taken, hand.dropped) == ([], [CODE])

    def test_a_failure_is_told_also_where_the_form_was_closed_meanwhile(
        self, hand: Hand, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        hand.click(hand.card.set_button)
        hand.fill(new=PASSWORD)

        def fail(_vault: Vault, _password: str, _code: str) -> None:
            hand.card.panel.dismiss()  # nothing is called void as long as it may still hold
            assert not hand.messages.said
            raise DataFileError(FULL)

        monkeypatch.setattr(Vault, "set_password", fail)
        hand.confirm()

        assert hand.messages.last.weight == "failure"
        assert "disk is full" in hand.messages.last.sentence
        assert "it opens nothing" in hand.messages.last.sentence

    def test_no_code_is_called_void_where_none_was_shown(self, hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
        hand.set_password()
        hand.click(hand.card.remove_link)

        def fail(_vault: Vault, _present: str) -> None:
            hand.card.panel.dismiss()
            raise DataFileError(FULL)

        monkeypatch.setattr(Vault, "remove_password", fail)
        hand.fill(PASSWORD)

        assert "disk is full" in hand.messages.last.sentence
        assert "recovery code" not in hand.messages.last.sentence
        assert hand.dropped == []

    def test_a_wrong_present_one_is_said_at_its_field(self, hand: Hand) -> None:
        hand.set_password()
        hand.click(hand.card.remove_link)
        hand.fill(OTHER)

        form = hand.card._form
        assert form is not None
        assert form.present.error() == "The password is not right."
        assert asks_for_password(hand.path)

    def test_backups_anybody_can_read_are_named_with_what_to_do_first(self, hand: Hand) -> None:
        beside, second = Path("company-backups"), Path("stick") / "company-backups"
        hand.open_backups = [beside / f"2026110{day}-close.qianji" for day in range(1, 6)]
        hand.open_backups.append(second / "20261105-close.qianji")

        hand.set_password()

        assert hand.card.backups_note.isVisible()
        told, *places = hand.card.backups_note.text().splitlines()
        assert told.startswith("6 backups from before")
        assert "make a backup now, then delete these" in told
        newest = "20261105-close.qianji, 20261104-close.qianji, 20261103-close.qianji"
        assert set(places) == {f"{beside}: {newest} and 2 more files", f"{second}: 20261105-close.qianji"}
        assert "every backup from now on" in hand.card.state.sentence()

    def test_the_lock_is_offered_where_it_keeps_somebody_out(self, hand: Hand) -> None:
        hidden = not hand.card.lock_button.isVisible()
        hand.set_password()
        hand.card.minutes.set_value(30)
        hand.card.minutes.edited.emit()
        hand.click(hand.card.lock_button)

        assert hidden
        assert hand.lock.minutes == 30
        assert hand.lock.done[-1] == "lock"

    def test_a_time_that_was_not_offered_is_shown_as_it_holds(self, hand: Hand) -> None:
        hand.lock.minutes = 20
        hand.set_password()

        shown = hand.card.minutes.box.currentText()
        hand.lock.minutes = 0
        hand.card.refresh()

        assert shown == "20 minutes"
        assert hand.card.minutes.box.currentText() == "Never"

    def test_a_password_half_typed_is_asked_about(self, hand: Hand) -> None:
        hand.click(hand.card.set_button)
        form = hand.card._form
        assert form is not None
        untouched = hand.card.is_half_written
        form.password.set_value("half")

        assert not untouched
        assert hand.card.is_half_written

    def test_it_speaks_chinese(
        self, chinese_look: Look, file: Database, messages: FakeMessages, qtbot: QtBot
    ) -> None:
        hand = Hand(chinese_look, file, messages, qtbot)

        assert chinese_look.texts.language == CHINESE
        assert hand.card.set_button.text() == "设置密码…"
