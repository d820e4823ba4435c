"""Printing review forms: as files, and on the system's printer."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from desktop.errors import RequestError
from desktop.reports.raster import page_count
from desktop.store.database import Database
from desktop.ui.evaluations.print_presenter import Whose
from desktop.ui.kit.look import Look
from desktop.ui.kit.printer import PrinterSheets, a4_printer
from tests.ui.evaluations.stage import Stage


@pytest.fixture
def stage(look: Look, sample: Database, qtbot: QtBot, tmp_path: Path) -> Stage:
    stage = Stage(look, sample, qtbot, tmp_path / "forms")
    stage.choose("E05")
    stage.page.print_out()
    return stage


class RememberedSheets:
    """Takes pages and remembers how it ended."""

    dpi = 60

    def __init__(self, breaks_at: int = 99) -> None:
        self.pages: list[bytes] = []
        self.ended: list[bool] = []
        self._breaks_at = breaks_at

    def add(self, png: bytes) -> None:
        self.pages.append(png)
        if len(self.pages) == self._breaks_at:
            raise RequestError("The printer stopped.")

    def finish(self, is_wanted: bool) -> None:
        self.ended.append(is_wanted)


class TestFiles:
    def test_the_person_shown_is_offered_and_the_draft_said_to_be_one(self, stage: Stage) -> None:
        panel = stage.page.print_panel

        assert panel.order().whose is Whose.ONE
        assert not panel.merged.isVisible()

    def test_one_form_is_written_and_can_be_opened(self, stage: Stage) -> None:
        panel = stage.page.print_panel
        opened: list[QUrl] = []
        panel.open_url = opened.append

        stage.click(panel.write_button)
        told = stage.messages.last
        assert told.action is not None
        told.action()

        files = list((panel.folder.value()).glob("*.pdf"))
        assert len(files) == 1
        assert "许砚秋" in files[0].name
        assert "1 review form was written" in told.sentence
        assert [Path(url.toLocalFile()) for url in opened] == files

    def test_everybody_goes_into_one_file_in_the_other_language(self, stage: Stage) -> None:
        panel = stage.page.print_panel
        panel.whose.choose(Whose.ALL)
        panel.whose.chosen.emit(Whose.ALL)
        panel.merged.choose(True)
        panel.language.set_value("zh_CN")

        stage.click(panel.write_button)

        files = list((panel.folder.value()).glob("*.pdf"))
        assert stage.paper.asked == [(24, True)]
        assert len(files) == 1
        assert page_count(files[0].read_bytes()) >= 24
        assert stage.messages.last.act == "Open the file"

    def test_another_folder_is_chosen_in_the_dialog(self, stage: Stage, tmp_path: Path) -> None:
        panel = stage.page.print_panel
        panel.folder.ask_folder = lambda _title, _start: str(tmp_path / "elsewhere")

        stage.click(panel.folder.button)

        assert panel.order().folder == tmp_path / "elsewhere"

    def test_a_folder_that_cannot_be_made_is_said_in_the_panel(self, stage: Stage, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("in the way", encoding="utf-8")
        panel = stage.page.print_panel
        panel.folder.set_value(tmp_path / "file")

        stage.click(panel.write_button)

        assert panel.isVisible()
        assert any("cannot be made" in sentence for sentence in panel.sentences())
        assert panel.write_button.isEnabled()


class TestPrinter:
    def test_pages_go_to_the_printer_that_was_chosen(self, stage: Stage) -> None:
        sheets = RememberedSheets()
        stage.page.print_panel.ask_printer = lambda _parent, _title: sheets

        stage.click(stage.page.print_panel.printer_button)

        assert sheets.pages
        assert sheets.ended == [True]
        assert stage.messages.last.sentence == "1 review form was sent to the printer."

    def test_thinking_better_of_it_prints_nothing(self, stage: Stage) -> None:
        stage.page.print_panel.ask_printer = lambda _parent, _title: None

        stage.click(stage.page.print_panel.printer_button)

        assert stage.page.print_panel.isVisible()
        assert stage.messages.said == []

    def test_a_printer_that_stops_is_said_and_the_job_dropped(self, stage: Stage) -> None:
        sheets = RememberedSheets(breaks_at=1)
        stage.page.print_panel.ask_printer = lambda _parent, _title: sheets

        stage.click(stage.page.print_panel.printer_button)

        assert sheets.ended == [False]
        assert stage.page.print_panel.sentences() == ["The printer stopped."]

    def test_pictures_of_pages_become_pages(self, stage: Stage, tmp_path: Path) -> None:
        printer = a4_printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "out.pdf"))
        sheets = PrinterSheets(printer)
        pages = list(stage.paper.pictures(stage.form, 40))

        for page in pages:
            sheets.add(page)
        sheets.finish(True)
        sheets.finish(True)

        assert page_count((tmp_path / "out.pdf").read_bytes()) == len(pages)
        assert 0 < sheets.dpi <= 300
