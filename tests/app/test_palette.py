"""The palette and the guide in a running program: acts, pages and chapters found by their words."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop import paths
from desktop.i18n import CHINESE, ENGLISH
from desktop.ui.guide.chapters import chapters
from desktop.ui.guide.page import GuidePage
from desktop.ui.kit.option_cells import OPTION_ROLE
from desktop.ui.kit.page_acts import page_acts
from tests.app.running import Run


class TestPalette:
    def test_ctrl_k_offers_pages_people_and_acts(self, run: Run, company_file: Path, qtbot: QtBot) -> None:
        program = run.start()

        program.desk.window.palette_wanted.emit()
        qtbot.waitUntil(lambda: program.desk.window.command_palette.isVisible())

        offered = program.desk.window.command_palette.list
        names = [offered.item(number).text() for number in range(offered.count())]
        assert {"Staff", "Visits", "Settings", "Log a visit", "Add staff", "Record of changes"} <= set(names)
        assert "Lock the window" not in names  # without a password nothing would unlock it

    def test_what_the_page_shown_offers_is_done_by_name(self, run: Run, company_file: Path, qtbot: QtBot) -> None:
        window = run.start().desk.window
        window.go("staff")
        qtbot.waitUntil(run.has_settled)
        page = window.page()
        assert page is not None
        act = next(page_acts(page))

        window.palette_wanted.emit()
        qtbot.waitUntil(lambda: window.command_palette.isVisible())
        offered = window.command_palette.list
        commands = [offered.item(number).data(OPTION_ROLE) for number in range(offered.count())]

        assert (act.name, "Staff") in [(each.label, each.detail) for each in commands]

    @pytest.mark.parametrize("word", ["Finalise", "Reopen", "What if", "Interview"])
    def test_words_of_an_evaluation_lead_to_its_page(
        self, run: Run, company_file: Path, qtbot: QtBot, word: str
    ) -> None:
        window = run.start().desk.window
        window.palette_wanted.emit()
        qtbot.waitUntil(lambda: window.command_palette.isVisible())

        qtbot.keyClicks(window.command_palette.line, word)
        qtbot.keyClick(window.command_palette.line, Qt.Key.Key_Return)

        qtbot.waitUntil(lambda: window.current_key == "evaluations")

    @pytest.mark.parametrize("typed", ["dinggao", "shisuan", "jiaozhun", "mt"])
    def test_their_pinyin_leads_there_too(self, run: Run, company_file: Path, qtbot: QtBot, typed: str) -> None:
        program = run.start()
        program.choose_language(CHINESE)
        qtbot.waitUntil(lambda: program.desk.look.texts.language == CHINESE and run.has_settled())
        palette = program.desk.window.command_palette
        program.desk.window.palette_wanted.emit()
        qtbot.waitUntil(palette.isVisible)

        qtbot.keyClicks(palette.line, typed)

        qtbot.waitUntil(lambda: palette.list.count() > 0)
        assert palette.list.item(0).text() == "考核"

    def test_they_do_not_stand_before_the_acts_of_the_page_itself(
        self, run: Run, company_file: Path, qtbot: QtBot
    ) -> None:
        window = run.start().desk.window
        window.go("evaluations")
        qtbot.waitUntil(run.has_settled)
        window.palette_wanted.emit()
        qtbot.waitUntil(lambda: window.command_palette.isVisible())

        qtbot.keyClicks(window.command_palette.line, "Finalise")

        offered = window.command_palette.list
        assert "Evaluations" not in [offered.item(number).text() for number in range(offered.count())]

    def test_a_chapter_of_the_guide_is_found_by_one_of_its_headings(
        self, run: Run, company_file: Path, qtbot: QtBot
    ) -> None:
        window = run.start().desk.window
        window.palette_wanted.emit()
        qtbot.waitUntil(lambda: window.command_palette.isVisible())

        qtbot.keyClicks(window.command_palette.line, "Seven rules")
        qtbot.keyClick(window.command_palette.line, Qt.Key.Key_Return)

        qtbot.waitUntil(lambda: window.current_key == "guide" and run.has_settled())
        page = window.page()
        assert isinstance(page, GuidePage)
        assert page.list.currentItem().text() == "Schemes: how points come about"


class TestGuide:
    def test_every_page_has_its_chapter(self, run: Run, company_file: Path) -> None:
        window = run.start().desk.window

        told = {chapter.key for chapter in chapters(paths.guide() / ENGLISH)}

        assert {place.key for place in window.places()} - {"guide"} <= told

    def test_the_sheet_of_shortcuts_leads_to_the_chapter_of_the_page_shown(
        self, run: Run, company_file: Path, qtbot: QtBot
    ) -> None:
        window = run.start().desk.window
        window.go("quality")
        qtbot.waitUntil(run.has_settled)
        window.show_shortcuts()

        qtbot.mouseClick(window.shortcut_sheet.guide_button, Qt.MouseButton.LeftButton)

        qtbot.waitUntil(lambda: window.current_key == "guide" and run.has_settled())
        page = window.page()
        assert isinstance(page, GuidePage)
        assert page.list.currentItem().text().startswith("Quality:")
