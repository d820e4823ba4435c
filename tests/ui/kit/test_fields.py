"""Fields of a form, filled by keys."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QListView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.kit.choice import ChoiceField, Picker, PickField
from desktop.ui.kit.date_field import DateField
from desktop.ui.kit.fields import CheckField, Field, LongTextField, TextField, side_by_side
from desktop.ui.kit.form import Form
from desktop.ui.kit.look import Look
from desktop.ui.kit.month_grid import MonthGrid
from desktop.ui.kit.options import Option
from tests.ui.surroundings import TODAY

PEOPLE = (
    Option(1, "王䶮", "一部", ("E01", "wangyan", "wy")),
    Option(2, "李契", "一部", ("E02", "liqi", "lq")),
)


@pytest.fixture
def choice(look: Look, qtbot: QtBot) -> ChoiceField:
    field = ChoiceField(look, "staff", "Staff member")
    field.set_options(PEOPLE)
    shown(field, qtbot)
    return field


def shown(widget: QWidget, qtbot: QtBot) -> None:
    """Put a widget on the screen."""
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)


def popup(field: ChoiceField) -> QListView:
    """The list of what is offered."""
    found = field.box.completer().popup()
    assert isinstance(found, QListView)
    return found


class TestTextField:
    def test_the_text_is_trimmed(self, qtbot: QtBot) -> None:
        field = TextField("name", "Name")
        shown(field, qtbot)

        with qtbot.waitSignal(field.edited):
            qtbot.keyClicks(field.box, "  Liu Wei ")

        assert field.value() == "Liu Wei"

    def test_an_error_takes_the_place_of_the_hint_and_goes_again(self, qtbot: QtBot) -> None:
        field = TextField("name", "Name", hint="As on the contract")
        shown(field, qtbot)

        field.set_error("Enter the name.")
        during = (field.error(), field.control.property("wrong"), field.control.accessibleDescription())
        field.set_hint("As in the passport")
        field.set_error("")

        assert during == ("Enter the name.", True, "Enter the name.")
        assert field.error() == ""
        assert field.control.accessibleDescription() == "As in the passport"

    def test_an_error_goes_as_soon_as_something_is_typed(self, qtbot: QtBot) -> None:
        field = TextField("name", "Name")
        shown(field, qtbot)
        field.set_error("Enter the name.")

        qtbot.keyClicks(field.box, "L")

        assert field.error() == ""

    def test_a_bare_field_cannot_be_read(self, qtbot: QtBot) -> None:
        field = Field("name", "Name", QWidget())
        qtbot.addWidget(field)

        with pytest.raises(NotImplementedError):
            field.value()
        with pytest.raises(NotImplementedError):
            field.set_value("x")


class TestLongTextField:
    def test_tab_leaves_it_and_lines_are_kept(self, qtbot: QtBot) -> None:
        field = LongTextField("notes", "Notes")
        shown(field, qtbot)
        field.set_value("one\ntwo")

        qtbot.keyClick(field.box, Qt.Key.Key_Tab)

        assert field.value() == "one\ntwo"


class TestCheckField:
    def test_it_tells_of_a_click(self, qtbot: QtBot) -> None:
        field = CheckField("ready", "Papers complete")
        shown(field, qtbot)

        with qtbot.waitSignal(field.edited):
            field.click()

        assert field.isChecked()


class TestChoiceField:
    def test_initials_and_enter_choose(self, choice: ChoiceField, qtbot: QtBot) -> None:
        qtbot.keyClicks(choice.box, "lq")
        qtbot.keyClick(popup(choice), Qt.Key.Key_Down)
        qtbot.keyClick(popup(choice), Qt.Key.Key_Return)

        assert choice.value() == 2
        assert choice.typed_text() == "李契"

    def test_enter_takes_the_first_offer_without_an_arrow_key(self, choice: ChoiceField, qtbot: QtBot) -> None:
        qtbot.keyClicks(choice.box, "w")
        typed = choice.typed_text()
        qtbot.keyClick(popup(choice), Qt.Key.Key_Return)

        assert typed == "w"
        assert (choice.value(), choice.typed_text()) == (1, "王䶮")

    @pytest.mark.parametrize(
        ("typed", "value", "text"),
        [("liq", "李契", "李契"), ("李", None, "李"), ("l", None, "l"), ("zz", None, "zz")],
    )
    def test_tab_takes_the_only_offer_while_the_list_is_open(
        self, look: Look, qtbot: QtBot, typed: str, value: str | None, text: str
    ) -> None:
        form = QWidget()
        layout = QVBoxLayout(form)
        field = ChoiceField(look, "customer", "Customer", is_free=True)
        field.set_options([Option("王䶮", "王䶮", "", ("wangyan",)), Option("李契", "李契", "", ("liqi", "lq"))])
        layout.addWidget(field)
        layout.addWidget(TextField("place", "Place"))
        shown(form, qtbot)
        field.box.setFocus()
        field.box.setText(typed[:-1])
        QApplication.sendEvent(
            field.box, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, typed[-1])
        )

        qtbot.keyClick(popup(field) if popup(field).isVisible() else field.box, Qt.Key.Key_Tab)

        assert (field.value(), field.typed_text()) == (value, text)

    def test_leaving_settles_what_can_mean_only_one(self, choice: ChoiceField, qtbot: QtBot) -> None:
        qtbot.keyClicks(choice.box, "wang")
        popup(choice).hide()

        choice.box.editingFinished.emit()

        assert choice.value() == 1

    def test_an_unknown_name_chooses_nobody_but_stays_to_be_read(self, choice: ChoiceField, qtbot: QtBot) -> None:
        qtbot.keyClicks(choice.box, "zz")

        choice.box.editingFinished.emit()

        assert choice.value() is None
        assert choice.typed_text() == "zz"

    def test_a_click_offers_everybody(self, choice: ChoiceField, qtbot: QtBot) -> None:
        qtbot.mouseClick(choice.box, Qt.MouseButton.LeftButton)

        assert popup(choice).isVisible()
        assert popup(choice).model().rowCount() == len(PEOPLE)

    def test_down_opens_the_list(self, choice: ChoiceField, qtbot: QtBot) -> None:
        qtbot.keyClick(choice.box, Qt.Key.Key_Down)

        assert popup(choice).isVisible()

    def test_new_options_keep_the_one_chosen(self, choice: ChoiceField) -> None:
        choice.set_value(2)

        choice.set_options(tuple(reversed(PEOPLE)))

        assert choice.value() == 2

    def test_a_free_choice_takes_a_new_word_and_never_guesses(self, look: Look, qtbot: QtBot) -> None:
        field = ChoiceField(look, "team", "Team", is_free=True)
        field.set_options([Option("Team North", "Team North")])
        shown(field, qtbot)

        qtbot.keyClicks(field.box, "Team")
        popup(field).hide()
        field.box.editingFinished.emit()

        assert field.value() is None
        assert field.typed_text() == "Team"

    def test_a_free_choice_shows_a_word_nobody_offers(self, look: Look, qtbot: QtBot) -> None:
        field = ChoiceField(look, "team", "Team", is_free=True)
        qtbot.addWidget(field)

        field.set_value("九部")

        assert field.typed_text() == "九部"


class TestPicker:
    def test_keys_choose_and_say_so(self, qtbot: QtBot) -> None:
        field = PickField("span", "Days", [Option("month", "This month"), Option("year", "This year")])
        shown(field, qtbot)

        with qtbot.waitSignal(field.edited):
            qtbot.keyClick(field.box, Qt.Key.Key_Down)

        assert field.value() == "year"

    def test_new_options_keep_the_one_chosen_or_take_the_first(self, qtbot: QtBot) -> None:
        picker = Picker([Option(1, "one"), Option(2, "two")])
        qtbot.addWidget(picker)
        picker.set_value(2)

        picker.set_options([Option(2, "two"), Option(3, "three")])
        kept = picker.value()
        picker.set_options([Option(3, "three")])

        assert (kept, picker.value()) == (2, 3)


class TestDateField:
    def test_a_short_day_is_spelled_out_on_leaving(self, look: Look, qtbot: QtBot) -> None:
        field = DateField(look, "day", "Date", TODAY)
        shown(field, qtbot)

        qtbot.keyClicks(field.box, "11-20")
        field.box.editingFinished.emit()

        assert field.value() == date(2026, 11, 20)
        assert field.box.text() == "2026-11-20"

    def test_what_is_no_day_is_kept_to_be_corrected(self, look: Look, qtbot: QtBot) -> None:
        field = DateField(look, "day", "Date", TODAY)
        shown(field, qtbot)

        qtbot.keyClicks(field.box, "soon")
        field.box.editingFinished.emit()

        assert field.value() is None
        assert not field.is_understood
        assert field.box.text() == "soon"

    def test_a_day_is_picked_from_the_month_by_keys(self, look: Look, qtbot: QtBot) -> None:
        field = DateField(look, "day", "Date", TODAY)
        shown(field, qtbot)

        field.open_month()
        grid = field.findChild(MonthGrid)
        assert isinstance(grid, MonthGrid)
        days = QApplication.focusWidget() or grid
        qtbot.keyClick(grid.days, Qt.Key.Key_Left)
        qtbot.keyClick(grid.days, Qt.Key.Key_Return)

        assert days is not None
        assert field.value() == date(2026, 11, 20)


class TestMonthGrid:
    def test_arrows_turn_months_and_a_click_picks(self, look: Look, qtbot: QtBot) -> None:
        host = QWidget()
        shown(host, qtbot)
        grid = MonthGrid(look, TODAY, host)
        grid.show_day(date(2026, 1, 31))
        grid.show()

        grid.turn(-1)
        with qtbot.waitSignal(grid.picked) as heard:
            # 2025-12-01 is a Monday: the first cell of the first week.
            qtbot.mouseClick(grid.days, Qt.MouseButton.LeftButton, pos=QPoint(10, 40))

        assert heard.args == [date(2025, 12, 1)]

    def test_the_month_is_named_in_the_language(self, look: Look, chinese_look: Look, qtbot: QtBot) -> None:
        host = QWidget()
        shown(host, qtbot)
        titles = []
        for spoken in (look, chinese_look):
            grid = MonthGrid(spoken, TODAY, host)
            grid.show_day(TODAY)
            grid.grab()
            titles.append(grid.title())

        assert titles == ["November 2026", "2026 年 11 月"]


class TestForm:
    def test_it_reads_fills_and_points_at_the_first_wrong_field(self, look: Look, qtbot: QtBot) -> None:
        name, day, staff = (
            TextField("name", "Name"),
            DateField(look, "day", "Date", TODAY),
            ChoiceField(look, "staff", "Who"),
        )
        staff.set_options(PEOPLE)
        form, host = Form(name, day, staff), side_by_side(name, day, staff)
        shown(host, qtbot)

        form.fill({"name": "Liu Wei", "staff": 1})
        day.box.setText("soon")
        values = form.values()
        form.show_errors({"day": "Write a day.", "staff": "Choose."})

        assert (values.text("name"), values.chosen("staff"), values.typed("staff")) == ("Liu Wei", 1, "王䶮")
        assert values.day("day") is None
        assert values.unclear == {"day"}
        assert [field.error() for field in (name, day, staff)] == ["", "Write a day.", "Choose."]
        assert host.focusWidget() is day.box
