"""The schemes page on a real file, by mouse and keys: lists, the editor, saving, versions."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from desktop.store.database import Database
from desktop.ui.kit.look import Look
from desktop.ui.schemes.page import Part
from tests.ui.company import Company
from tests.ui.schemes.stage import Stage
from tests.ui.surroundings import FakeMessages


class TestList:
    def test_schemes_stand_there_with_what_rests_on_them(self, reviewed: None, stage: Stage) -> None:
        model = stage.page.table.model
        shown = [[column.text(row) for column in model.columns] for row in model.rows]

        assert stage.schemes() == ["业务员季度考核", "销售主管季度考核", "销售新人月度考核", "业务员 60/20/20 考核"]
        assert shown[0] == [
            "Sales representatives, quarterly", "1", "Quarterly", "Everybody", "10", "1 evaluation, last 2026Q3",
            "Default",
        ]  # fmt: skip
        assert shown[1][3:] == ["Team leaders", "10", "—", "Available"]

    def test_trouble_is_shown_where_the_list_would_be(self, stage: Stage) -> None:
        stage.page.show_trouble("The disk is gone.")

        assert stage.page.table.state.isVisible()

    def test_a_file_without_schemes_is_taught_how_to_begin(
        self, look: Look, tmp_path: Path, messages: FakeMessages, qtbot: QtBot, company: Company
    ) -> None:
        with Database.create(tmp_path / "bare.qianji") as database:
            bare = Company(database, company.register, company.log, 0, 0, 0)

            stage = Stage(look, bare, messages, qtbot)

        assert [button.text() for button in stage.page.table.state.findChildren(QPushButton)] == ["New scheme"]

    def test_a_ready_made_scheme_is_taken_over_and_opened(self, stage: Stage) -> None:
        accounts = next(each for each in stage.page.menu.actions() if each.text() == "Account managers")
        menu = accounts.menu()
        assert isinstance(menu, QMenu)

        menu.actions()[0].trigger()

        assert stage.page.is_editing
        assert stage.page.editor.title.text() == "Account managers, quarterly"
        assert "客户经理季度考核" in stage.schemes()

    def test_enter_opens_the_scheme_selected(self, stage: Stage) -> None:
        stage.page.table.select(stage.page.table.model.rows[1].choice.scheme_id)

        stage.qtbot.keyClick(stage.page.table.view, Qt.Key.Key_Return)

        assert stage.page.editor.title.text() == "Sales team leaders, quarterly"


class TestWholeSchemes:
    def test_a_new_scheme_is_written_and_listed(self, stage: Stage) -> None:
        stage.press("New scheme")
        assert stage.state().startswith("The scheme has no items.")
        stage.press("Add line", stage.page.editor.items)
        panel = stage.page.editor.panel
        panel.indicator.set_value("visits")
        assert panel.weight.value() == "100"

        stage.press("Take over", panel)
        stage.press("Save", stage.page.editor)

        assert stage.schemes()[-1] == "New scheme"
        assert stage.state() == "No review uses version 1 yet, so saving changes it."

    def test_a_new_scheme_in_which_nothing_was_written_is_left_without_a_word(self, stage: Stage) -> None:
        stage.press("New scheme")
        said = len(stage.messages.said)

        stage.press("‹ All schemes")
        stage.open()

        assert len(stage.messages.said) == said
        assert stage.page.editor.title.text() == "Sales representatives, quarterly"

    def test_a_new_scheme_is_told_from_a_kept_one_by_what_becomes_of_it(self, stage: Stage) -> None:
        stage.press("New scheme")

        assert stage.page.editor.version.text() == "Not saved yet"

    def test_a_copy_is_opened(self, stage: Stage) -> None:
        stage.open()

        stage.page.editor.more.trigger("copy")

        assert stage.page.editor.title.text() == "业务员季度考核 2"
        assert stage.page.editor.more.offered() == ["versions", "copy", "usual", "retire"]

    def test_the_usual_scheme_can_be_neither_retired_nor_made_usual(self, stage: Stage) -> None:
        stage.open()

        assert stage.page.editor.more.offered() == ["versions", "copy"]

    def test_another_scheme_becomes_the_usual_one_after_a_question(self, stage: Stage) -> None:
        stage.open(1)

        stage.page.editor.more.trigger("usual")
        question = stage.messages.last
        assert "for everybody in service" in question.explanation
        assert question.action is not None
        question.action()

        assert stage.page.table.model.rows[0].choice.name == "销售主管季度考核"
        assert stage.page.table.model.rows[0].choice.is_default

    def test_a_retired_scheme_comes_back_by_undo_or_double_click(self, stage: Stage) -> None:
        stage.open(1)
        stage.page.editor.more.trigger("retire")
        assert stage.page.table.model.rows[-1].is_retired
        assert not stage.page.is_editing
        undo = stage.messages.last
        assert undo.act == "Undo"

        stage.open(3)

        assert stage.messages.last.sentence.endswith("is offered again.")
        assert not any(line.is_retired for line in stage.page.table.model.rows)


@pytest.mark.parametrize(
    ("part", "expected"),
    [(Part.SCHEMES, ["New scheme"]), (Part.INDICATORS, ["New indicator"]), (Part.HOUSE, ["Save weights"])],
)
def test_a_part_has_one_primary_button(stage: Stage, part: Part, expected: list[str]) -> None:
    stage.part(part)

    buttons = [stage.page.new_button, *stage.page.house.findChildren(QPushButton)]
    primary = [each.text() for each in buttons if each.property("kind") == "primary" and each.isVisible()]
    assert primary == expected
