"""The page of everything that is printed, by real clicks on a real company."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.acknowledgement import Outcome
from desktop.domain.period import PeriodKind, parse_period
from desktop.domain.sheet_kinds import SheetKind
from desktop.queries.paper import paper_options
from desktop.services.acknowledgements import Acknowledgements
from desktop.store.database import Database
from desktop.ui.kit.look import Look
from desktop.ui.ports import Wish
from desktop.ui.printables import UNSIGNED
from desktop.ui.reports import preview_presenter, questions
from desktop.ui.reports.choice_card import Side
from desktop.ui.reports.zoom import Fit, Zoom
from tests.services.small_company import add_company
from tests.ui.reports.stage import FakePrinter, Stage
from tests.ui.surroundings import today


@pytest.fixture
def stage(filled: Database, look: Look, qtbot: QtBot) -> Stage:
    """The page as it opens."""
    return Stage(filled, look, qtbot)


class TestQuestions:
    def test_it_opens_with_the_review_forms_of_the_latest_evaluation(self, stage: Stage) -> None:
        assert stage.page.choice.list.currentRow() == 0
        assert stage.questions.evaluation.value() == 1
        assert not stage.questions.period.isVisible()
        assert stage.pages >= 2
        assert stage.page.print_button.isEnabled()

    def test_one_of_several_people_is_ticked(self, stage: Stage) -> None:
        both = stage.pages
        people = stage.questions.people

        people.list.item(2).setCheckState(Qt.CheckState.Checked)

        assert people.value() == ("E02",)
        assert people.list.item(0).checkState() is Qt.CheckState.Unchecked
        assert stage.pages == both // 2

        people.list.item(0).setCheckState(Qt.CheckState.Checked)

        assert people.value() == ()
        assert stage.pages == both

    def test_letters_are_one_for_each_person_with_targets(self, stage: Stage) -> None:
        stage.choose(SheetKind.TARGETS)

        assert stage.questions.period.value() == parse_period("2026Q3")
        assert stage.pages == 2
        assert stage.page.preview.note.text() == "2 forms"
        assert stage.page.each_button.isVisible()

    def test_the_week_begins_with_the_last_week_and_goes_back_to_quarters(self, stage: Stage) -> None:
        stage.choose(SheetKind.WEEK)
        assert stage.questions.period_kind.value() is PeriodKind.WEEK
        assert stage.questions.period.value() == parse_period("2026-W46")

        stage.choose(SheetKind.RANKING)
        assert stage.questions.period_kind.value() is PeriodKind.QUARTER

    def test_another_period_kind_offers_its_periods(self, stage: Stage) -> None:
        stage.choose(SheetKind.TEAM)

        stage.questions.period_kind.box.picked.emit(PeriodKind.MONTH)

        assert stage.questions.period.value() == parse_period("2026-10")

    def test_a_period_without_an_evaluation_says_what_to_do(self, stage: Stage) -> None:
        stage.choose(SheetKind.RANKING)
        stage.questions.period.box.picked.emit(parse_period("2026Q1"))

        assert stage.page.preview.stages.currentWidget() is stage.page.preview.state
        assert not stage.page.write_button.isEnabled()
        assert not stage.page.print_button.isEnabled()

    def test_only_forms_nobody_signed_are_left_once_some_are_signed(self, stage: Stage, filled: Database) -> None:
        both = stage.pages
        Acknowledgements(filled, today).note([1], Outcome.SIGNED, today())

        stage.click(stage.questions.unsigned)
        assert stage.pages == both // 2
        printer = FakePrinter()
        stage.page.ask_printer = lambda _parent, _title, _pages: printer
        stage.click(stage.page.print_button)
        assert len(printer.added) == both // 2  # all that nobody signed, and nothing else

        Acknowledgements(filled, today).note([2], Outcome.REFUSED, today())
        stage.page.refresh()
        assert stage.page.preview.stages.currentWidget() is stage.page.preview.state

    def test_another_language_is_set_at_once(self, stage: Stage) -> None:
        stage.questions.language.box.picked.emit("zh_CN")

        assert stage.questions.language.value() == "zh_CN"
        assert stage.pages >= 2


class TestFromElsewhere:
    def test_a_page_leads_to_the_forms_of_its_evaluation_nobody_signed(self, stage: Stage) -> None:
        stage.choose(SheetKind.WEEK)

        stage.page.arrive(Wish(record_id=1, state=UNSIGNED))

        assert stage.page.choice.list.currentRow() == 0
        assert stage.questions.unsigned.isChecked()

    def test_a_page_leads_to_the_letter_of_a_person_for_its_days(self, stage: Stage) -> None:
        may = parse_period("2026Q2")

        stage.page.arrive(Wish(staff_id=2, start=may.start, end=may.end, state=SheetKind.TARGETS))

        assert stage.questions.period.value() == may
        assert stage.questions.people.value() == ("E02",)


class TestPreview:
    def test_only_pages_in_sight_are_drawn(self, stage: Stage) -> None:
        pages = stage.page.preview.pages
        stage.qtbot.waitUntil(lambda: pages.picture_of(0) is not None)
        picture = pages.picture_of(0)

        assert picture is not None
        assert abs(picture.width() - (pages.viewport().width() - 28) * pages.devicePixelRatioF()) <= 2
        assert stage.page.preview.place.text() == f"Page 1 of {stage.pages}"

    def test_keys_turn_pages_and_zoom(self, stage: Stage) -> None:
        pages = stage.page.preview.pages
        pages.setFocus()

        stage.qtbot.keyClick(pages, Qt.Key.Key_PageDown)
        assert pages.page == 1
        assert stage.page.preview.place.text().startswith("Page 2 of ")
        stage.qtbot.keyClick(pages, Qt.Key.Key_Home)
        assert pages.page == 0
        stage.qtbot.keyClick(pages, Qt.Key.Key_End)
        assert pages.page == stage.pages - 1
        stage.qtbot.keyClick(pages, Qt.Key.Key_PageUp)
        stage.qtbot.keyClick(pages, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
        assert pages.zoom.fit is Fit.FREE
        stage.qtbot.keyClick(pages, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
        stage.qtbot.keyClick(pages, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
        assert pages.zoom == Zoom()

    def test_the_wheel_zooms_with_ctrl(self, stage: Stage) -> None:
        pages = stage.page.preview.pages
        spot = QPointF(pages.viewport().rect().center())
        event = QWheelEvent(
            spot,
            pages.viewport().mapToGlobal(spot),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )

        QApplication.sendEvent(pages.viewport(), event)

        assert pages.zoom.fit is Fit.FREE

    def test_the_size_is_chosen_and_remembered(self, stage: Stage, look: Look) -> None:
        stage.page.preview.fit.chosen.emit(Fit.PAGE)

        assert stage.page.preview.pages.zoom == Zoom(Fit.PAGE)
        assert look.layouts.of("reports.zoom") == {"fit": "page", "share": 1.0}

    def test_pages_stay_where_they_were_when_the_window_changes(self, stage: Stage) -> None:
        pages = stage.page.preview.pages
        pages.go_to(1)

        stage.page.resize(1500, 900)

        assert pages.page == 1


class TestManyForms:
    def test_any_form_is_seen_once_the_owner_comes_to_it(self, stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
        all_pages = stage.pages
        monkeypatch.setattr(questions, "AT_ONCE", 1)
        monkeypatch.setattr(preview_presenter, "AHEAD", 0)
        stage.page.refresh()
        before = stage.pages
        assert stage.page.preview.place.text() == f"Page 1 of {before} …"
        assert stage.page.preview.note.text() == "2 forms"

        monkeypatch.setattr(preview_presenter, "AHEAD", 40)
        stage.presenter.preview.look_at(before - 1)

        assert stage.pages == all_pages > before
        assert stage.page.preview.place.text() == f"Page 1 of {all_pages}"

    def test_scrolling_asks_for_what_comes_after(self, stage: Stage) -> None:
        looked_at: list[int] = []
        stage.page.preview.pages.page_changed.connect(looked_at.append)
        stage.page.preview.pages.go_to(1)

        assert looked_at == [1] == [stage.presenter.preview._in_sight]

    def test_forms_of_a_question_that_was_taken_back_are_passed_over(self, stage: Stage) -> None:
        found = stage.presenter._answer
        assert found is not None
        stage.page.refresh()
        pages = stage.pages

        stage.presenter._further(found, (found.pieces, ()))

        assert stage.pages == pages


class TestLook:
    def test_the_options_are_kept_with_the_company_and_seen_at_once(self, stage: Stage, filled: Database) -> None:
        stage.page.choice.show_side(Side.PAPER)
        paper = stage.page.choice.paper

        stage.click(paper.bonus)
        paper.accent.box.picked.emit("#1F4E9E")
        stage.click(paper.names)
        stage.click(paper.everybody)

        with filled.read() as session:
            kept = paper_options(session)
        assert (kept.shows_bonus, kept.with_full_names, kept.accent) == (False, True, "#1F4E9E")
        assert kept.with_everybody
        assert stage.pages >= 2

    def test_the_records_behind_the_figures_are_added_to_each_form(self, stage: Stage) -> None:
        stage.page.choice.show_side(Side.PAPER)
        without = stage.pages

        stage.click(stage.page.choice.paper.evidence)

        assert stage.pages > without

    def test_another_colour_is_chosen_in_the_systems_dialog_or_not_at_all(
        self, stage: Stage, filled: Database
    ) -> None:
        paper = stage.page.choice.paper
        answers = iter(["", "#112233"])
        paper.ask_colour = lambda _present: next(answers)

        for _time in range(2):
            paper.accent.box.picked.emit("other")

        with filled.read() as session:
            assert paper_options(session).accent == "#112233"
        assert paper.accent.value() == "#112233"

    def test_a_logo_that_is_no_picture_is_refused(self, stage: Stage, tmp_path: Path) -> None:
        (tmp_path / "logo.png").write_bytes(b"no picture")
        stage.page.choice.paper.ask_picture = lambda: str(tmp_path / "logo.png")

        stage.click(stage.page.choice.paper.logo_button)

        assert stage.messages.last.weight == "failure"
        assert "no picture" in stage.messages.last.sentence


class TestPrinter:
    def test_all_pages_go_to_the_printer(self, stage: Stage) -> None:
        printer = FakePrinter()
        stage.page.ask_printer = lambda _parent, _title, _pages: printer

        stage.page.print_out()

        assert len(printer.added) == stage.pages
        assert printer.was_wanted is True
        assert stage.messages.last.sentence == f"{stage.pages} pages were sent to the printer."

    def test_no_printer_chosen_prints_nothing(self, stage: Stage) -> None:
        stage.page.ask_printer = lambda _parent, _title, _pages: None

        stage.click(stage.page.print_button)

        assert stage.messages.said == []


def test_an_empty_company_is_told_what_belongs_here(database: Database, look: Look, qtbot: QtBot) -> None:
    with database.write() as session:
        add_company(session)
    stage = Stage(database, look, qtbot)

    stage.page.write_button.click()
    stage.page.print_out()

    assert stage.page.preview.stages.currentWidget() is stage.page.preview.state
    assert stage.messages.said == []
