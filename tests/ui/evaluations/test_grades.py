"""The panel of grades: guide, suggested moves, grades set with a reason, and the way back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.queries.reviews import review_list
from desktop.services.evaluations import Evaluations
from desktop.store.database import Database
from desktop.ui.evaluations.grades_panel import GradesPanel
from desktop.ui.kit.look import Look
from tests.ui.evaluations.stage import Stage, button_named
from tests.ui.surroundings import today


@pytest.fixture
def stage(look: Look, sample: Database, qtbot: QtBot, tmp_path: Path) -> Stage:
    return Stage(look, sample, qtbot, tmp_path)


@pytest.fixture
def panel(stage: Stage) -> GradesPanel:
    """The panel, opened from the menu."""
    stage.page.more.menu.trigger("grades")
    assert stage.page.more.grades.isVisible()
    return stage.page.more.grades


def _grades(stage: Stage) -> dict[int, str]:
    row = stage.presenter.row
    assert row is not None
    with stage.database.read() as session:
        return {each.review_id: each.grade_code for each in review_list(session, row.evaluation_id, "en")}


def _guide(stage: Stage, panel: GradesPanel, qtbot: QtBot, **shares: str) -> None:
    for code, share in shares.items():
        box = panel.percents[code]
        box.setFocus()
        box.selectAll()
        qtbot.keyClicks(box, share)
    stage.click(panel.keep)


class TestGuide:
    def test_shares_become_heads_and_name_who_would_move(
        self, stage: Stage, panel: GradesPanel, qtbot: QtBot
    ) -> None:
        before = _grades(stage)

        _guide(stage, panel, qtbot, excellent="10")

        assert "changes no grade by itself" in stage.messages.last.sentence
        assert panel.suggestions
        assert all("Excellent → Good" in box.text() for box in panel.suggestions.values())
        assert _grades(stage) == before

    def test_too_many_in_the_lowest_grade_can_be_moved_nowhere(
        self, stage: Stage, panel: GradesPanel, qtbot: QtBot
    ) -> None:
        present = sum(grade == "fail" for grade in _grades(stage).values())

        _guide(stage, panel, qtbot, fail="0")

        told = [label.text() for label in panel.findChildren(QLabel)]
        assert (
            f"Nobody can be moved: Unsatisfactory is the lowest grade and has {present} people more than its share. "
            "The guide only advises."
        ) in told
        assert "Nobody would have to move." not in told

    def test_a_guide_that_is_kept_moves_nobody(self, stage: Stage, panel: GradesPanel, qtbot: QtBot) -> None:
        _guide(stage, panel, qtbot, fail="100")

        assert "Nobody would have to move." in [label.text() for label in panel.findChildren(QLabel)]

    def test_it_stands_there_again_when_the_panel_is_opened_anew(
        self, stage: Stage, panel: GradesPanel, qtbot: QtBot
    ) -> None:
        _guide(stage, panel, qtbot, excellent="12.5", good="40")
        panel.dismiss()

        stage.page.more.open_grades()

        assert [box.text() for box in panel.percents.values()][:2] == ["12.5", "40"]

    @pytest.mark.parametrize(("share", "told"), [("101", "between 0 % and 100 %"), ("viel", "as a number")])
    def test_impossible_shares_are_said_beside_them(
        self, stage: Stage, panel: GradesPanel, qtbot: QtBot, share: str, told: str
    ) -> None:
        _guide(stage, panel, qtbot, excellent=share)

        assert told in panel.guide_notice.sentence()


class TestMoves:
    def test_chosen_people_move_with_the_reason_and_come_back_by_undo(
        self, stage: Stage, panel: GradesPanel, qtbot: QtBot
    ) -> None:
        before = _grades(stage)
        _guide(stage, panel, qtbot, excellent="10")
        key, box = next(iter(panel.suggestions.items()))
        box.setFocus()
        qtbot.keyClicks(box, " ")
        panel.reason.control.setFocus()
        qtbot.keyClicks(panel.reason.control, "Only two places")

        stage.click(panel.save_button)
        moved = _grades(stage)
        said = stage.messages.last
        assert said.action is not None
        said.action()

        assert {each for each in before if before[each] != moved[each]} == {key}
        assert moved[key] == "good"
        assert (said.sentence, said.act) == ("1 grade was set.", "Undo")
        assert _grades(stage) == before

    def test_one_person_is_given_a_grade_by_hand_and_the_form_says_why(
        self, stage: Stage, panel: GradesPanel, qtbot: QtBot
    ) -> None:
        person = stage.form
        panel.grade.set_value("pass")
        panel.reason.control.setFocus()
        qtbot.keyClicks(panel.reason.control, "Complaints pending")

        stage.click(panel.save_button)

        assert stage.form.review_id == person.review_id
        assert stage.form.grade_code == "pass"
        assert "Complaints pending" in stage.form.grade_note
        assert panel.reason.value() == ""

    def test_the_computed_grade_is_brought_back_from_the_list(
        self, stage: Stage, panel: GradesPanel, qtbot: QtBot
    ) -> None:
        before = _grades(stage)
        panel.grade.set_value("pass")
        panel.reason.control.setFocus()
        qtbot.keyClicks(panel.reason.control, "Complaints pending")
        stage.click(panel.save_button)

        stage.click(button_named(panel, f"Give {stage.form.person.name} the computed grade"))

        assert _grades(stage) == before

    def test_a_reason_is_needed(self, stage: Stage, panel: GradesPanel) -> None:
        before = _grades(stage)
        panel.grade.set_value("pass")

        stage.click(panel.save_button)

        assert "Write down why" in panel.notice.sentence()
        assert _grades(stage) == before

    def test_nobody_chosen_is_said(self, stage: Stage, panel: GradesPanel, qtbot: QtBot) -> None:
        panel.reason.control.setFocus()
        qtbot.keyClicks(panel.reason.control, "Because")

        stage.click(panel.save_button)

        assert "Choose whom" in panel.notice.sentence()

    def test_computing_again_keeps_the_grade(self, stage: Stage, panel: GradesPanel, qtbot: QtBot) -> None:
        panel.grade.set_value("pass")
        panel.reason.control.setFocus()
        qtbot.keyClicks(panel.reason.control, "Complaints pending")
        stage.click(panel.save_button)
        row = stage.presenter.row
        assert row is not None

        Evaluations(stage.database, today).run(row.period)

        assert "pass" in _grades(stage).values()


def test_what_is_frozen_is_only_shown(stage: Stage) -> None:
    stage.show_finalised()

    stage.page.more.open_grades()

    panel = stage.page.more.grades
    assert panel.isVisible()
    assert not panel.save_button.isVisible()
    assert not panel.keep.isVisible()
    assert all(not box.isEnabled() for box in panel.percents.values())


def test_a_reason_put_away_by_escape_can_be_gone_on_with(stage: Stage, panel: GradesPanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.reason.control, "A new region")

    qtbot.keyClick(panel.reason.control, Qt.Key.Key_Escape)
    told = stage.messages.last
    assert told.action is not None
    told.action()

    assert told.sentence == "The form was closed without saving."
    assert panel.isVisible()
    assert panel.reason.value() == "A new region"


def test_nothing_is_said_of_a_panel_put_away_with_nothing_in_it(
    stage: Stage, panel: GradesPanel, qtbot: QtBot
) -> None:
    before = len(stage.messages.said)

    qtbot.keyClick(panel, Qt.Key.Key_Escape)

    assert not panel.isVisible()
    assert len(stage.messages.said) == before
