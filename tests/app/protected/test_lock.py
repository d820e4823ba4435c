"""The lock over the whole window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.attachment import Bearer, Place
from desktop.services.attachments import Attachments
from desktop.services.unlocking import unlock
from desktop.services.vault import Vault, new_code
from desktop.store.looking import Why
from desktop.ui.security.lock_screen import LockScreen
from desktop.ui.settings.page import SettingsPage
from tests.app.protected.hand import Hand
from tests.app.running import Run
from tests.locked import OTHER, PASSWORD, protect
from tests.queries.builders import a_customer


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

    def test_it_takes_away_the_copies_of_attachments_that_other_programs_show(
        self, opened: Hand, run: Run, tmp_path: Path
    ) -> None:
        assert run.program.opened is not None
        database, scan = run.program.opened.database, tmp_path / "执照.pdf"
        scan.write_bytes(b"%PDF licence")
        with database.write() as session:
            customer = a_customer(session, name="禾味餐饮").id
        (key,) = Attachments(database).attach(Place(Bearer.CUSTOMER, customer), [scan])
        with database.read() as session:
            copy = run.program.attached.opened(session, key)
        was_there = copy.exists()

        opened.lock()
        opened.qtbot.waitUntil(lambda: run.program.desk.tasks.is_idle, timeout=20000)

        assert was_there
        assert not copy.exists()

    def test_the_palette_locks_it_too(self, opened: Hand) -> None:
        palette = opened.window.command_palette
        opened.window.palette_wanted.emit()
        opened.qtbot.waitUntil(palette.isVisible)
        opened.qtbot.keyClicks(palette.line, "lock the")
        opened.qtbot.waitUntil(lambda: palette.list.count() > 0)
        opened.qtbot.keyClick(palette.line, Qt.Key.Key_Return)

        opened.qtbot.waitUntil(lambda: opened.window.veil.is_down)

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

    def test_no_menu_or_calendar_stands_before_it(self, opened: Hand, run: Run) -> None:
        within = opened.window.page()
        menu, within_menu = QMenu(within), QMenu("王明", within)
        within_menu.addAction("¥10,000")
        menu.addMenu(within_menu)
        menu.popup(opened.window.pos())
        calendar = QWidget(within, Qt.WindowType.Popup)
        calendar.show()
        stood = menu.isVisible() and calendar.isVisible()

        run.program.locking.lock()

        shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
        assert stood
        assert opened.window.veil.is_down
        assert shown == [opened.window]

    def test_it_covers_the_window_of_any_size(self, opened: Hand) -> None:
        screen = opened.lock()
        opened.window.resize(1300, 800)

        assert screen.geometry() == opened.window.rect()

    def test_a_forgotten_password_is_given_anew_behind_the_lock(self, opened: Hand, company_file: Path) -> None:
        code = new_code_of(opened)
        screen = opened.lock()
        opened.choose_anew(screen.form, code, OTHER)
        opened.qtbot.waitUntil(lambda: not opened.window.veil.is_down, timeout=20000)

        assert unlock(company_file, OTHER)
        assert "Earlier backups open with the old ones" in opened.window.toast.sentence()

    def test_a_window_that_takes_the_place_of_a_locked_one_is_locked_too(self, opened: Hand, run: Run) -> None:
        opened.lock()
        assert run.program.opened is not None
        run.program.opening.reading.stop_entering(run.program.opened)  # as the look at every table finds damage
        opened.qtbot.waitUntil(lambda: run.program.desk.window is not opened.window, timeout=20000)
        window = run.program.desk.window
        screen, title = window.findChild(LockScreen), window.windowTitle()
        is_down = window.veil.is_down
        assert isinstance(screen, LockScreen)
        opened.enter(screen.form, PASSWORD)

        assert (is_down, title) == (True, "Qianji")
        assert not window.veil.is_down
        assert not run.program.desk.window.isHidden()

    def test_behind_the_lock_of_a_file_that_is_only_looked_at_the_code_just_unlocks(
        self, run: Run, hand: Hand, company_file: Path
    ) -> None:
        code = protect(company_file)
        run.program.start()
        run.program.opening.show_door(company_file, Why.CHOSEN)
        hand.enter(hand.door().form, PASSWORD)
        run.wait_for_page()
        hand.window = run.program.desk.window
        run.program.locking.lock()
        screen = hand.window.findChild(LockScreen)
        assert isinstance(screen, LockScreen)
        hand.open_by_code(screen.form, code)
        hand.qtbot.waitUntil(lambda: not hand.window.veil.is_down, timeout=20000)

        assert screen.form.steps is None

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


def new_code_of(hand: Hand) -> str:
    """A recovery code that holds from now on."""
    opened, code = hand.run.program.opened, new_code()
    assert opened is not None
    Vault(opened.database).renew_code(PASSWORD, code)
    return code
