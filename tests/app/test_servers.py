"""The way to a database server, and what other machines change there."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.app.servers import OWN, TOPICS, topics_of
from desktop.models import Base, Team
from desktop.services.company import found_on_server
from desktop.store.places import open_company
from desktop.store.server.address import ServerAddress
from desktop.ui.ports import EVERYTHING, Topic
from desktop.ui.shell.server_panel import ServerAct
from tests.app.running import Run
from tests.server import fresh_database, new_name


def test_pages_hear_of_the_tables_they_show() -> None:
    assert topics_of(frozenset({"visit"})) == {Topic.VISITS}
    assert topics_of(frozenset({"absence", "entry_draft"})) == {Topic.STAFF, Topic.QUALITY}
    assert topics_of(frozenset({"import_batch"})) == frozenset()


def test_what_nobody_knows_concerns_all() -> None:
    assert topics_of(frozenset()) == EVERYTHING
    assert topics_of(frozenset({"lookup"})) == EVERYTHING


def test_every_table_named_is_there() -> None:
    named = {table for names in TOPICS.values() for table in names} | OWN

    assert named <= {table.name for table in Base.metadata.sorted_tables}


@pytest.fixture
def address() -> Iterator[ServerAddress]:
    """A company founded on the server."""
    with fresh_database(new_name()) as made:
        found_on_server(made.url, "Hewei Catering", "sales").close()
        yield made


def go(run: Run, qtbot: QtBot, address: ServerAddress, act: ServerAct, name: str = "") -> None:
    panel = run.program.servers.panel
    assert panel is not None
    for field, text in (
        (panel.host, address.host), (panel.port, str(address.port)),
        (panel.database, address.database), (panel.user, address.user), (panel.name, name),
    ):  # fmt: skip
        field.set_value(text)
    panel.act.set_value(act)
    qtbot.mouseClick(panel.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: run.program.opened is not None and run.program.opened.database.is_server, timeout=60000)


@pytest.mark.on_server
def test_a_window_connects_and_hears_what_another_machine_saves(
    run: Run, qtbot: QtBot, address: ServerAddress
) -> None:
    run.start()
    stage = run.stage()
    assert stage is not None
    qtbot.mouseClick(stage.server_button, Qt.MouseButton.LeftButton)
    go(run, qtbot, address, ServerAct.CONNECT)
    assert run.program.opened is not None
    assert run.program.opened.company.name == "Hewei Catering"
    heard: list[frozenset[Topic]] = []
    run.program.desk.changes.listen(heard.append)

    with open_company(address.url) as other, other.write() as session:
        session.add(Team(name="华南"))

    qtbot.waitUntil(lambda: frozenset({Topic.STAFF}) in heard, timeout=20000)


@pytest.mark.on_server
def test_the_open_company_moves_there(run: Run, qtbot: QtBot, company_file: object) -> None:
    with fresh_database(new_name()) as empty:
        run.start()
        run.program.use_server()
        go(run, qtbot, empty, ServerAct.MOVE)

        assert run.program.opened is not None
        assert run.program.opened.database.place == empty.place
        assert run.program.settings.last_file.endswith(".qianji-server")
        run.program.close()
