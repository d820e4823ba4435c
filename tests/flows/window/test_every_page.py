"""Every page is reached by keys, without a wait and without a window of its own flashing up."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.flows.window.hands import Hands


class Strangers(QObject):
    """Notes every window that is shown beside the one there is."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


def test_every_page_opens_by_its_key_and_again(hands: Hands, qapp: QApplication) -> None:
    strangers = Strangers()
    qapp.installEventFilter(strangers)
    places = [place.key for place in hands.program.desk.window.places()]

    for key in (*places, *places):
        hands.go(key)
    qapp.removeEventFilter(strangers)

    assert strangers.seen == []


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
