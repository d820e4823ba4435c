"""One run of the program: first paint, opening, language, appearance, the end."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.i18n import CHINESE
from desktop.services.company import found_company
from desktop.settings import Settings
from desktop.store.database import Database
from desktop.ui.kit.fields import TextField
from desktop.ui.staff.page import StaffPage
from desktop.ui.tones import Appearance
from tests.app.running import Run


class TestOpening:
    def test_the_file_is_opened_beside_the_window(self, run: Run, company_file: Path) -> None:
        run.start()

        assert run.program.desk.window.page() is not None
        assert run.program.fiscal_year_start() == 1

    def test_a_file_on_a_drive_that_does_not_answer_is_told_at_the_start(self, run: Run, tmp_path: Path) -> None:
        silent = tmp_path / ("x" * 300) / "company.qianji"  # the system refuses to look, as where a share is lost
        run.program.settings.last_file = str(silent)

        run.start()

        stage = run.stage()
        assert stage is not None
        assert "cannot be read" in stage.refusal.sentence()

    def test_the_file_opened_last_comes_back(self, run: Run, company_file: Path, tmp_path: Path) -> None:
        other = tmp_path / "other.qianji"
        found_company(other, "Other").close()
        run.program.settings.last_file = str(other)

        run.start()

        assert run.program.settings.last_file == str(other)

    def test_a_file_that_is_none_is_refused_in_a_sentence(self, run: Run, home: Path) -> None:
        (home / "company.qianji").write_text("a letter to my landlord", encoding="utf-8")

        run.start()

        stage = run.rescue()
        assert stage is not None
        assert "company.qianji" in stage.reason.sentence()
        assert stage.retry_button.isVisible()

    def test_a_refused_file_can_be_tried_again(self, run: Run, home: Path, qtbot: QtBot) -> None:
        (home / "company.qianji").write_text("being copied", encoding="utf-8")
        run.start()
        stage = run.rescue()
        assert stage is not None
        (home / "company.qianji").unlink()
        found_company(home / "company.qianji", "Hewei Catering").close()

        qtbot.mouseClick(stage.retry_button, Qt.MouseButton.LeftButton)
        run.wait_for_page()

        assert run.program.settings.last_file == str(home / "company.qianji")

    def test_a_new_company_leaves_a_refused_file_alone(self, run: Run, home: Path) -> None:
        (home / "company.qianji").write_text("a letter to my landlord", encoding="utf-8")
        run.start()
        stage = run.rescue()
        assert stage is not None

        stage.new_wanted.emit()
        first_run = run.stage()
        assert first_run is not None
        run.found("Hewei Catering", "sales")
        run.wait_for_page()

        assert (home / "company.qianji").read_text(encoding="utf-8") == "a letter to my landlord"
        assert run.program.settings.last_file == str(home / "company-2.qianji")

    def test_why_a_file_was_refused_is_said_in_the_other_language_too(
        self, run: Run, home: Path, qtbot: QtBot
    ) -> None:
        (home / "company.qianji").write_text("a letter to my landlord", encoding="utf-8")
        run.start()

        run.program.choose_language(CHINESE)
        qtbot.waitUntil(lambda: run.program.desk.look.texts.language == CHINESE and run.rescue() is not None)

        stage = run.rescue()
        assert stage is not None
        assert "company.qianji" in stage.reason.sentence()
        assert stage.retry_button.text() == "重试"

    def test_another_company_takes_the_place_of_the_first(
        self, run: Run, company_file: Path, tmp_path: Path, qtbot: QtBot
    ) -> None:
        other = tmp_path / "other.qianji"
        found_company(other, "Other").close()
        run.start()
        run.program.opening.choose_file = lambda: other

        run.program.open_other()
        qtbot.waitUntil(lambda: run.program.settings.last_file == str(other) and run.has_settled(), timeout=20000)

        assert run.program.desk.window.page() is not None
        Database.open(company_file).close()  # the first file was let go


class TestLanguage:
    def test_the_window_is_built_anew_on_the_same_page(self, run: Run, company_file: Path, qtbot: QtBot) -> None:
        program = run.start()
        program.desk.window.go("visits")
        qtbot.waitUntil(run.has_settled)
        place = program.desk.window.pos()

        program.choose_language(CHINESE)
        qtbot.waitUntil(lambda: program.desk.look.texts.language == CHINESE and run.has_settled())

        assert program.desk.window.current_key == "visits"
        assert program.desk.window.pos() == place
        assert Settings.load().language == CHINESE

    def test_what_was_half_written_is_said_to_be_kept(self, run: Run, company_file: Path, qtbot: QtBot) -> None:
        program = run.start()
        program.desk.window.go("staff")
        qtbot.waitUntil(run.has_settled)
        page = program.desk.window.page()
        assert isinstance(page, StaffPage)
        page.create_new()
        qtbot.waitUntil(page.editor.isVisible)
        name = page.editor.form.fields["name"]
        assert isinstance(name, TextField)
        qtbot.keyClicks(name.box, "Zheng")

        program.choose_language(CHINESE)

        qtbot.waitUntil(lambda: program.desk.look.texts.language == CHINESE and run.has_settled())
        qtbot.waitUntil(lambda: program.desk.window.toast.sentence().startswith("没填完的内容已保留"))


class TestAppearance:
    def test_it_changes_at_once_and_is_remembered(self, run: Run, company_file: Path) -> None:
        program = run.start()

        program.choose_appearance(Appearance.DARK)
        dark = program.theme.tokens.name
        program.choose_appearance(Appearance.LIGHT)

        assert dark == "dark"
        assert Settings.load().theme == "light"

    def test_settings_that_cannot_be_kept_stop_nobody(self, run: Run, company_file: Path, home: Path) -> None:
        program = run.start()
        (home / "settings.json").unlink(missing_ok=True)
        (home / "settings.json").mkdir()

        program.choose_appearance(Appearance.LIGHT)

        assert program.theme.tokens.name == "light"


class TestEnd:
    def test_the_layout_is_kept_when_the_window_closes(self, run: Run, company_file: Path) -> None:
        program = run.start()

        program.desk.window.close()

        assert Settings.load().geometry == program.desk.window.layout_text()


FIRST_PAINT = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
application = QApplication([])
from desktop.app.program import Program
from desktop.settings import Settings
late = {"sqlalchemy", "sqlcipher3", "alembic", "reportlab", "numpy", "openpyxl", "xlsxwriter", "python_calamine",
        "pyqtgraph", "pypinyin", "rapidfuzz", "chinese_calendar", "click", "PIL", "asyncio",
        "desktop.ui.shell.waiting_presenter", "PySide6.QtSvg", "concurrent.futures", "logging.handlers", "locale",
        "desktop.models", "desktop.store", "desktop.queries", "desktop.services", "desktop.domain",
        "desktop.app.files", "desktop.ui.kit.page", "desktop.ui.shell.window_keys"}
program = Program(application, Settings(theme="light"), Path(sys.argv[1]), "zh_CN")
program.desk.window.show_opening()
program.desk.window.show()
application.processEvents()
program.desk.window.grab()
print(sorted(late & set(sys.modules)))
QTimer.singleShot(0, program.opening.open_first)
while program.desk.window.page() is None or not program.desk.tasks.is_idle:
    application.processEvents()
later = {"alembic", "reportlab", "xlsxwriter", "python_calamine", "pyqtgraph", "pypinyin", "desktop.queries.waiting",
         "argon2", "cryptography", "desktop.store.vault", "desktop.ui.security.gate_form"}
print(sorted(later & set(sys.modules)))
program.close()
"""


class TestFirstPaint:
    def test_nothing_heavy_is_imported_before_it_and_the_seldom_used_not_before_the_first_figures(
        self, company_file: Path
    ) -> None:
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", FIRST_PAINT, str(company_file)],
            check=False,
            capture_output=True,
            text=True,
            timeout=120,
        )

        assert done.stdout.split("\n")[:2] == ["[]", "[]"], done.stderr
