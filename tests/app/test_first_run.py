"""The first run of the program: a new company, another language, another file, or none."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.i18n import CHINESE
from desktop.services.company import found_company
from desktop.settings import Settings
from tests.app.running import Run


class TestFirstRun:
    def test_without_a_file_it_asks_and_makes_none(self, run: Run, home: Path) -> None:
        run.start()

        assert run.stage() is not None
        assert not (home / "company.qianji").exists()

    def test_a_window_closed_before_it_was_painted_asks_for_nothing(self, run: Run, home: Path) -> None:
        program = run.start()
        program.desk.tasks.close()

        program.opening.open_first()

        assert program.opened is None

    def test_a_new_company_opens_its_places(self, run: Run, home: Path) -> None:
        run.start()
        stage = run.stage()
        assert stage is not None

        run.found("Hewei Catering", "sales")
        run.wait_for_page()

        assert (home / "company.qianji").exists()
        assert run.program.desk.window.current_key == "dashboard"
        assert Settings.load().last_file == str(home / "company.qianji")

    def test_the_language_can_be_changed_before_anything_else(self, run: Run, qtbot: QtBot) -> None:
        run.start()

        run.program.choose_language(CHINESE)
        qtbot.waitUntil(lambda: run.program.desk.look.texts.language == CHINESE)

        stage = run.stage()
        assert stage is not None
        assert stage.create_button.text() == "新建公司"

    def test_a_half_typed_name_is_kept_over_a_change_of_language(self, run: Run, qtbot: QtBot) -> None:
        run.start()
        stage = run.stage()
        assert stage is not None
        qtbot.keyClicks(stage.name.box, "Hewei")

        run.program.choose_language(CHINESE)
        qtbot.waitUntil(lambda: run.program.desk.look.texts.language == CHINESE)

        again = run.stage()
        assert again is not None
        assert again.name.value() == "Hewei"

    def test_another_file_can_be_opened_and_is_found_again_from_any_folder(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        other = tmp_path / "elsewhere" / "other.qianji"
        found_company(other, "Other").close()
        monkeypatch.chdir(other.parent)
        run.start()
        run.program.opening.choose_file = lambda: Path(other.name)

        run.program.open_other()
        run.wait_for_page()

        assert Settings.load().last_file == str(other)

    def test_choosing_no_file_changes_nothing(self, run: Run) -> None:
        run.start()
        run.program.opening.choose_file = lambda: None

        run.program.open_other()

        assert run.stage() is not None
