"""The list of cards beside the settings."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import Card, column
from desktop.ui.settings.contents import CardsWithContents


def shown(look: Look, qtbot: QtBot, width: int = 1000) -> CardsWithContents:
    """Three cards, of which one is seen at a time."""
    inside = QWidget()
    cards = column(inside, 14)
    for heading in ("Company", "File", "About"):
        card = Card(heading)
        card.setFixedHeight(380)
        cards.addWidget(card)
    held = CardsWithContents(look, inside)
    qtbot.addWidget(held)
    held.resize(width, 400)
    held.show()
    qtbot.waitExposed(held)
    return held


def test_every_card_is_listed_and_a_key_leads_to_it(look: Look, qtbot: QtBot) -> None:
    held = shown(look, qtbot)
    headings = [held.list.item(at).text() for at in range(held.list.count())]

    qtbot.keyClick(held.list, Qt.Key.Key_Down)

    assert headings == ["Company", "File", "About"]
    assert held.area.verticalScrollBar().value() == 394


def test_scrolling_marks_the_card_that_is_read(look: Look, qtbot: QtBot) -> None:
    held = shown(look, qtbot)

    held.area.verticalScrollBar().setValue(held.area.verticalScrollBar().maximum())

    assert held.list.currentItem().text() == "About"


def test_in_a_small_window_the_cards_have_all_the_width(look: Look, qtbot: QtBot) -> None:
    assert not shown(look, qtbot, 700).list.isVisible()


def test_a_card_that_was_asked_for_stays_in_sight_while_others_come_above_it(look: Look, qtbot: QtBot) -> None:
    held = shown(look, qtbot)
    cards = held.area.widget()
    layout = None if cards is None else cards.layout()
    assert isinstance(layout, QVBoxLayout)
    held.lead_to("File")
    late = Card("Working days")
    late.setFixedHeight(200)

    layout.insertWidget(1, late)

    qtbot.waitUntil(lambda: held.area.verticalScrollBar().value() == 394 + 214)
    assert held.list.currentItem().text() == "File"


def test_enter_goes_from_the_list_into_the_card_chosen_there(look: Look, qtbot: QtBot) -> None:
    held = shown(look, qtbot)
    cards = [card for _heading, card in held.shown()]
    buttons = [QPushButton("…") for _card in cards]
    for card, button in zip(cards, buttons, strict=True):
        card.body.addWidget(button)
    qtbot.waitUntil(lambda: all(button.isVisible() for button in buttons))

    held.lead_to("File")
    is_at_list = held.focusWidget() is held.list
    qtbot.keyClick(held.list, Qt.Key.Key_Return)

    assert is_at_list
    assert held.focusWidget() is buttons[1]


def test_a_card_at_the_end_of_the_page_stays_the_one_asked_for_while_the_page_grows_shorter(
    look: Look, qtbot: QtBot
) -> None:
    held = shown(look, qtbot)
    cards = [card for _heading, card in held.shown()]
    cards[2].setFixedHeight(100)
    qtbot.waitUntil(lambda: held.area.verticalScrollBar().maximum() == 488)
    held.lead_to("About")

    cards[0].setFixedHeight(360)

    qtbot.waitUntil(lambda: held.area.verticalScrollBar().maximum() == 468)
    assert held.list.currentItem().text() == "About"


def test_the_keys_are_taken_by_the_list_and_in_a_small_window_by_the_card_that_is_read(
    look: Look, qtbot: QtBot
) -> None:
    wide, small = shown(look, qtbot), shown(look, qtbot, 700)
    cards = small.shown()
    inputs = [QPushButton("Save", card) for _heading, card in cards]
    for each in inputs:
        each.show()
    small.list.setCurrentRow(1)

    for held, stop in ((wide, wide.list), (small, inputs[1])):
        held.activateWindow()
        held.take_keys()

        qtbot.waitUntil(stop.hasFocus)
