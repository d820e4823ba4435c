"""The board of improvement plans on a real file, by mouse and keys."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.plan.progress import PlanState, judged
from desktop.domain.review import Verdict
from desktop.errors import RequestError
from desktop.queries.plan_verdicts import KeptVerdict
from desktop.queries.plans import PlanLine, plan_board
from desktop.store.database import Database
from desktop.ui.kit.form_drafts import DraftOffer
from desktop.ui.kit.look import Look
from desktop.ui.plans.action_sheet import sheet_of
from desktop.ui.ports import Wish
from tests.ui.kit.drafts import NOW, Asked, FakeVerbs
from tests.ui.plans.stage import Stage
from tests.ui.surroundings import TODAY, FakeMessages

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def stage(look: Look, evaluated: Database, messages: FakeMessages, qtbot: QtBot) -> Stage:
    return Stage(look, evaluated, messages, qtbot)


def visits_line(stage: Stage) -> PlanLine:
    """E01's action on visits as the file has it."""
    with stage.database.read() as session:
        lines = plan_board(session, TODAY, "en")
    return next(line for line in lines if line.code == "E01" and line.indicator and line.indicator.code == "visits")


class TestBoard:
    def test_without_an_evaluation_the_page_teaches(
        self, look: Look, database: Database, messages: FakeMessages, qtbot: QtBot
    ) -> None:
        empty = Stage(look, database, messages, qtbot)

        assert empty.page.stages.currentWidget() is empty.page.state
        assert "No improvement plan yet" in _words(empty)

    def test_actions_stand_in_the_column_of_their_state(self, stage: Stage) -> None:
        assert stage.page.stages.currentWidget() is stage.page.board
        assert stage.texts(PlanState.OVERDUE) == []
        card = next(card for card in stage.page.board.columns[PlanState.OPEN].model.cards if card.name == "王䶮")
        assert (card.start, card.now, card.due) == ("5", "now 3", "Due 12-31")
        assert card.effect == "Behind"

    def test_a_judged_action_reads_as_its_review_does(self, stage: Stage, look: Look) -> None:
        kept = KeptVerdict(1, Verdict.IMPROVED, "now 57 days", "2 days short of the goal")
        line = visits_line(stage)
        line = replace(line, kept=kept, course=judged(line.course, kept.verdict))

        sheet = sheet_of(line, TODAY, look.texts)

        assert (sheet.card.effect, sheet.card.now, sheet.now) == ("Improved", "now 57 days", "now 57 days")
        assert sheet.verdict == "The review says: 2 days short of the goal"

    def test_trouble_is_told_with_a_way_to_try_again(self, stage: Stage) -> None:
        stage.page.show_trouble("The file is locked.")

        assert "The file is locked." in _words(stage)
        again = stage.page.state.findChild(QPushButton)
        assert again is not None
        stage.qtbot.mouseClick(again, LEFT)
        assert stage.page.stages.currentWidget() is stage.page.board

    def test_a_team_and_a_person_narrow_it(self, stage: Stage) -> None:
        stage.page.staff.setCurrentIndex(1)
        stage.page.staff.picked.emit(stage.page.staff.value())

        names = {card.name for card in stage.page.board.columns[PlanState.OPEN].model.cards}
        assert len(names) == 1

    def test_another_page_leads_to_a_persons_plan(self, stage: Stage) -> None:
        stage.page.arrive(Wish(staff_id=visits_line(stage).staff_id))

        assert {card.name for card in stage.page.board.columns[PlanState.OPEN].model.cards} == {"王䶮"}

    def test_what_matches_nothing_says_so(self, stage: Stage) -> None:
        stage.page.arrive(Wish(staff_id=77))

        assert "No action matches" in _words(stage)

    def test_arrows_and_enter_open_a_card(self, stage: Stage) -> None:
        view = stage.view(PlanState.OPEN)
        stage.page.board.columns[PlanState.OPEN].take_focus()

        stage.qtbot.keyClick(view, Qt.Key.Key_Return)

        assert stage.page.panel.isVisible()
        stage.qtbot.keyClick(stage.page.panel, Qt.Key.Key_Escape)
        assert not stage.page.panel.isVisible()

    def test_right_goes_to_the_next_column_with_cards(self, stage: Stage) -> None:
        stage.click_card("Visits")
        stage.qtbot.mouseClick(stage.page.panel.done_button, LEFT)
        stage.page.panel.dismiss()
        stage.page.board.columns[PlanState.OPEN].take_focus()
        stage.qtbot.waitUntil(lambda: stage.view(PlanState.OPEN).hasFocus())

        for _ in range(4):
            stage.qtbot.keyClick(stage.view(PlanState.OPEN), Qt.Key.Key_Right)

        assert stage.view(PlanState.DONE).hasFocus()


