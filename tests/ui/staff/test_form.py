"""The form of a staff member by mouse and keys, and removal."""

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.errors import RequestError
from desktop.i18n import ENGLISH
from desktop.queries.staff import staff_profile
from desktop.services.staff import StaffDraft
from desktop.ui.ports import Topic
from tests.ui.staff.conftest import Stage
from tests.ui.surroundings import TODAY


class TestForm:
    def test_a_person_is_added_by_keys_and_shown(self, stage: Stage, qtbot: QtBot) -> None:
        qtbot.mouseClick(stage.page.new_button, Qt.MouseButton.LeftButton)
        editor = stage.page.editor
        assert editor.team_since.box.accessibleDescription() == "Empty: from the day of hiring"
        qtbot.keyClicks(editor.name.box, "Liu Wei")
        editor.team.box.setText("招商三部")

        qtbot.mouseClick(editor.save_button, Qt.MouseButton.LeftButton)

        assert sorted(stage.names()) == ["Liu Wei", "李契", "王䶮"]
        assert "Liu Wei" in stage.profile_words()
        assert not editor.isVisible()
        assert stage.messages.last.sentence == "Liu Wei was saved."

    def test_who_was_added_is_taken_off_again_by_undo(self, stage: Stage, qtbot: QtBot) -> None:
        stage.page.create_new()
        qtbot.keyClicks(stage.page.editor.name.box, "Liu Wei")
        qtbot.mouseClick(stage.page.editor.save_button, Qt.MouseButton.LeftButton)
        added = stage.messages.last

        assert added.action is not None
        added.action()

        assert sorted(stage.names()) == ["李契", "王䶮"]
        assert stage.messages.last.sentence == "Liu Wei was taken off the staff list."

    def test_a_name_is_needed(self, stage: Stage, qtbot: QtBot) -> None:
        stage.page.create_new()

        qtbot.mouseClick(stage.page.editor.save_button, Qt.MouseButton.LeftButton)

        assert stage.page.editor.name.error() == "Enter the name."
        assert stage.page.editor.isVisible()

    def test_ctrl_enter_saves_and_offers_the_next_form(self, stage: Stage, qtbot: QtBot) -> None:
        stage.page.create_new()
        editor = stage.page.editor
        qtbot.keyClicks(editor.name.box, "Liu Wei")

        qtbot.keyClick(editor.name.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

        assert editor.isVisible()
        assert editor.name.value() == ""
        assert "Liu Wei" in stage.names()

    def test_a_code_that_is_taken_is_refused_in_the_form(self, stage: Stage, qtbot: QtBot) -> None:
        stage.page.create_new()
        editor = stage.page.editor
        qtbot.keyClicks(editor.name.box, "Liu Wei")
        qtbot.keyClicks(editor.code.box, "E01")

        qtbot.mouseClick(editor.save_button, Qt.MouseButton.LeftButton)

        assert editor.notice.sentence() == "The code E01 already belongs to 王䶮."
        assert editor.isVisible()

    def test_what_cannot_be_read_is_said_at_its_field(self, stage: Stage, qtbot: QtBot) -> None:
        stage.page.create_new()
        editor = stage.page.editor
        qtbot.keyClicks(editor.name.box, "Liu Wei")
        editor.left_on.box.setText("soon")
        editor.bonus_base.box.setText("a lot")
        editor.manager.box.setText("nobody")

        qtbot.mouseClick(editor.save_button, Qt.MouseButton.LeftButton)

        errors = {name: field.error() for name, field in editor.form.fields.items() if field.error()}
        assert set(errors) == {"left_on", "bonus_base", "manager"}

    def test_leaving_before_arriving_is_refused(self, stage: Stage, qtbot: QtBot) -> None:
        stage.page.create_new()
        editor = stage.page.editor
        qtbot.keyClicks(editor.name.box, "Liu Wei")
        editor.left_on.set_value(date(2020, 1, 1))

        qtbot.mouseClick(editor.save_button, Qt.MouseButton.LeftButton)

        assert editor.left_on.error()

    def test_enter_on_a_row_edits_and_saving_keeps_it(self, stage: Stage, qtbot: QtBot) -> None:
        stage.page.table.view.setFocus()
        qtbot.keyClick(stage.page.table.view, Qt.Key.Key_Return)
        editor = stage.page.editor
        editor.phone.box.setText("13911112222")

        qtbot.mouseClick(editor.save_button, Qt.MouseButton.LeftButton)

        with stage.company.database.read() as session:
            kept = staff_profile(session, stage.company.wang, TODAY, ENGLISH)
        assert kept is not None
        assert (kept.phone, kept.line.team, kept.line.position) == ("13911112222", "招商一部", "招商专员")
        assert stage.tasks.topics == [frozenset({Topic.STAFF})]


class TestAbandonedForm:
    def test_what_was_entered_can_be_had_back(self, stage: Stage, qtbot: QtBot) -> None:
        stage.page.create_new()
        qtbot.keyClicks(stage.page.editor.name.box, "Liu Wei")
        qtbot.mouseClick(stage.page.editor.cancel_button, Qt.MouseButton.LeftButton)
        assert stage.messages.last.action is not None

        stage.messages.last.action()

        assert stage.page.editor.isVisible()
        assert stage.page.editor.name.value() == "Liu Wei"


class TestRemoval:
    def test_who_has_no_records_is_removed_and_can_come_back(self, stage: Stage, qtbot: QtBot) -> None:
        stage.page.table.select(stage.company.li)  # nobody answers to her
        qtbot.mouseClick(stage.page.profile.remove_button, Qt.MouseButton.LeftButton)
        without = stage.names()
        assert stage.messages.last.action is not None

        stage.messages.last.action()

        assert without == ["王䶮"]
        assert stage.names() == ["王䶮", "李契"]

    def test_whoever_moves_up_is_shown_and_the_keys_are_in_the_list(self, stage: Stage, qtbot: QtBot) -> None:
        last = stage.company.register.add(StaffDraft("赵六", code="E9"))
        stage.page.refresh()
        stage.page.table.select(stage.company.li)
        stage.page.profile.remove_button.setFocus()

        qtbot.keyClick(stage.page.profile.remove_button, Qt.Key.Key_Return)

        assert stage.page.table.selected_identity() == last
        assert stage.page.table.view.hasFocus()

    def test_who_comes_back_is_shown_again(self, stage: Stage, qtbot: QtBot) -> None:
        stage.page.table.select(stage.company.li)
        qtbot.mouseClick(stage.page.profile.remove_button, Qt.MouseButton.LeftButton)
        assert stage.messages.last.action is not None

        stage.messages.last.action()

        assert stage.page.table.selected_identity() == stage.company.li

    def test_who_has_records_leaves_by_a_date(self, stage: Stage, qtbot: QtBot) -> None:
        stage.company.visit(date(2026, 11, 20))

        qtbot.mouseClick(stage.page.profile.remove_button, Qt.MouseButton.LeftButton)

        assert isinstance(stage.tasks.troubles[0], RequestError)
        assert stage.names() == ["王䶮", "李契"]
