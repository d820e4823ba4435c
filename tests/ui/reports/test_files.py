"""Files written from the page of everything that is printed, by real clicks on a real company."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from desktop.domain.sheet_kinds import SheetKind
from desktop.store.database import Database
from desktop.ui.kit.look import Look
from tests.ui.reports.stage import Stage


@pytest.fixture
def stage(filled: Database, look: Look, qtbot: QtBot) -> Stage:
    """The page as it opens."""
    return Stage(filled, look, qtbot)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of its own for what is written."""
    (tmp_path / "paper").mkdir()
    return tmp_path / "paper"


class TestFiles:
    def test_all_forms_become_one_file_with_a_bookmark_for_each(self, stage: Stage, folder: Path) -> None:
        stage.save_into(folder)
        opened: list[QUrl] = []
        stage.page.open_url = opened.append

        stage.click(stage.page.write_button)

        (file,) = folder.glob("*.pdf")
        document = pypdfium2.PdfDocument(file)
        assert [each.get_title() for each in document.get_toc()] == [
            "Index of review forms ML-2026Q3",
            "王龚 KH-2026Q3-001",
            "李想 KH-2026Q3-002",
        ]
        document.close()
        assert stage.messages.last.action is not None
        stage.messages.last.action()
        assert opened == [QUrl.fromLocalFile(str(file))]

    def test_each_form_gets_a_file_of_its_own_beside_those_of_other_content(self, stage: Stage, folder: Path) -> None:
        stage.save_into(folder)
        stage.click(stage.page.each_button)
        stage.click(stage.page.each_button)
        assert sorted(path.name for path in folder.iterdir()) == [
            "KH-2026Q3-001 王龚 en.pdf",
            "KH-2026Q3-002 李想 en.pdf",
        ]
        (folder / "KH-2026Q3-001 王龚 en.pdf").write_text("the owner's own notes", encoding="utf-8")

        stage.click(stage.page.each_button)

        assert (folder / "KH-2026Q3-001 王龚 en.pdf").read_text(encoding="utf-8") == "the owner's own notes"
        assert (folder / "KH-2026Q3-001 王龚 (2) en.pdf").read_bytes().startswith(b"%PDF")
        assert "were kept" in stage.messages.last.sentence

    def test_a_folder_that_is_gone_is_told_for_all_and_tried_again(self, stage: Stage, folder: Path) -> None:
        drive = folder / "drive"
        stage.save_into(drive)

        stage.click(stage.page.each_button)
        assert stage.page.failures.isVisible()

        drive.mkdir()
        stage.click(stage.page.failures.again_button)

        assert len(list(drive.glob("*.pdf"))) == 2
        assert not stage.page.failures.isVisible()

    def test_whoever_wrote_by_keyboard_is_still_at_the_button(self, stage: Stage, folder: Path) -> None:
        stage.save_into(folder)
        stage.page.window().activateWindow()
        stage.page.write_button.setFocus()

        stage.click(stage.page.write_button)

        assert stage.page.write_button.hasFocus()

    def test_nothing_is_written_where_no_file_was_chosen(self, stage: Stage) -> None:
        stage.page.ask_file = lambda _title, _name, _ending: ""
        stage.page.ask_folder = lambda _title: ""

        for button in (stage.page.write_button, stage.page.each_button):
            stage.click(button)

        assert stage.messages.said == []

    def test_a_file_that_cannot_be_written_is_told(self, stage: Stage, folder: Path) -> None:
        (folder / "file").write_text("")
        stage.save_into(folder / "file")

        stage.click(stage.page.write_button)

        assert stage.messages.last.weight == "failure"
        assert "is a file, not a folder" in stage.messages.last.sentence

    def test_tables_are_written_as_a_workbook(self, stage: Stage, folder: Path) -> None:
        stage.save_into(folder)
        stage.choose(SheetKind.TEAM)

        stage.click(stage.page.table_button)

        assert [path.suffix for path in folder.iterdir()] == [".xlsx"]
