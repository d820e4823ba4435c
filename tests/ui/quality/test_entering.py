"""Entering records of quality, by mouse and keys."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.models import Deal
from desktop.services.conduct import ConductKind
from desktop.ui.ports import Topic
from tests.ui.quality.stage import CTRL, Stage
from tests.ui.surroundings import TODAY


class TestEntering:
    def test_a_survey_by_keys(self, stage: Stage) -> None:
        stage.page.create_new()
        stage.type("score", "Satisfied")
        stage.type("staff_id", "lq")
        stage.type("customer", "Hewei Catering")

        stage.click(stage.page.editor.save_button)

        (line,) = stage.rows
        assert (line.answered_on, line.score, line.staff) == (TODAY, Decimal(80), "李契")
        assert line.customer == "Hewei Catering"
        assert stage.messages.last.sentence == "The entry was saved."
        assert stage.tasks.topics == [frozenset({Topic.QUALITY, Topic.CUSTOMERS})]

    @pytest.mark.parametrize(("typed", "score"), [("88.5", "88.5"), ("Very dissatisfied (20)", "20"), ("0", "0")])
    def test_a_score_as_points_or_in_words(self, stage: Stage, typed: str, score: str) -> None:
        stage.page.create_new()
        stage.type("score", typed)

        stage.click(stage.page.editor.save_button)

        assert [line.score for line in stage.rows] == [Decimal(score)]

    def test_undo_takes_an_entry_back(self, stage: Stage) -> None:
        stage.page.create_new()
        stage.type("score", "70")
        stage.click(stage.page.editor.save_button)
        assert len(stage.rows) == 1

        stage.undo()

        assert stage.rows == []
        assert stage.messages.last.sentence == "The entry was taken back."

    def test_ctrl_enter_saves_and_goes_on_with_day_and_person(self, stage: Stage, qtbot: QtBot) -> None:
        stage.show("Complaints")
        stage.page.create_new()
        stage.type("received_on", "2026-11-19")
        stage.type("staff_id", "E02")
        stage.field("description").set_value("papers came late")

        qtbot.keyClick(stage.field("description").box, Qt.Key.Key_Return, CTRL)

        entered = stage.page.editor.entered()
        assert [line.description for line in stage.rows] == ["papers came late"]
        assert stage.page.editor.isVisible()
        assert (entered.day("received_on"), entered.chosen("staff_id")) == (date(2026, 11, 19), stage.company.li)
        assert entered.text("description") == ""
        assert stage.page.focusWidget() is stage.field("customer").control

    def test_everything_wrong_is_said_at_its_field(self, stage: Stage) -> None:
        stage.show("Conduct")
        stage.page.create_new()
        stage.type("happened_on", "2026-12-24")
        stage.type("staff_id", "nobody")
        stage.type("points", "-5")

        stage.click(stage.page.editor.save_button)

        assert set(stage.errors()) == {"happened_on", "staff_id", "points"}
        assert stage.rows == []
        assert stage.page.focusWidget() is stage.field("happened_on").control

    def test_what_the_verb_refuses_is_said_in_the_form_and_nothing_is_lost(self, stage: Stage) -> None:
        stage.show("Conduct")
        stage.page.create_new()
        stage.type("staff_id", "E01")
        stage.field("kind").set_value(ConductKind.RED_LINE)
        stage.type("points", "0")

        stage.click(stage.page.editor.save_button)
        refusal = stage.page.editor.notice.sentence()
        stage.field("description").set_value("Invented travel receipts")
        stage.click(stage.page.editor.save_button)

        assert "Describe what happened" in refusal
        assert [(line.kind, line.description) for line in stage.rows] == [("red_line", "Invented travel receipts")]

    def test_market_feedback(self, stage: Stage) -> None:
        stage.show("Market feedback")
        stage.page.create_new()
        stage.type("staff_id", "E01")
        stage.type("topic", "Rent")
        stage.field("status").box.setFocus()
        stage.qtbot.keyClick(stage.field("status").box, Qt.Key.Key_Down)

        stage.click(stage.page.editor.save_button)

        assert [(line.topic, line.status) for line in stage.rows] == [("Rent", "useful")]

    def test_an_absence_that_is_not_approved(self, stage: Stage) -> None:
        stage.show("Absences")
        stage.page.create_new()
        stage.type("ended_on", "2026-11-23")
        stage.type("staff_id", "E01")
        stage.field("is_approved").box.setFocus()
        stage.qtbot.keyClick(stage.field("is_approved").box, Qt.Key.Key_Down)

        stage.click(stage.page.editor.save_button)

        assert [(line.days, line.is_approved) for line in stage.rows] == [(3, False)]

    def test_a_milestone_of_a_deal(self, stage: Stage) -> None:
        with stage.company.database.write() as session:
            session.add(Deal(code="D-7", staff_id=stage.company.wang, opened_on=date(2026, 3, 1)))
        stage.show("Milestones")
        stage.page.create_new()
        stage.type("deal_id", "D-7")
        stage.type("name", "Site chosen")
        stage.type("planned_on", "2026-12-01")

        stage.click(stage.page.editor.save_button)

        assert [(line.deal, line.name, line.staff) for line in stage.rows] == [("D-7", "Site chosen", "王䶮")]


class TestActivities:
    def enter(self, stage: Stage, *rows: tuple[str, str, str]) -> None:
        """Type an activity with results, row by row."""
        stage.show("Activities")
        stage.page.create_new()
        stage.type("held_on", "2026-11-15")
        stage.type("name", "Open day")
        stage.type("cost", "9,000")
        for number, texts in enumerate(rows):
            for box, text in zip(stage.field("results").rows[number].boxes(), texts, strict=True):
                if text:
                    stage.write(box, text)

    def test_a_row_appears_as_the_last_one_is_filled(self, stage: Stage) -> None:
        self.enter(stage, ("E01", "6", "2"), ("E02", "3", ""))

        stage.click(stage.page.editor.save_button)

        (line,) = stage.rows
        assert [(result.staff, result.leads, result.deals) for result in line.results] == [
            ("王䶮", 6, 2),
            ("李契", 3, 0),
        ]
        assert (line.cost, line.leads) == (Decimal(9000), 9)

    @pytest.mark.parametrize(
        ("row", "sentence"), [(("", "6", ""), "Choose the person"), (("E01", "some", ""), "whole numbers")]
    )
    def test_a_row_that_cannot_be_meant_is_told(self, stage: Stage, row: tuple[str, str, str], sentence: str) -> None:
        self.enter(stage, row)

        stage.click(stage.page.editor.save_button)

        assert sentence in stage.errors()["results"]
        assert stage.rows == []

    def test_results_can_be_changed_and_emptied(self, stage: Stage) -> None:
        self.enter(stage, ("E01", "6", "2"), ("E02", "3", ""))
        stage.click(stage.page.editor.save_button)
        stage.page.table.opened.emit(stage.rows[0])
        first = stage.field("results").rows[0]
        for box in first.boxes():
            box.clear()
            box.textEdited.emit("")
        first.person.set_value(None)

        stage.click(stage.page.editor.save_button)

        assert [result.staff for result in stage.rows[0].results] == ["李契"]
