"""Every page is reached by keys, without a wait."""

from PySide6.QtCore import Qt

from tests.flows.window.hands import Hands


def test_every_page_opens_by_its_key_and_again(hands: Hands) -> None:
    places = [place.key for place in hands.program.desk.window.places()]

    for key in (*places, *places):
        hands.go(key)

    assert hands.program.desk.window.current_key == places[-1]


def test_the_palette_leads_to_a_person_and_offers_what_can_be_changed(hands: Hands) -> None:
    window = hands.program.desk.window
    hands.step("find a record")

    hands.find("E05")
    by_code = window.current_key
    hands.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    hands.type("theme", window.command_palette.line)
    offered = window.command_palette.list.count()
    hands.press(Qt.Key.Key_Escape)

    assert by_code == "staff"
    assert offered == 2
