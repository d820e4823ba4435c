"""Each key of the F1 sheet does on every page of the window what the sheet says."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.ui.kit.choice_box import ChoiceBox
from desktop.ui.kit.side_panel import FormPanel
from tests.ui.pressing import ALT, CONTROL, begun, in_front, is_entering, keys_of, listed, opened, press
from tests.ui.scenes import settle

NOTHING_ENTERED = {"guide", "settings"}
OPENS_AN_EDITOR = {"schemes"}  # as large as the page: no panel and no field has the focus
ASKS_THE_SYSTEM = {"imports"}  # a new import begins with the system's own dialog for files
UNFILTERED = {"dashboard", "settings", "reports"}  # where nothing is narrowed
LISTS = ("dashboard", "staff", "customers", "visits", "signings", "quality", "incentives", "schemes", "settings")
FORMS = ("staff", "customers", "deals", "visits", "signings", "quality", "plans", "incentives")


@pytest.fixture
def program(sample_program: Program, qtbot: QtBot) -> Program:
    """The window on the sample company, in front."""
    return in_front(sample_program, qtbot)


def lists_of(form: FormPanel) -> list[QComboBox | ChoiceBox]:
    """One field of each sort that has a list to open."""
    lists = [each for each in form.findChildren(QComboBox) if each.isVisible() and each.isEnabled()]
    boxes = [each for each in form.findChildren(ChoiceBox) if each.isVisible() and each.options]
    return [*lists[:1], *boxes[:1]]


def opens_its_list(program: Program, qtbot: QtBot, field: QComboBox | ChoiceBox) -> bool:
    """Whether Alt and the arrow open the list of a field."""
    field.setFocus()
    press(program, qtbot, Qt.Key.Key_Down, ALT)
    popup = field.view() if isinstance(field, QComboBox) else field.completer().popup()
    if popup is None or not popup.isVisible():
        return False
    popup.window().hide()
    return True


class TestOnEveryPage:
    def test_ctrl_n_begins_an_entry(self, program: Program, qtbot: QtBot) -> None:
        mute = []
        for key in keys_of(program):
            if key in ASKS_THE_SYSTEM:
                continue
            opened(program, key)
            press(program, qtbot, Qt.Key.Key_N, CONTROL)
            now = program.desk.window.page()
            if now is None or not is_entering(program, now):
                mute.append(key)

        assert set(mute) <= NOTHING_ENTERED | OPENS_AN_EDITOR

    def test_ctrl_f_goes_to_what_narrows_the_page(self, program: Program, qtbot: QtBot) -> None:
        mute = []
        for key in keys_of(program):
            page = opened(program, key)
            press(program, qtbot, Qt.Key.Key_F, CONTROL)
            focus = QApplication.focusWidget()
            if not isinstance(focus, QLineEdit | QComboBox) or not page.isAncestorOf(focus):
                mute.append(key)

        assert set(mute) <= UNFILTERED

    def test_ctrl_p_prints_or_leads_to_where_it_is_printed(self, program: Program, qtbot: QtBot) -> None:
        for key in ("staff", "evaluations", "targets", "plans", "incentives"):
            opened(program, key)

            press(program, qtbot, Qt.Key.Key_P, CONTROL)

            assert program.desk.window.current_key == "reports", key

    def test_f5_reads_the_page_anew(self, program: Program, qtbot: QtBot) -> None:
        for key in ("staff", "customers", "deals", "visits", "signings", "quality", "targets", "plans"):
            opened(program, key)
            asked: list[bool] = []
            program.desk.tasks.busy_changed.connect(asked.append)

            press(program, qtbot, Qt.Key.Key_F5)

            program.desk.tasks.busy_changed.disconnect(asked.append)
            assert asked, key

    def test_the_palette_and_the_sheet_open_and_esc_closes_them(self, program: Program, qtbot: QtBot) -> None:
        window = program.desk.window
        for key in keys_of(program):
            opened(program, key)

            press(program, qtbot, Qt.Key.Key_K, CONTROL)
            assert window.command_palette.isVisible(), key
            press(program, qtbot, Qt.Key.Key_Escape)
            assert not window.command_palette.isVisible(), key
            before = QApplication.focusWidget()
            press(program, qtbot, Qt.Key.Key_F1)
            assert window.shortcut_sheet.isVisible(), key
            press(program, qtbot, Qt.Key.Key_Escape)
            assert not window.shortcut_sheet.isVisible(), key
            assert QApplication.focusWidget() is before, key

    def test_f6_goes_to_the_navigation_and_back(self, program: Program, qtbot: QtBot) -> None:
        window = program.desk.window
        for key in keys_of(program):
            page = opened(program, key)
            press(program, qtbot, Qt.Key.Key_F6)
            first = QApplication.focusWidget()
            press(program, qtbot, Qt.Key.Key_F6)
            second = QApplication.focusWidget()

            assert first is not None, key
            assert second is not None, key
            places = [window.navigation.isAncestorOf(each) for each in (first, second)]
            assert sorted(places) == [False, True], key
            assert page.isVisible()

    def test_alt_and_a_number_lead_to_that_page(self, program: Program, qtbot: QtBot) -> None:
        keys = keys_of(program)
        opened(program, keys[-1])

        for number in range(9):
            press(program, qtbot, Qt.Key(Qt.Key.Key_1.value + number), ALT)

            assert program.desk.window.current_key == keys[number]

    def test_ctrl_l_says_what_locking_needs_where_the_file_has_no_password(
        self, program: Program, qtbot: QtBot
    ) -> None:
        opened(program, "staff")

        press(program, qtbot, Qt.Key.Key_L, CONTROL)

        assert not program.desk.window.veil.is_down
        assert program.desk.window.toast.sentence().startswith("Locking needs a password.")


class TestInLists:
    @pytest.mark.parametrize("key", LISTS)
    def test_keys_go_from_row_to_row_copy_a_row_and_open_it(self, program: Program, qtbot: QtBot, key: str) -> None:
        table = listed(program, key)
        model, walked = table.view.model(), []
        for pressed in (Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Up):
            press(program, qtbot, pressed)
            walked.append(table.view.currentIndex().row())
        QApplication.clipboard().setText("")
        press(program, qtbot, Qt.Key.Key_C, CONTROL)
        with qtbot.waitSignal(table.opened):
            press(program, qtbot, Qt.Key.Key_Return)

        assert walked == [model.rowCount() - 1, 0, 1, 0]
        shown = [place for place in range(model.columnCount()) if not table.view.isColumnHidden(place)]
        cells = QApplication.clipboard().text().removesuffix("\r\n").split("\t")
        assert sorted(cells) == sorted(str(model.index(0, place).data()) for place in shown)


class TestInForms:
    @pytest.mark.parametrize("key", FORMS)
    def test_keys_go_on_open_a_list_save_and_close(self, program: Program, qtbot: QtBot, key: str) -> None:
        form = begun(program, qtbot, key)
        heard: list[str] = []
        form.saved.connect(lambda: heard.append("saved"))
        form.saved_and_next.connect(lambda: heard.append("next"))
        before = QApplication.focusWidget()
        press(program, qtbot, Qt.Key.Key_Tab)
        after = QApplication.focusWidget()
        unopened = [field.accessibleName() for field in lists_of(form) if not opens_its_list(program, qtbot, field)]
        form.setFocus()
        press(program, qtbot, Qt.Key.Key_Return, CONTROL)
        form.setFocus()
        press(program, qtbot, Qt.Key.Key_S, CONTROL)
        press(program, qtbot, Qt.Key.Key_Escape)

        assert before is not after
        assert (unopened, len(heard), heard[-1], form.isVisible()) == ([], 2, "saved", False)


class TestUndo:
    @pytest.mark.parametrize("key", ["visits", "signings", "quality"])
    def test_ctrl_z_brings_back_what_was_removed(self, program: Program, qtbot: QtBot, key: str) -> None:
        table = listed(program, key)
        before = table.view.model().rowCount()
        press(program, qtbot, Qt.Key.Key_Home)
        press(program, qtbot, Qt.Key.Key_Return)
        buttons = program.desk.window.findChildren(QAbstractButton)
        remove = next(each for each in buttons if each.isVisible() and each.text().startswith("Remove this"))

        qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
        settle(program)
        left = table.view.model().rowCount()
        press(program, qtbot, Qt.Key.Key_Z, CONTROL)

        assert (left, table.view.model().rowCount()) == (before - 1, before)
