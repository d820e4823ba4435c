"""The form for a company on a database server."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.services.servers import ServerChoice
from desktop.ui.kit.look import Look
from desktop.ui.shell.presets import PresetChoice
from desktop.ui.shell.server_panel import ServerAct, ServerPanel

PRESETS = (PresetChoice("sales", "Sales team", ""), PresetChoice("accounts", "Account managers", ""))


@pytest.fixture
def panel(look: Look, qtbot: QtBot) -> ServerPanel:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1200, 720)
    host.show()
    made = ServerPanel(look, host, (ServerAct.CONNECT, ServerAct.FOUND), PRESETS)
    made.show_form(ServerAct.CONNECT, "Hewei Catering")
    return made


def enter(panel: ServerPanel, qtbot: QtBot) -> None:
    for field, text in ((panel.host, "10.0.0.5"), (panel.database, "qianji"), (panel.user, "owner")):
        qtbot.keyClicks(field.box, text)
    qtbot.keyClicks(panel.password.box, "secret")


def test_what_is_entered_is_passed_on_and_nobody_sends_it_twice(panel: ServerPanel, qtbot: QtBot) -> None:
    enter(panel, qtbot)

    with qtbot.waitSignal(panel.chosen) as heard:
        qtbot.mouseClick(panel.save_button, Qt.MouseButton.LeftButton)

    assert heard.args == [
        ServerAct.CONNECT,
        ServerChoice("10.0.0.5", "", "qianji", "owner", "secret", True),
        "Hewei Catering",
        "sales",
    ]
    assert not panel.save_button.isEnabled()


def test_a_name_and_a_kind_are_asked_for_where_a_company_is_founded(panel: ServerPanel) -> None:
    before = (panel.name.isHidden(), panel.preset.isHidden())

    panel.show_form(ServerAct.FOUND, "Hewei Catering", "accounts")

    assert before == (True, True)
    assert (panel.name.isHidden(), panel.preset.isHidden()) == (False, False)
    assert (panel.name.value(), panel.preset.value()) == ("Hewei Catering", "accounts")


def test_trouble_is_said_and_what_was_entered_stays(panel: ServerPanel, qtbot: QtBot) -> None:
    enter(panel, qtbot)
    panel.set_saving(True)

    panel.show_trouble("The server cannot be reached.")

    assert panel.notice.sentence() == "The server cannot be reached."
    assert panel.host.value() == "10.0.0.5"
    assert panel.save_button.isEnabled()


def test_a_password_not_to_be_kept_is_used_only_now(panel: ServerPanel, qtbot: QtBot) -> None:
    enter(panel, qtbot)
    panel.is_kept.setChecked(False)

    with qtbot.waitSignal(panel.chosen) as heard:
        qtbot.mouseClick(panel.save_button, Qt.MouseButton.LeftButton)

    assert heard.args is not None
    assert not heard.args[1].is_kept


def test_a_server_that_is_known_asks_for_its_password_only(panel: ServerPanel) -> None:
    panel.show_known(ServerChoice("10.0.0.5", "5433", "qianji", "owner"), "The server wants a password.")

    assert panel.notice.sentence() == "The server wants a password."
    assert [panel.host.value(), panel.port.value(), panel.user.value()] == ["10.0.0.5", "5433", "owner"]
    assert (panel.password.value(), panel.password.box.hasFocus()) == ("", True)


def test_without_a_keyring_that_is_said_before_anything_is_done(panel: ServerPanel, qtbot: QtBot) -> None:
    panel.offer_keeping(True)
    assert panel.is_kept.isEnabled()
    assert panel.unkept.isHidden()

    panel.offer_keeping(False)
    enter(panel, qtbot)
    with qtbot.waitSignal(panel.chosen) as heard:
        qtbot.mouseClick(panel.save_button, Qt.MouseButton.LeftButton)

    assert not panel.unkept.isHidden()
    assert heard.args is not None
    assert not heard.args[1].is_kept
    assert panel.notice.sentence() == "The server is being asked …"
