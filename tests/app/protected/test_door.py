"""The whole window with a protected file: founded, opened, forgotten, brought back."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from desktop.app.shown_codes import ShownCodes
from desktop.app.watch import CODE
from desktop.services.unlocking import unlock
from desktop.store.looking import Why
from desktop.store.slots import SlotKind
from desktop.ui.security.stages import Protect
from desktop.ui.shell.rescue import Rescue
from tests.app.protected.hand import Hand
from tests.app.running import Run
from tests.locked import OTHER, PASSWORD, damage, protect


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

    def test_while_the_file_is_made_nobody_leaves(self, run: Run, hand: Hand) -> None:
        run.start()
        stage = run.stage()
        assert stage is not None
        stage.created.emit("Hewei Catering", "sales")
        asked = hand.window.findChild(Protect)
        assert isinstance(asked, Protect)
        asked.set_busy(True)

        assert not any(each.isEnabled() for each in (asked.languages, asked.back_button, asked.skip_button))


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
        new_code = hand.choose_anew(door.form, code, OTHER)
        run.wait_for_page()

        assert new_code != code
        assert unlock(company_file, OTHER).raw == unlock(company_file, new_code, SlotKind.RECOVERY).raw

    def test_a_damaged_file_leads_to_its_backups_after_the_password(
        self, run: Run, hand: Hand, company_file: Path
    ) -> None:
        protect(company_file)
        damage(company_file)
        door = hand.start_at_door()
        hand.enter(door.form, PASSWORD)

        hand.qtbot.waitUntil(lambda: bool(hand.window.findChildren(Rescue)), timeout=20000)

    def test_a_file_that_is_only_looked_at_just_opens_with_the_code(
        self, run: Run, hand: Hand, company_file: Path
    ) -> None:
        code, before = protect(company_file), company_file.read_bytes()
        run.program.start()
        run.program.opening.show_door(company_file, Why.CHOSEN)
        door = hand.door()
        hand.open_by_code(door.form, code)
        run.wait_for_page()

        assert run.program.opened is not None
        assert run.program.opened.database.is_read_only
        assert company_file.read_bytes() == before

    def test_a_code_shown_for_a_file_that_turns_out_damaged_is_called_void(
        self, run: Run, hand: Hand, company_file: Path
    ) -> None:
        code = protect(company_file)
        damage(company_file)
        door = hand.start_at_door()
        hand.choose_anew(door.form, code, OTHER)
        hand.qtbot.waitUntil(lambda: bool(hand.window.findChildren(Rescue)), timeout=20000)

        assert "keep the one before" in hand.window.toast.sentence()
        assert run.program.settings.shown_codes == []

    def test_what_was_uncertain_stays_so_until_a_code_is_taken(self, run: Run, company_file: Path) -> None:
        codes = ShownCodes(run.program, company_file)
        codes.make()  # and then the program ended
        again = ShownCodes(run.program, company_file)
        again.take()  # nothing was shown there
        again.make()
        again.make()
        again.drop()
        is_still_open = again.is_open
        again.settle()
        again.make()
        again.make()  # in another language
        was_shown = again.drop()

        assert is_still_open
        assert was_shown
        assert not again.is_open
        assert not again.drop()

    def test_who_leaves_the_door_with_a_code_on_it_is_told_that_it_is_void(
        self, run: Run, hand: Hand, company_file: Path, tmp_path: Path
    ) -> None:
        other = tmp_path / "other.qianji"
        other.write_bytes(company_file.read_bytes())
        code = protect(other)
        run.start()
        run.program.opening.open_existing(other)
        door = hand.door()
        hand.open_by_code(door.form, code)
        hand.qtbot.waitUntil(lambda: door.form.steps is not None, timeout=20000)
        assert door.form.steps is not None
        hand.choose_password(door.form.steps, OTHER)
        marked = list(run.program.settings.shown_codes)
        hand.click(door.back_button)

        assert marked == [str(other)]
        assert run.program.settings.shown_codes == []
        assert "keep the one before" in hand.window.toast.sentence()
        assert unlock(other, code, SlotKind.RECOVERY)

    def test_a_code_on_the_door_of_before_is_void_in_another_language(
        self, run: Run, hand: Hand, company_file: Path
    ) -> None:
        code = protect(company_file)
        door = hand.start_at_door()
        hand.open_by_code(door.form, code)
        hand.qtbot.waitUntil(lambda: door.form.steps is not None, timeout=20000)
        assert door.form.steps is not None
        hand.choose_password(door.form.steps, OTHER)
        hand.click(door.languages.findChildren(QPushButton)[0])
        hand.qtbot.waitUntil(lambda: run.program.desk.window is not hand.window, timeout=20000)
        again = hand.door()

        assert run.program.settings.shown_codes == []
        assert "请继续保管以前的" in run.program.desk.window.toast.sentence()
        assert again.form.steps is None

    def test_a_code_on_the_door_is_void_once_another_file_is_opened_there(
        self, run: Run, hand: Hand, company_file: Path, tmp_path: Path
    ) -> None:
        plain = tmp_path / "plain.qianji"
        plain.write_bytes(company_file.read_bytes())
        code = protect(company_file)
        door = hand.start_at_door()
        hand.open_by_code(door.form, code)
        hand.qtbot.waitUntil(lambda: door.form.steps is not None, timeout=20000)
        assert door.form.steps is not None
        hand.choose_password(door.form.steps, OTHER)
        run.program.opening.choose_file = lambda: plain
        hand.click(door.other_button)
        run.wait_for_page()

        assert run.program.settings.shown_codes == []
        assert "keep the one before" in run.program.desk.window.toast.sentence()

    def test_while_the_file_is_opened_nobody_leaves_the_door(
        self, run: Run, hand: Hand, company_file: Path, tmp_path: Path
    ) -> None:
        code = protect(company_file)
        door = hand.start_at_door()
        ways = (door.languages, door.other_button, door.back_button)
        door.form.set_busy(True)
        while_busy = [each.isEnabled() for each in ways]
        door.form.set_busy(False)
        hand.open_by_code(door.form, code)
        hand.qtbot.waitUntil(lambda: door.form.steps is not None, timeout=20000)
        assert door.form.steps is not None
        company_file.rename(tmp_path / "away.qianji")
        hand.choose(door.form.steps, OTHER)
        hand.qtbot.waitUntil(lambda: bool(door.form.steps and door.form.steps.notice.sentence()), timeout=20000)
        hand.qtbot.waitUntil(lambda: run.program.desk.tasks.is_idle, timeout=20000)

        assert while_busy == [False, False, False]
        assert [each.isEnabled() for each in ways] == [True, True, True]  # it was refused: the file is gone

    @pytest.mark.parametrize("is_protected", [True, False])
    def test_after_a_sudden_end_with_a_code_on_the_screen_the_owner_is_told(
        self, run: Run, hand: Hand, company_file: Path, is_protected: bool
    ) -> None:
        run.program.settings.shown_codes = [str(company_file)]
        if is_protected:
            protect(company_file)
            hand.enter(hand.start_at_door().form, PASSWORD)
        else:
            run.start()
        run.wait_for_page()
        run.program.watch.settle()
        notices = hand.window.notices
        told = notices.said()[CODE]
        hand.click(notices.act(CODE))

        assert ("not certain which one holds" if is_protected else "Throw it away") in told
        assert (CODE in notices.said()) is is_protected  # until there is a new one

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
