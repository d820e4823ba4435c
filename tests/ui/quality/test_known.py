"""Records of quality already entered, and forms put away half written."""

from decimal import Decimal

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.services.conduct import ConductDraft, ConductKind
from desktop.services.surveys import SurveyDraft
from tests.ui.quality.conftest import YESTERDAY
from tests.ui.quality.stage import Stage


class TestKnownEntries:
    def test_enter_opens_one_and_saving_keeps_the_change(self, stage: Stage, qtbot: QtBot) -> None:
        stage.verbs["conduct"].add(
            ConductDraft(YESTERDAY, stage.company.wang, ConductKind.PENALTY, Decimal("2.50"), "late")
        )
        stage.show("Conduct")
        stage.page.table.view.selectRow(0)
        qtbot.keyClick(stage.page.table.view, Qt.Key.Key_Return)
        shown = (stage.field("points").value(), stage.field("kind").value())
        stage.type("points", "3")

        stage.click(stage.page.editor.save_button)

        assert shown == ("2.5", ConductKind.PENALTY)
        assert [(line.points, line.description) for line in stage.rows] == [(Decimal(3), "late")]
        assert not stage.page.editor.isVisible()

    def test_an_unchanged_form_of_every_kind_saves_the_same(self, stage: Stage) -> None:
        stage.verbs["surveys"].add(
            SurveyDraft(YESTERDAY, Decimal("88.25"), stage.company.zhang, customer="禾味", comment="a\nb")
        )
        stage.page.refresh()
        before = stage.rows
        stage.page.table.opened.emit(before[0])

        stage.click(stage.page.editor.save_button)

        assert stage.rows == before

    def test_one_is_removed_and_comes_back(self, stage: Stage) -> None:
        stage.verbs["surveys"].add(SurveyDraft(YESTERDAY, Decimal(80)))
        stage.page.refresh()
        stage.page.table.opened.emit(stage.rows[0])

        stage.click(stage.page.editor.remove_button)
        without = stage.rows
        stage.undo()

        assert without == []
        assert len(stage.rows) == 1
        assert stage.messages.last.sentence == "The entry is back on the list."

    def test_a_new_entry_cannot_be_removed(self, stage: Stage) -> None:
        stage.page.create_new()

        assert not stage.page.editor.remove_button.isVisible()


class TestAbandonedForm:
    def test_another_tab_puts_it_away_and_what_was_entered_can_be_had_back(self, stage: Stage) -> None:
        stage.page.create_new()
        stage.type("score", "77")

        stage.show("Complaints")
        was_closed = stage.page.editor.isHidden()
        stage.undo()

        assert was_closed
        assert stage.page.tabs.value() == "surveys"
        assert stage.page.editor.isVisible()
        assert stage.field("score").typed_text() == "77"

    def test_a_half_written_form_is_not_lost_silently_when_the_window_closes(self, stage: Stage) -> None:
        stage.page.create_new()
        untouched = stage.page.keep_written()
        stage.type("score", "77")

        assert untouched
        assert not stage.page.keep_written()

    def test_an_untouched_form_closes_without_a_word(self, stage: Stage, qtbot: QtBot) -> None:
        stage.page.create_new()

        qtbot.keyClick(stage.page.editor, Qt.Key.Key_Escape)

        assert not stage.page.editor.isVisible()
        assert stage.messages.said == []
