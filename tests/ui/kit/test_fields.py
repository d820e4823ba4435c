"""Fields of a form, filled by keys: words, long texts, ticks, and the form they stand in."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.kit.choice import ChoiceField
from desktop.ui.kit.date_field import DateField
from desktop.ui.kit.fields import CheckField, Field, LongTextField, TextField, side_by_side
from desktop.ui.kit.form import Form
from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import column, scrolled
from tests.ui.kit.fields_shown import PEOPLE, shown
from tests.ui.surroundings import TODAY


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
    def test_the_cursor_stays_where_the_same_text_is_shown_again(self, qtbot: QtBot) -> None:
        field = LongTextField("notes", "Notes")
        shown(field, qtbot)
        qtbot.keyClicks(field.box, "He agreed")

        field.set_value("He agreed")  # as it is read back from the file after saving
        qtbot.keyClicks(field.box, ".")

        assert field.value() == "He agreed."

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


def test_what_is_wrong_out_of_sight_of_a_long_form_is_scrolled_to(qtbot: QtBot) -> None:
    inside = QWidget()
    lines = column(inside)
    fields = tuple(TextField(str(number), f"Field {number}") for number in range(40))
    for field in fields:
        lines.addWidget(field)
    form = Form(*fields)
    area = scrolled(inside)
    qtbot.addWidget(area)
    area.resize(300, 200)
    area.show()
    qtbot.waitExposed(area)

    form.show_errors({"30": "Enter a number."})

    qtbot.waitUntil(lambda: not fields[30].box.visibleRegion().isEmpty())
    assert fields[0].box.visibleRegion().isEmpty()
