"""Enter, Escape and the menu key on pages, panels and messages; what lies over a page that is led to."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.column_menu import column_menu
from desktop.ui.kit.filter_button import FilterButton
from desktop.ui.ports import Wish
from tests.ui.pressing import ALT, begun, in_front, keys_of, listed, opened, press
from tests.ui.scenes import settle


@pytest.fixture
def program(sample_program: Program, qtbot: QtBot) -> Program:
    """The window on the sample company, in front."""
    return in_front(sample_program, qtbot)


class TestEnter:
    def test_enter_presses_whatever_the_space_bar_presses(self, program: Program) -> None:
        deaf = set()
        for key in keys_of(program):
            page = opened(program, key)
            buttons = [*page.findChildren(QPushButton), *program.desk.window.navigation.findChildren(QPushButton)]
            deaf |= {(key, each.accessibleName() or each.text()) for each in buttons if not isinstance(each, Button)}

        assert deaf == set()

    def test_it_goes_to_a_page_chooses_a_segment_and_opens_a_menu(self, program: Program, qtbot: QtBot) -> None:
        opened(program, "dashboard")
        navigation = program.desk.window.navigation
        place = next(each for each in navigation.findChildren(QPushButton) if each.property("place") == "Visits")
        place.setFocus()
        press(program, qtbot, Qt.Key.Key_Return)
        page = program.desk.window.page()
        assert page is not None
        segment = next(each for each in page.findChildren(QPushButton) if each.text() == "Calendar")
        segment.setFocus()
        press(program, qtbot, Qt.Key.Key_Return)
        is_chosen = segment.isChecked()
        opened(program, "customers")
        named = next(each for each in program.desk.window.findChildren(FilterButton) if each.isVisible())
        named.setFocus()
        met: list[bool] = []
        named.filters.aboutToShow.connect(lambda: met.append(True))
        named.filters.aboutToShow.connect(lambda: QTimer.singleShot(0, named.filters.close))
        press(program, qtbot, Qt.Key.Key_Return)

        assert (program.desk.window.current_key, is_chosen, met) == ("customers", True, [True])


class TestEscape:
    def test_it_closes_the_panel_left_open_on_the_page_one_comes_back_to(
        self, program: Program, qtbot: QtBot
    ) -> None:
        form = begun(program, qtbot, "customers")
        for number in (Qt.Key.Key_2, Qt.Key.Key_3):
            press(program, qtbot, number, ALT)
        was_open = form.isVisible()

        press(program, qtbot, Qt.Key.Key_Escape)

        assert (was_open, form.isVisible()) == (True, False)

    def test_it_closes_the_panel_from_the_list_of_pages_too(self, program: Program, qtbot: QtBot) -> None:
        form = begun(program, qtbot, "customers")
        entry = program.desk.window.navigation.findChildren(QPushButton)[1]
        entry.setFocus()  # as Tab does behind the last button of the form
        was_open = form.isVisible() and entry.hasFocus()

        press(program, qtbot, Qt.Key.Key_Escape)

        assert (was_open, form.isVisible()) == (True, False)

    def test_it_closes_a_message_first_and_leaves_the_keyboard_to_the_page(
        self, program: Program, qtbot: QtBot
    ) -> None:
        page = opened(program, "staff")
        toast = program.desk.window.toast
        program.desk.messages.tell("Done.", "Undo", lambda: None)
        toast.button.setFocus()

        press(program, qtbot, Qt.Key.Key_Escape)

        assert (toast.isVisible(), QApplication.focusWidget()) == (False, page)


class TestMenuKey:
    def test_it_offers_the_records_behind_the_blue_figures_of_a_row(self, program: Program, qtbot: QtBot) -> None:
        table = listed(program, "customers")
        press(program, qtbot, Qt.Key.Key_Home)
        row = table.selected_row()
        figures = table.figures(row)

        menu = column_menu(program.desk.look.texts, table, 0, row)
        with qtbot.waitSignal(table.link_clicked) as heard:
            menu.actions()[0].trigger()

        _number, title, text = figures[0]
        assert menu.actions()[0].text() == f"Open “{title}”: {text}"
        assert heard.args == [row, figures[0][0]]


class TestArriving:
    def test_a_page_led_to_shows_what_was_asked_for_and_no_panel_over_it(
        self, program: Program, qtbot: QtBot
    ) -> None:
        form = begun(program, qtbot, "customers")

        program.desk.window.go("customers", Wish(staff_id=1))
        settle(program)

        assert not form.isVisible()

    def test_a_form_in_which_something_is_written_stays(self, program: Program, qtbot: QtBot) -> None:
        form = begun(program, qtbot, "customers")
        form.form.is_touched = True

        program.desk.window.go("customers", Wish(staff_id=1))
        settle(program)

        assert form.isVisible()
        form.form.is_touched = False
