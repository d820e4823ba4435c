"""Letters under way in an input method are no words: nothing filters, jumps or refuses before words are chosen."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.kit.choice import ChoiceField
from desktop.ui.kit.date_field import DateField
from desktop.ui.kit.fields import Field, LongTextField, TextField
from desktop.ui.kit.look import Look
from desktop.ui.kit.options import Option
from desktop.ui.kit.search_box import SearchBox
from tests.ui.composing import commit, compose

TODAY = date(2026, 11, 21)
CHOICES = (Option(1, "王䶮", "E01", ("wangyan", "wy")), Option(2, "李契", "E02", ("liqi", "lq")))
FIELDS: dict[str, Callable[[Look], Field]] = {
    "text": lambda _look: TextField("name", "Name"),
    "long text": lambda _look: LongTextField("said", "What was said"),
    "choice": lambda look: ChoiceField(look, "staff", "Staff member"),
    "free choice": lambda look: ChoiceField(look, "customer", "Customer", is_free=True),
    "day": lambda look: DateField(look, "day", "Day", TODAY),
}


def written(widget: QWidget) -> str:
    return widget.toPlainText() if isinstance(widget, QPlainTextEdit) else str(widget.property("text"))


@pytest.fixture(params=FIELDS)
def field(request: pytest.FixtureRequest, look: Look, qtbot: QtBot) -> Field:
    made = FIELDS[request.param](look)
    if isinstance(made, ChoiceField):
        made.set_options(CHOICES)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.control.setFocus()
    return made


class TestFields:
    def test_letters_under_way_are_no_value(self, field: Field) -> None:
        for letters in ("n", "ni", "nih", "nihao"):
            compose(field.control, letters)

        assert written(field.control) == ""
        assert field.value() in ("", None)
        assert field.error() == ""

    def test_nothing_is_offered_for_letters_under_way(self, field: Field) -> None:
        compose(field.control, "wang")

        completer = field.control.completer() if isinstance(field.control, QLineEdit) else None
        offered = completer.popup() if completer is not None else None
        assert offered is None or not offered.isVisible()

    def test_what_was_offered_is_put_away_while_a_word_is_under_way(self, look: Look, qtbot: QtBot) -> None:
        chosen = ChoiceField(look, "staff", "Staff member")
        chosen.set_options(CHOICES)
        qtbot.addWidget(chosen)
        chosen.show()
        qtbot.waitExposed(chosen)
        chosen.box.open_all()
        offered = chosen.box.completer().popup()
        assert offered is not None
        was_open = offered.isVisible()

        compose(chosen.box, "wang")
        is_open = offered.isVisible()
        commit(chosen.box, "王")

        assert (was_open, is_open, offered.isVisible()) == (True, False, True)

    def test_the_words_chosen_stand_there(self, field: Field) -> None:
        compose(field.control, "nihao")

        commit(field.control, "你好")

        assert written(field.control) == "你好"


class TestSearch:
    def test_letters_under_way_are_not_searched_for(self, look: Look, qtbot: QtBot) -> None:
        box = SearchBox(look, "Name")
        qtbot.addWidget(box)
        searched: list[str] = []
        box.searched.connect(searched.append)

        compose(box, "wang")
        box._timer.setInterval(0)
        QApplication.processEvents()
        before = list(searched)
        commit(box, "王")
        qtbot.waitUntil(lambda: bool(searched))

        assert (before, searched) == ([], ["王"])

    def test_composing_over_what_was_searched_for_keeps_the_rows_until_the_word_is_chosen(
        self, look: Look, qtbot: QtBot
    ) -> None:
        box = SearchBox(look, "Name")
        qtbot.addWidget(box)
        box._timer.setInterval(0)
        box.setText("王")
        searched: list[str] = []
        box.searched.connect(searched.append)
        qtbot.waitUntil(lambda: bool(searched))

        box.selectAll()
        compose(box, "li")
        QApplication.processEvents()
        before = list(searched)
        commit(box, "李")
        qtbot.waitUntil(lambda: len(searched) > 1)

        assert (before, searched) == (["王"], ["王", "李"])

    def test_giving_a_word_up_searches_for_what_is_left(self, look: Look, qtbot: QtBot) -> None:
        box = SearchBox(look, "Name")
        qtbot.addWidget(box)
        box._timer.setInterval(0)
        searched: list[str] = []
        box.searched.connect(searched.append)

        compose(box, "li")
        compose(box, "")
        qtbot.waitUntil(lambda: bool(searched))

        assert searched == [""]