class TestCheckIn:
    def test_the_figure_of_the_records_is_suggested_and_kept(self, stage: Stage) -> None:
        stage.click_card("Visits")
        panel = stage.page.panel
        stage.qtbot.mouseClick(panel.use_link, LEFT)
        stage.qtbot.keyClicks(panel.note.box, "Three seen, list ready")
        stage.qtbot.mouseClick(panel.save_button, LEFT)

        (note,) = visits_line(stage).check_ins
        assert (note.noted_on, note.value, note.note) == (TODAY, Decimal(3), "Three seen, list ready")
        assert stage.messages.last.sentence == "Check-in kept."
        assert panel.isVisible()
        assert panel.note.value() == ""

        stage.messages.last.action()  # type: ignore[misc] # there is a way back
        assert visits_line(stage).check_ins == ()

    @pytest.mark.parametrize(
        ("figure", "note", "wrong"), [("many", "", "value"), ("", "", "note"), ("3.5.1", "so", "value")]
    )
    def test_what_cannot_be_is_told_at_its_field(self, stage: Stage, figure: str, note: str, wrong: str) -> None:
        stage.click_card("Visits")
        panel = stage.page.panel
        panel.value.set_value(figure)
        panel.note.set_value(note)
        stage.qtbot.mouseClick(panel.save_button, LEFT)

        assert panel.form.fields[wrong].error()
        assert visits_line(stage).check_ins == ()

    def test_a_day_to_come_is_refused(self, stage: Stage) -> None:
        stage.click_card("Visits")
        stage.page.panel.noted_on.set_value(date(2026, 11, 22))
        stage.page.panel.note.set_value("tomorrow")
        stage.qtbot.keyClick(stage.page.panel, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

        assert "future" in stage.page.panel.noted_on.error()

    def test_a_check_in_is_removed_and_comes_back(self, stage: Stage) -> None:
        stage.click_card("Visits")
        stage.page.panel.note.set_value("Seen three")
        stage.page.panel.saved.emit()
        remove = next(
            button
            for button in stage.page.panel.findChildren(QPushButton)
            if button.accessibleName().startswith("Remove the check-in")
        )

        stage.qtbot.mouseClick(remove, LEFT)

        assert visits_line(stage).check_ins == ()
        stage.messages.last.action()  # type: ignore[misc] # there is a way back
        assert len(visits_line(stage).check_ins) == 1

    def test_a_check_in_stands_in_one_line_with_its_day(self, stage: Stage) -> None:
        stage.click_card("Visits")
        stage.page.panel.note.set_value("Seen three")
        stage.page.panel.saved.emit()
        QApplication.processEvents()  # laid out with the next events

        lines = {label.text(): label for label in stage.page.panel.findChildren(QLabel)}
        day, note = lines[TODAY.isoformat()], lines["Seen three"]

        assert (
            day.mapToGlobal(day.contentsRect().topLeft()).y() == note.mapToGlobal(note.contentsRect().topLeft()).y()
        )
        assert (day.height(), day.alignment() & Qt.AlignmentFlag.AlignVertical_Mask) == (
            note.height(), note.alignment() & Qt.AlignmentFlag.AlignVertical_Mask
        )  # fmt: skip

    def test_what_was_entered_is_offered_back_after_closing(self, stage: Stage) -> None:
        stage.click_card("Visits")
        stage.qtbot.keyClicks(stage.page.panel.note.box, "half a sentence")
        assert not stage.page.keep_written()
        stage.page.panel.dismiss()

        assert stage.messages.last.act == "Back to it"
        stage.messages.last.action()  # type: ignore[misc] # there is a way back
        assert stage.page.panel.note.value() == "half a sentence"
        stage.qtbot.mouseClick(stage.page.panel.save_button, LEFT)
        assert visits_line(stage).check_ins[0].note == "half a sentence"

    def test_a_check_in_that_was_kept_is_not_offered_as_unsaved(self, stage: Stage, look: Look) -> None:
        verbs = FakeVerbs()
        look.shelf.attach(Asked(verbs), verbs, lambda: NOW)
        stage.click_card("Visits")
        panel = stage.page.panel
        stage.qtbot.keyClicks(panel.note.box, "Seen three")
        assert stage.page.keep_written()  # as it is a moment after typing

        stage.qtbot.mouseClick(panel.save_button, LEFT)

        assert visits_line(stage).check_ins[0].note == "Seen three"
        assert panel.findChildren(DraftOffer)[0].sentence() == ""

    def test_a_refusal_stands_in_the_panel_and_nothing_entered_is_lost(
        self, stage: Stage, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_given: object) -> int:
            raise RequestError("The disk is full.")

        stage.click_card("Visits")
        monkeypatch.setattr(stage.presenter._verbs, "check_in", refuse)
        stage.page.panel.note.set_value("Seen three")
        stage.page.panel.saved.emit()

        assert stage.page.panel.notice.sentence() == "The disk is full."
        assert stage.page.panel.note.value() == "Seen three"
        assert stage.page.panel.save_button.isEnabled()


class TestTickAndDue:
    def test_a_tick_moves_the_card_and_can_be_undone(self, stage: Stage) -> None:
        stage.click_card("Visits")
        stage.qtbot.mouseClick(stage.page.panel.done_button, LEFT)

        assert visits_line(stage).state is PlanState.DONE
        assert stage.page.panel.done_button.text() == "Open again"
        stage.messages.last.action()  # type: ignore[misc] # there is a way back
        assert visits_line(stage).state is PlanState.OPEN

    def test_another_due_day_needs_a_reason_and_can_be_undone(self, stage: Stage) -> None:
        stage.click_card("Visits")
        panel = stage.page.panel
        stage.qtbot.mouseClick(panel.due_link, LEFT)
        panel.due_on.set_value(date(2027, 1, 15))
        stage.qtbot.mouseClick(panel.due_button, LEFT)
        assert panel.reason.error()

        stage.qtbot.keyClicks(panel.reason.box, "Opening put off")
        stage.qtbot.mouseClick(panel.due_button, LEFT)

        assert visits_line(stage).due_on == date(2027, 1, 15)
        stage.messages.last.action()  # type: ignore[misc] # there is a way back
        assert visits_line(stage).due_on == date(2026, 12, 31)


def _words(stage: Stage) -> str:
    from PySide6.QtWidgets import QLabel

    return " ".join(label.text() for label in stage.page.state.findChildren(QLabel))
