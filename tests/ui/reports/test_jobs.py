"""What becomes of a job: told before, stopped on the way, failed in part, tried again."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.paper import PaperOptions
from desktop.errors import RequestError
from desktop.models import Review
from desktop.services.evaluations import Evaluations
from desktop.services.printing_batch import Batch, Failed
from desktop.services.printing_pieces import Piece
from desktop.store.database import Database
from desktop.ui.kit.look import Look
from desktop.ui.ports import Done, Progress
from desktop.ui.ports import Failed as FailedWith
from desktop.ui.reports.paper import PrintedPaper
from desktop.ui.reports.print_order import PrintOrder
from tests.ui.reports.stage import FakePrinter, Stage
from tests.ui.surroundings import InstantJob, InstantTasks, today

RARE = "\U0003fffe"  # no font has it


class StoppableTasks(InstantTasks):
    """Does everything at once; long work finds itself cancelled after so many looks."""

    looks = 999

    def long(
        self, work: Any, done: Done[Any], failed: FailedWith | None = None, progress: Progress | None = None
    ) -> InstantJob:
        left = iter([False] * self.looks)

        def cancelled() -> bool:
            return next(left, True)

        return super().long(lambda told, _never: work(told, cancelled), done, failed, progress)


class FragilePaper(PrintedPaper):
    """Cannot set the forms of some people."""

    def __init__(self) -> None:
        self.bad: set[str] = set()

    def set_all(self, pieces: Sequence[Piece], options: PaperOptions, progress: Any, cancelled: Any) -> Batch:
        good = [piece for piece in pieces if piece.code not in self.bad]
        batch = super().set_all(good, options, progress, cancelled) if good else Batch()
        reason = RequestError("The form could not be set.")
        batch.failed += [Failed(piece, reason) for piece in pieces if piece.code in self.bad]
        return batch


@pytest.fixture
def rare(filled: Database) -> Database:
    """One of the two people has a name no font has."""
    Evaluations(filled, today).reopen(1, "a name was wrong")
    with filled.write() as session:
        session.get_one(Review, 2).staff_name = f"李{RARE}"
    return filled


@pytest.fixture
def tasks(rare: Database) -> StoppableTasks:
    return StoppableTasks(rare)


@pytest.fixture
def stage(rare: Database, tasks: StoppableTasks, look: Look, qtbot: QtBot) -> Stage:
    return Stage(rare, look, qtbot, tasks, FragilePaper())


def with_printer(stage: Stage, printer: FakePrinter) -> FakePrinter:
    stage.page.ask_printer = lambda _parent, _title, _pages: printer
    return printer


class TestBefore:
    def test_characters_no_font_has_are_told_before_a_printer_is_chosen(self, stage: Stage) -> None:
        printer = with_printer(stage, FakePrinter())

        stage.page.print_out()

        assert stage.messages.last.weight == "question"
        assert RARE in stage.messages.last.explanation
        assert printer.added == []

        assert stage.messages.last.action is not None
        stage.messages.last.action()
        assert len(printer.added) == stage.pages

    def test_the_preview_says_on_which_page_they_are(self, stage: Stage) -> None:
        note = stage.page.preview.note.toolTip()

        assert f"〓 stands for {RARE}" in note
        assert "page 2" in note or "page 3" in note

    def test_they_are_told_beside_a_file_too(self, stage: Stage, tmp_path: Path) -> None:
        stage.save_into(tmp_path)

        stage.click(stage.page.write_button)

        assert [said.weight for said in stage.messages.said] == ["warning", "done"]


class TestRange:
    def test_only_the_chosen_pages_are_printed(self, stage: Stage) -> None:
        printer = with_printer(stage, FakePrinter(PrintOrder(((2, 2),), copies=3)))
        stage.questions.people.chosen.emit(("E01",))

        stage.page.print_out()

        assert len(printer.added) == (3 if stage.pages > 1 else 0)


class TestStopped:
    def test_nothing_is_set_after_a_cancel(self, stage: Stage, tasks: StoppableTasks) -> None:
        printer = with_printer(stage, FakePrinter())
        tasks.looks = 1

        stage.page.print_out()

        assert stage.messages.last.sentence == "Cancelled: nothing was printed."
        assert printer.added == []

    def test_a_job_stopped_between_pages_is_taken_back(self, stage: Stage, tasks: StoppableTasks) -> None:
        printer = with_printer(stage, FakePrinter())
        stage.page.print_out()
        tasks.looks = 1
        assert stage.messages.last.action is not None

        stage.messages.last.action()

        assert printer.was_wanted is False
        assert stage.messages.last.sentence == "Cancelled: the print job was taken back."

    def test_files_written_before_the_cancel_are_told(
        self, stage: Stage, tasks: StoppableTasks, tmp_path: Path
    ) -> None:
        folder = tmp_path / "2026.Q3"
        folder.mkdir()
        stage.save_into(folder)
        tasks.looks = 1

        stage.click(stage.page.each_button)

        assert len(list(folder.iterdir())) == 1
        assert stage.messages.last.sentence.startswith("Cancelled. 1 PDF was written")
        assert stage.messages.last.act == "Open the folder"

    def test_a_file_that_was_never_begun_is_told(self, stage: Stage, tasks: StoppableTasks, tmp_path: Path) -> None:
        stage.save_into(tmp_path)
        tasks.looks = 0

        stage.click(stage.page.write_button)

        assert stage.messages.last.sentence == "Cancelled: nothing was written."
        assert not list(tmp_path.glob("*.pdf"))


class TestFailures:
    def test_where_there_is_no_printer_to_choose_it_is_told(self, stage: Stage) -> None:
        def refuse(*_words: object) -> None:
            raise RequestError("Windows has no printer.")

        stage.page.ask_printer = refuse
        stage.page.print_out()
        assert stage.messages.last.action is not None

        stage.messages.last.action()

        assert stage.messages.last.sentence == "Windows has no printer."
        assert stage.page.print_button.isEnabled()

    def test_a_printer_that_breaks_is_told_and_the_job_dropped(self, stage: Stage) -> None:
        printer = with_printer(stage, FakePrinter(breaks_at=1))
        printer.trouble = RequestError("The printer stopped.")
        stage.page.print_out()
        assert stage.messages.last.action is not None

        stage.messages.last.action()

        assert printer.was_wanted is False
        assert stage.messages.last.sentence == "The printer stopped."
        assert stage.page.print_button.isEnabled()

    def test_what_could_not_be_set_is_listed_and_tried_again(self, stage: Stage) -> None:
        printer = with_printer(stage, FakePrinter())
        stage.paper.bad = {"E02"}
        stage.page.print_out()
        assert stage.page.failures.isVisible()
        first = len(printer.added)
        assert first

        stage.paper.bad = set()
        stage.click(stage.page.failures.again_button)
        assert stage.messages.last.action is not None
        stage.messages.last.action()

        assert not stage.page.failures.isVisible()
        assert len(printer.added) == stage.pages

    def test_where_nothing_can_be_set_no_printer_is_asked(self, stage: Stage) -> None:
        printer = with_printer(stage, FakePrinter())
        stage.paper.bad = {"E01", "E02"}

        stage.page.print_out()

        assert printer.added == []
        assert stage.page.failures.isVisible()


class TestBusy:
    def test_work_of_a_moment_shows_no_strip(self, stage: Stage, qtbot: QtBot) -> None:
        strip = stage.page.busy
        strip.say("Printing …")
        assert not strip.isVisible()

        strip.say("")
        QApplication.processEvents()

        assert not strip.isVisible()

    def test_longer_work_shows_how_far_it_has_come(self, stage: Stage, qtbot: QtBot) -> None:
        strip = stage.page.busy
        strip.say("Printing …")
        stage.page.show_progress(3, 8)
        qtbot.waitUntil(strip.isVisible)

        assert strip.count.text() == "3 of 8"
        stage.click(strip.cancel_button)
        strip.say("")


class TestPrintedToAFile:
    def test_the_pages_themselves_are_written_with_their_letters(self, stage: Stage, tmp_path: Path) -> None:
        printer = with_printer(stage, FakePrinter(PrintOrder(((1, 1),))))
        printer.file = tmp_path / "打印.pdf"
        stage.questions.people.chosen.emit(("E01",))

        stage.page.print_out()
        if stage.messages.last.action is not None:
            stage.messages.last.action()

        found = pypdf.PdfReader(printer.file)
        assert len(found.pages) == 1
        assert "KH-2026Q3-001" in found.pages[0].extract_text()
        assert printer.added == []
        assert stage.messages.last.sentence == f"1 page written to {printer.file}."
