"""The way to a database server, and what other machines change there."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.app.knocking import SILENCE
from desktop.app.servers import OWN, TOPICS, topics_of
from desktop.errors import DataFileError
from desktop.models import Base, Team, Visit
from desktop.services.company import found_on_server
from desktop.services.signing_drafts import ShareDraft, SigningDraft
from desktop.services.signings import SigningBook
from desktop.services.staff import StaffDraft, StaffRegister
from desktop.services.visits import VisitDraft, VisitLog
from desktop.store.database import Database
from desktop.store.link import write_link
from desktop.store.places import open_company
from desktop.store.server.address import ServerAddress, address_of
from desktop.store.server.passwords import NeedsPasswordError
from desktop.ui.kit.page import Page
from desktop.ui.ports import EVERYTHING, Topic
from desktop.ui.shell.server_panel import ServerAct, ServerPanel
from desktop.ui.signings.page import SigningsPage
from desktop.ui.visits.page import VisitsPage
from tests.app.running import TODAY, Run
from tests.server import fresh_database, new_name
from tests.store.server.cut_line import cut_line

PageKind = TypeVar("PageKind", bound=Page)


def test_pages_hear_of_the_tables_they_show() -> None:
    assert topics_of(frozenset({"visit"})) == {Topic.VISITS}
    assert topics_of(frozenset({"absence", "entry_draft"})) == {Topic.STAFF, Topic.QUALITY}
    assert topics_of(frozenset({"attachment", "attachment_content"})) == {Topic.FILES}
    assert topics_of(frozenset({"import_shape"})) == frozenset()


def test_what_nobody_knows_concerns_all() -> None:
    assert topics_of(frozenset()) == EVERYTHING
    assert topics_of(frozenset({"lookup"})) == EVERYTHING
    assert topics_of(frozenset({"visit", "import_batch"})) == EVERYTHING


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
    begin(panel, address, act, name)
    qtbot.mouseClick(panel.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: run.program.opened is not None and run.program.opened.database.is_server, timeout=60000)


def begin(panel: ServerPanel, address: ServerAddress, act: ServerAct, name: str = "") -> None:
    """Fill the form."""
    for field, text in (
        (panel.host, address.host), (panel.port, str(address.port)),
        (panel.database, address.database), (panel.user, address.user), (panel.name, name),
    ):  # fmt: skip
        field.set_value(text)
    panel.act.set_value(act)


@pytest.mark.on_server
def test_the_form_says_that_its_server_is_silent_and_goes_on_with_it(
    run: Run, qtbot: QtBot, address: ServerAddress
) -> None:
    run.start()
    with cut_line(address) as line:
        run.program.servers.show()
        line.hold()
        panel = run.program.servers.panel
        assert panel is not None
        begin(panel, line.address, ServerAct.CONNECT)
        qtbot.mouseClick(panel.save_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: "does not answer yet" in panel.notice.sentence(), timeout=60000)
        line.go_on()
        qtbot.waitUntil(lambda: run.program.opened is not None, timeout=60000)
        run.wait_for_page()
        run.program.close()


@pytest.mark.on_server
def test_who_opens_a_company_on_a_silent_server_is_told_until_it_answers(
    run: Run, qtbot: QtBot, address: ServerAddress, tmp_path: Path
) -> None:
    run.start()
    with cut_line(address) as line:
        link = tmp_path / "office.qianji-server"
        write_link(link, line.address)
        line.hold()
        run.program.opening.open_existing(link)
        notices = run.program.desk.window.notices
        qtbot.waitUntil(lambda: "does not answer yet" in notices.said().get(SILENCE, ""), timeout=60000)
        line.go_on()
        qtbot.waitUntil(lambda: run.program.opened is not None, timeout=60000)
        run.wait_for_page()
        qtbot.waitUntil(lambda: SILENCE not in run.program.desk.window.notices.said(), timeout=60000)
        run.program.close()


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
def test_records_of_another_machine_appear_on_their_pages_and_are_not_overwritten(
    run: Run, qtbot: QtBot, address: ServerAddress
) -> None:
    with open_company(address.url) as other:
        person = StaffRegister(other, lambda: TODAY).add(StaffDraft("王䶮", hired_on=date(2026, 1, 1)))
        run.start()
        run.program.use_server()
        go(run, qtbot, address, ServerAct.CONNECT)
        run.wait_for_page()
        visits = shown(run, "visits", VisitsPage)
        log = VisitLog(other, lambda: TODAY)
        draft = VisitDraft(TODAY, person, summary="first")
        visit = log.log(draft)
        qtbot.waitUntil(lambda: len(visits.table.loaded_rows()) == 1, timeout=20000)

        visits.table.opened.emit(visits.table.loaded_rows()[0])
        qtbot.waitUntil(visits.editor.isVisible, timeout=20000)
        visits.editor.place.box.setText("Hewei")
        log.change(visit, replace(draft, summary="second"))
        qtbot.mouseClick(visits.editor.save_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: visits.editor.merging is not None, timeout=20000)
        qtbot.mouseClick(visits.editor.save_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: not visits.editor.isVisible(), timeout=20000)
        with other.read() as session:
            assert session.query(Visit.summary, Visit.place).one() == ("second", "Hewei")

        contracts = shown(run, "signings", SigningsPage)
        SigningBook(other, lambda: TODAY).sign(
            SigningDraft(TODAY, Decimal(1000), (ShareDraft(person, Decimal(100)),), customer="禾味餐饮")
        )
        qtbot.waitUntil(lambda: len(contracts.table.loaded_rows()) == 1, timeout=20000)
    run.program.close()


@pytest.mark.on_server
def test_what_was_removed_in_the_window_comes_back_by_its_undo_for_all(
    run: Run, qtbot: QtBot, address: ServerAddress
) -> None:
    with open_company(address.url) as other:
        person = StaffRegister(other, lambda: TODAY).add(StaffDraft("王䶮", hired_on=date(2026, 1, 1)))
        VisitLog(other, lambda: TODAY).log(VisitDraft(TODAY, person, summary="first"))
        run.start()
        run.program.use_server()
        go(run, qtbot, address, ServerAct.CONNECT)
        run.wait_for_page()
        visits = shown(run, "visits", VisitsPage)
        visits.table.opened.emit(visits.table.loaded_rows()[0])
        qtbot.waitUntil(visits.editor.isVisible, timeout=20000)

        qtbot.mouseClick(visits.editor.remove_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: not visits.table.loaded_rows(), timeout=20000)
        kept = visits_kept(other)
        assert run.program.desk.window.undoing.undo_latest()
        qtbot.waitUntil(lambda: len(visits.table.loaded_rows()) == 1, timeout=20000)

        assert (kept, visits_kept(other)) == (0, 1)
    run.program.close()


@pytest.mark.on_server
def test_the_settings_name_the_server_whose_password_was_changed(
    run: Run, qtbot: QtBot, address: ServerAddress
) -> None:
    run.start()
    run.program.use_server()
    go(run, qtbot, address, ServerAct.CONNECT)
    run.wait_for_page()

    run.program.use_server()

    panel = run.program.servers.panel
    assert panel is not None
    assert (panel.host.value(), panel.port.value()) == (address.host, str(address.port))
    assert (panel.database.value(), panel.user.value()) == (address.database, address.user)
    assert panel.password.value() == ""
    run.program.close()


def visits_kept(database: Database) -> int:
    """How many visits another machine finds."""
    with database.read() as session:
        return session.query(Visit).filter(Visit.deleted_at.is_(None)).count()


def test_a_password_that_is_asked_for_again_finds_the_server_filled_in(
    run: Run, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = tmp_path / "office.qianji-server"
    write_link(link, address_of("postgresql://owner@10.0.0.5:5433/office"))

    def refuse(_file: Path, _today: date, *, last: str) -> None:
        raise NeedsPasswordError("The database server at {place} wants a password.", place="10.0.0.5")

    monkeypatch.setattr("desktop.app.opening.open_file", refuse)
    run.start()
    run.program.opening.open_existing(link)
    qtbot.waitUntil(lambda: run.program.servers.panel is not None, timeout=20000)

    panel = run.program.servers.panel
    assert panel is not None
    assert (panel.host.value(), panel.database.value(), panel.user.value()) == ("10.0.0.5", "office", "owner")
    assert panel.notice.sentence() == "The database server at 10.0.0.5 wants a password."


def test_a_server_that_lets_nobody_in_at_the_start_is_told_with_a_sign(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = tmp_path / "office.qianji-server"
    write_link(link, address_of("postgresql://owner@10.0.0.5:5433/office"))

    def refuse(_file: Path, _today: date, *, last: str) -> None:
        raise DataFileError("The database server at {place} cannot be reached.", place="10.0.0.5")

    monkeypatch.setattr("desktop.app.opening.open_file", refuse)
    run.program.settings.last_file = str(link)
    run.start()

    stage = run.stage()
    assert stage is not None
    assert stage.refusal.sentence() == "The database server at 10.0.0.5 cannot be reached."
    assert not stage.refusal.findChildren(QLabel)[0].pixmap().isNull()


def shown(run: Run, key: str, kind: type[PageKind]) -> PageKind:
    """A page, shown."""
    run.program.desk.window.go(key)
    run.wait_for_page()
    page = run.program.desk.window.page()
    assert isinstance(page, kind)
    return page


@pytest.mark.on_server
def test_the_open_company_moves_there(run: Run, qtbot: QtBot, company_file: object) -> None:
    with fresh_database(new_name()) as empty:
        run.start()
        run.program.use_server()
        go(run, qtbot, empty, ServerAct.MOVE)

        assert run.program.opened is not None
        assert run.program.opened.database.place == empty.place
        assert run.program.settings.last_file.endswith(".qianji-server")
        assert "Moved to the server and compared" in run.program.desk.window.toast.sentence()
        run.program.close()
