"""The whole window with a protected file: founded, opened, forgotten, locked."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from desktop.domain.recovery_code import groups_of
from desktop.domain.rotation import Reason
from desktop.models import AuditEntry
from desktop.services.backups import Backups
from desktop.services.unlocking import unlock
from desktop.services.vault import Vault, new_code
from desktop.store.database import Database
from desktop.store.slots import SlotKind
from desktop.ui.security.gate_form import GateForm
from desktop.ui.security.idle import Idle
from desktop.ui.security.lock_screen import LockScreen
from desktop.ui.security.password_box import PasswordBox
from desktop.ui.security.password_steps import PasswordSteps
from desktop.ui.security.stages import Door, Protect
from desktop.ui.settings.page import SettingsPage
from desktop.ui.shell.rescue import Rescue
from desktop.ui.shell.window import MainWindow
from tests.app.running import Run
from tests.locked import OTHER, PASSWORD, make_slots_cheap, protect


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    make_slots_cheap(monkeypatch)


class Hand:
    """Clicks in a running program."""

    def __init__(self, run: Run, qtbot: QtBot) -> None:
        self.run, self.qtbot = run, qtbot
        self.window = run.program.desk.window

    def click(self, button: QPushButton) -> None:
        """Click it."""
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def door(self) -> Door:
        """The door, once it stands there."""
        self.qtbot.waitUntil(
            lambda: any(each.isVisible() for each in self._window().findChildren(Door)), timeout=20000
        )
        return next(each for each in self._window().findChildren(Door) if each.isVisible())

    def _doors(self) -> list[Door]:
        return [each for each in self._window().findChildren(Door) if each.isVisible()]

    def start_at_door(self) -> Door:
        """Start the program on a protected file."""
        self.run.program.start()
        return self.door()

    def enter(self, form: GateForm, password: str) -> None:
        """Type a password and press Return; wait for the answer."""
        form.password.set_value(password)
        self.qtbot.keyClick(form.password.box, Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: self.run.program.desk.tasks.is_idle, timeout=20000)

    def choose(self, steps: PasswordSteps, password: str) -> str:
        """Choose a password and confirm the code; the code."""
        steps.password.set_value(password)
        steps.again.set_value(password)
        self.click(steps.next_button)
        code = str(steps.code.sheet().splitlines()[3])
        number = next(int(sign) for sign in steps.group._note.text() if sign.isdecimal())
        steps.group.set_value(groups_of(code)[number - 1])
        self.click(steps.finish_button)
        return code

    def lock(self) -> LockScreen:
        """Press Ctrl+L."""
        self.qtbot.keyClick(self._window(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        self.qtbot.waitUntil(lambda: self._window().veil.is_down)
        found = self._window().findChild(LockScreen)
        assert isinstance(found, LockScreen)
        return found

    def _window(self) -> MainWindow:
        """The window shown, another one after a change of language."""
        return self.run.program.desk.window


@pytest.fixture
def hand(run: Run, qtbot: QtBot) -> Hand:
    return Hand(run, qtbot)


class TestFounding:
    def test_a_new_company_is_encrypted_from_its_beginning(self, run: Run, hand: Hand, home: Path) -> None:
        run.start()
        stage = run.stage()
        assert stage is not None
        stage.created.emit("Hewei Catering", "sales")
        asked = hand.window.findChild(Protect)
        assert isinstance(asked, Protect)
        code = hand.choose(asked.steps, PASSWORD)
        run.wait_for_page()

        path = home / "company.qianji"
        assert unlock(path, PASSWORD).raw == unlock(path, code, SlotKind.RECOVERY).raw

    def test_one_may_go_back_to_the_name(self, run: Run, hand: Hand, home: Path) -> None:
        run.start()
        stage = run.stage()
        assert stage is not None
        stage.name.set_value("Hewei Catering")
        hand.click(stage.create_button)
        asked = hand.window.findChild(Protect)
        assert isinstance(asked, Protect)
        hand.click(asked.back_button)

        again = run.stage()
        assert again is not None
        assert again.name.value() == "Hewei Catering"
        assert not (home / "company.qianji").exists()


class TestTheDoor:
    def test_the_password_opens_and_a_wrong_one_is_told(self, run: Run, hand: Hand, company_file: Path) -> None:
        protect(company_file)
        door = hand.start_at_door()
        title = hand.window.windowTitle()
        hand.enter(door.form, OTHER)
        told = door.form.notice.sentence()
        hand.enter(door.form, PASSWORD)
        run.wait_for_page()

        assert title == "Qianji"
        assert told == "The password is not right."
        assert run.program.opened is not None
        assert run.program.opened.company.name == "Hewei Catering"

    def test_who_forgot_it_takes_the_code_and_a_new_one(self, run: Run, hand: Hand, company_file: Path) -> None:
        code = protect(company_file)
        door = hand.start_at_door()
        hand.click(door.form.forgotten_link)
        door.form.code.set_value(code)
        hand.click(door.form.open_button)
        hand.qtbot.waitUntil(lambda: door.form.steps is not None, timeout=20000)
        assert door.form.steps is not None
        new_code = hand.choose(door.form.steps, OTHER)
        run.wait_for_page()

        assert new_code != code
        assert unlock(company_file, OTHER).raw == unlock(company_file, new_code, SlotKind.RECOVERY).raw

    def test_a_damaged_file_leads_to_its_backups_after_the_password(
        self, run: Run, hand: Hand, company_file: Path
    ) -> None:
        protect(company_file)
        content = bytearray(company_file.read_bytes())
        content[200] ^= 1
        company_file.write_bytes(content)
        door = hand.start_at_door()
        hand.enter(door.form, PASSWORD)

        hand.qtbot.waitUntil(lambda: bool(hand.window.findChildren(Rescue)), timeout=20000)

    def test_another_language_keeps_the_door(self, run: Run, hand: Hand, company_file: Path) -> None:
        protect(company_file)
        door = hand.start_at_door()
        hand.click(door.languages.findChildren(QPushButton)[0])
        hand.qtbot.waitUntil(lambda: run.program.desk.window is not hand.window, timeout=20000)

        assert hand.door().form.open_button.text() == "打开"

    def test_behind_an_open_company_one_may_go_back(
        self, run: Run, hand: Hand, company_file: Path, tmp_path: Path
    ) -> None:
        other = tmp_path / "other.qianji"
        other.write_bytes(company_file.read_bytes())
        protect(other)
        run.start()
        run.program.opening.open_existing(other)
        door = hand.door()
        hand.click(door.back_button)

        assert run.program.opened is not None
        assert run.program.opened.database.path == company_file
        assert hand.window.page() is not None
        assert hand.window.navigation.isVisible()


class TestTheLock:
    @pytest.fixture
    def opened(self, run: Run, hand: Hand, company_file: Path) -> Hand:
        """A protected company, open on its first page."""
        protect(company_file)
        door = hand.start_at_door()
        hand.enter(door.form, PASSWORD)
        run.wait_for_page()
        return hand

    def test_it_hides_everything_and_gives_it_back_as_it_was(self, opened: Hand, run: Run) -> None:
        opened.window.go("settings")
        page = opened.window.page()
        assert isinstance(page, SettingsPage)
        opened.qtbot.waitUntil(lambda: page.name.value() == "Hewei Catering", timeout=20000)
        opened.qtbot.keyClicks(page.name.box, ", half written")
        title = opened.window.windowTitle()

        screen = opened.lock()
        seen, locked_title = page.isVisible(), opened.window.windowTitle()
        opened.qtbot.keyClick(opened.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        opened.enter(screen.form, OTHER)
        still_down = opened.window.veil.is_down
        opened.enter(screen.form, PASSWORD)

        assert not seen
        assert (title, locked_title) == ("Settings – Qianji", "Qianji")
        assert still_down
        assert not opened.window.veil.is_down
        assert page.isVisible()
        assert page.name.value() == "Hewei Catering, half written"
        assert opened.window.windowTitle() == title

    def test_closing_while_it_is_locked_asks_after_unlocking(self, opened: Hand) -> None:
        opened.window.go("settings")
        page = opened.window.page()
        assert isinstance(page, SettingsPage)
        opened.qtbot.keyClicks(page.name.box, "more")
        screen = opened.lock()

        opened.window.close()

        assert opened.window.isVisible()
        assert "question waits" in screen.form.notice.sentence()
        assert opened.window.windowTitle() == "Qianji"

    def test_it_covers_the_window_of_any_size(self, opened: Hand) -> None:
        screen = opened.lock()
        opened.window.resize(1300, 800)

        assert screen.geometry() == opened.window.rect()

    def test_a_forgotten_password_is_given_anew_behind_the_lock(self, opened: Hand, company_file: Path) -> None:
        code = new_code_of(opened)
        screen = opened.lock()
        opened.click(screen.form.forgotten_link)
        screen.form.code.set_value(code)
        opened.click(screen.form.open_button)
        opened.qtbot.waitUntil(lambda: screen.form.steps is not None, timeout=20000)
        assert screen.form.steps is not None
        opened.choose(screen.form.steps, OTHER)
        opened.qtbot.waitUntil(lambda: not opened.window.veil.is_down, timeout=20000)

        assert unlock(company_file, OTHER)

    def test_without_a_password_there_is_no_lock(self, run: Run, qtbot: QtBot, company_file: Path) -> None:
        program = run.start()
        said: list[str] = []
        program.desk.messages.said.connect(lambda message: said.append(message.sentence))
        program.locking.lock()

        assert not program.desk.window.veil.is_down
        assert "Locking needs a password" in said[-1]

    def test_the_minutes_are_kept_and_counted_and_the_lock_of_the_computer_goes_by_them(
        self, opened: Hand, run: Run
    ) -> None:
        locking, veil = run.program.locking, opened.window.veil
        locking.choose_minutes(0)
        locking.lock_left()
        never = locking.idle._timer.isActive() or veil.is_down
        locking.choose_minutes(5)
        locking.lock_left()

        assert not never
        assert veil.is_down
        assert locking.idle._timer.isActive()
        assert run.program.settings.auto_lock_minutes == 5


class TestABackupOfAnotherTime:
    def test_asks_for_its_own_password_and_takes_the_present_one(
        self, run: Run, hand: Hand, company_file: Path, qtbot: QtBot
    ) -> None:
        protect(company_file)
        with Database.open(company_file, [unlock(company_file, PASSWORD)]) as database:
            backup = Backups(database).put_aside(Reason.WISHED)
            Vault(database).renew_key(PASSWORD, OTHER, new_code())
        door = hand.start_at_door()
        hand.enter(door.form, OTHER)
        run.wait_for_page()
        run.program.keeping.restore(backup.path)
        qtbot.waitUntil(lambda: hand.window.findChild(PasswordBox) is not None, timeout=20000)
        box = hand.window.findChild(PasswordBox)
        assert isinstance(box, PasswordBox)
        hand.enter(box.form, PASSWORD)
        qtbot.waitUntil(lambda: run.program.desk.window is not hand.window, timeout=20000)

        assert unlock(company_file, OTHER)  # what was brought back asks for the password of now
        assert "file.restored" in verbs_of(run)


def verbs_of(run: Run) -> list[str]:
    """What the record of changes of the open file says was done."""
    assert run.program.opened is not None
    with run.program.opened.database.read() as session:
        return list(session.scalars(select(AuditEntry.verb)))


def new_code_of(hand: Hand) -> str:
    """A recovery code that holds from now on."""
    opened, code = hand.run.program.opened, new_code()
    assert opened is not None
    Vault(opened.database).renew_code(PASSWORD, code)
    return code


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
