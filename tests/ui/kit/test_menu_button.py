"""A button with further acts under it."""

from pytestqt.qtbot import QtBot

from desktop.ui.kit.look import Look
from desktop.ui.kit.menu_button import Act, MenuButton


def test_an_act_is_done_when_it_is_chosen_and_hidden_when_it_is_not_offered(look: Look, qtbot: QtBot) -> None:
    done: list[str] = []
    menu = MenuButton(
        look,
        "More",
        (Act("one", "One", lambda: done.append("one")), Act("two", "Two", lambda: done.append("two"))),
    )
    qtbot.addWidget(menu.button)

    menu.trigger("two")
    menu.offer("one", False)

    assert done == ["two"]
    assert menu.offered() == ["two"]
    assert menu.button.menu() is menu.menu
