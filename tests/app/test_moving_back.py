"""The settings of a company on a server: a company of one's own beside it, and the way back into a file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.app.moving_back import MovingBack
from desktop.queries.company import company_profile
from desktop.services.company import found_on_server
from desktop.store.link import write_link
from desktop.store.places import open_company
from desktop.store.server.address import ServerAddress
from desktop.ui.messages import Question
from desktop.ui.settings.page import SettingsPage
from desktop.ui.shell.server_panel import ServerAct
from tests.app.running import Run
from tests.server import fresh_database, new_name

pytestmark = pytest.mark.on_server
LONG = 60_000  # ms


@pytest.fixture
def address(run: Run, tmp_path: Path) -> Iterator[ServerAddress]:
    """A company on the server that stands open."""
    with fresh_database(new_name()) as made:
        found_on_server(made.url, "Hewei Catering", "sales").close()
        link = tmp_path / "office.qianji-server"
        write_link(link, made)
        run.start()
        run.program.opening.open_existing(link)
        run.wait_for_page()
        yield made
        run.program.close()


def agreed(run: Run, file: Path) -> Question:
    """What was asked before the company moves into this file; it was agreed to."""
    asked: list[Question] = []
    run.program.desk.messages.asked.disconnect()
    run.program.desk.messages.asked.connect(asked.append)
    mover = MovingBack(run.program)
    mover.choose_file = lambda _offered: file
    mover.choose()
    asked[0].agreed()
    return asked[0]


def settings(run: Run) -> SettingsPage:
    run.program.desk.window.go("settings")
    run.wait_for_page()
    page = run.program.desk.window.page()
    assert isinstance(page, SettingsPage)
    return page


def test_a_company_moves_back_into_a_file_and_is_gone_on_with_there(
    run: Run, qtbot: QtBot, address: ServerAddress, tmp_path: Path
) -> None:
    file = tmp_path / "back.qianji"
    button = settings(run).move_button.text()

    question = agreed(run, file)
    qtbot.waitUntil(lambda: run.program.settings.last_file == str(file) and run.has_settled(), timeout=LONG)

    assert button == "Move back into a file …"
    assert "other computers enter on the server afterwards does not come" in question.explanation
    assert run.program.opened is not None
    assert not run.program.opened.database.is_server
    assert f"Moved into {file} and compared" in run.program.desk.window.toast.sentence()
    assert settings(run).move_button.text() == "Move to another folder …"
    with open_company(address.url) as server, server.read() as session:
        assert company_profile(session).name == "Hewei Catering"


def test_a_file_that_is_there_is_not_replaced_and_work_goes_on_on_the_server(
    run: Run, qtbot: QtBot, address: ServerAddress, tmp_path: Path
) -> None:
    file = tmp_path / "back.qianji"
    file.write_bytes(b"somebody's")

    agreed(run, file)
    qtbot.waitUntil(lambda: str(file) in run.program.desk.window.toast.sentence(), timeout=LONG)
    qtbot.waitUntil(run.program.desk.window.isEnabled, timeout=LONG)

    assert file.read_bytes() == b"somebody's"
    assert run.program.opened is not None
    assert run.program.opened.database.place == address.place


def test_another_company_is_founded_from_the_settings(run: Run, qtbot: QtBot, address: ServerAddress) -> None:
    with fresh_database(new_name()) as empty:
        qtbot.mouseClick(settings(run).server_button, Qt.MouseButton.LeftButton)
        panel = run.program.servers.panel
        assert panel is not None
        panel.act.set_value(ServerAct.FOUND)
        values = (empty.host, str(empty.port), empty.database, empty.user, "Lane & Leaf", "accounts")
        fields = (panel.host, panel.port, panel.database, panel.user, panel.name, panel.preset)
        for field, value in zip(fields, values, strict=True):
            field.set_value(value)
        qtbot.mouseClick(panel.save_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: is_open(run, "Lane & Leaf"), timeout=LONG)
        run.program.close()


def is_open(run: Run, name: str) -> bool:
    """Whether the company of that name stands open."""
    return run.program.opened is not None and run.program.opened.company.name == name
