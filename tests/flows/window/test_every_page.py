"""Every page is reached by keys, without a wait."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.ui.evaluations.page import EvaluationsPage
from desktop.ui.kit.page import Page
from desktop.ui.signings.page import SigningsPage
from tests.flows.window.hands import Hands


def test_every_page_opens_by_its_key_and_again(hands: Hands) -> None:
    places = [place.key for place in hands.program.desk.window.places()]

    for key in (*places, *places):
        hands.go(key)

    assert hands.program.desk.window.current_key == places[-1]


@pytest.mark.parametrize(
    ("typed", "kind", "panel"),
    [
        ("Run an evaluation", EvaluationsPage, lambda page: page.run_panel),
        ("Enter a contract", SigningsPage, lambda page: page.form),
    ],
)
def test_a_record_is_begun_on_a_page_nobody_has_seen_yet(
    hands: Hands, typed: str, kind: type[Page], panel: Callable[[Any], QWidget]
) -> None:
    hands.step("begin a record from the palette")
    hands.find(typed)

    hands.until(panel(hands.page(kind)).isVisible)


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
