"""Fields to choose in, by letters, initials and keys."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.kit.choice import ChoiceField, Picker, PickField
from desktop.ui.kit.fields import TextField
from desktop.ui.kit.look import Look
from desktop.ui.kit.options import Option
from tests.ui.kit.fields_shown import PEOPLE, shown


@pytest.fixture
def choice(look: Look, qtbot: QtBot) -> ChoiceField:
    field = ChoiceField(look, "staff", "Staff member")
    field.set_options(PEOPLE)
    shown(field, qtbot)
    return field


def popup(field: ChoiceField) -> QListView:
    """The list of what is offered."""
    found = field.box.completer().popup()
    assert isinstance(found, QListView)
    return found


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
    @pytest.mark.parametrize("has_keys", [True, False])
    def test_the_wheel_scrolls_the_page_and_never_chooses(self, qtbot: QtBot, has_keys: bool) -> None:
        picker = Picker([Option(1, "one"), Option(2, "two")])
        field = QLineEdit()
        page = QWidget()
        qtbot.addWidget(page)
        lines = QVBoxLayout(page)
        lines.addWidget(picker)
        lines.addWidget(field)
        page.show()
        (picker if has_keys else field).setFocus()
        spot = QPointF(picker.rect().center())
        event = QWheelEvent(
            spot, picker.mapToGlobal(spot), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip

        QApplication.sendEvent(picker, event)

        assert picker.value() == 1
        assert picker.focusPolicy() is Qt.FocusPolicy.StrongFocus  # Qt gives the keyboard before the event comes

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
