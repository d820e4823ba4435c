"""A company file that was moved while it stood open, before the program ended suddenly: opened where it lies now."""

import os
import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from desktop.app.watch import MOVED
from desktop.models import Team
from desktop.services import audit
from desktop.store.database import Database
from desktop.store.files import beside
from tests.app.protected.hand import Hand
from tests.app.running import Run
from tests.locked import PASSWORD, key_of, make_slots_cheap, protect

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows keeps an open file where it is")


@pytest.mark.parametrize("is_protected", [False, True])
def test_what_was_saved_last_comes_in_where_it_is_opened_and_the_owner_is_told(
    run: Run, qtbot: QtBot, company_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_protected: bool
) -> None:
    make_slots_cheap(monkeypatch)
    if is_protected:
        protect(company_file)
    moved, journal = tmp_path / "moved" / "our company.qianji", beside(company_file)[0]
    moved.parent.mkdir()
    with Database.open(company_file, [key_of(company_file)] if is_protected else []) as database:
        with database.write() as session:
            session.add(Team(name="saved last"))
            audit.append(session, "team.added")
        left = journal.read_bytes()
        shutil.copy2(company_file, moved)
        slots = company_file.with_name("company.qianji.key")
        slots_left = slots.read_bytes() if is_protected else b""
        company_file.unlink()
    company_file.unlink()
    journal.write_bytes(left)
    slots.write_bytes(slots_left) if is_protected else None

    run.program.settings.last_file = str(company_file)
    run.start()
    stage = run.rescue()
    assert stage is not None
    reason = stage.reason.sentence()
    run.program.opening.choose_file = lambda: moved
    stage.open_wanted.emit()
    if is_protected:
        hand = Hand(run, qtbot)
        hand.enter(hand.door().form, PASSWORD)
    run.wait_for_page()
    run.program.watch.settle()
    notices = run.program.desk.window.notices
    told = notices.said()[MOVED]
    notices.act(MOVED).click()

    assert "open it in the window where it is now" in reason
    assert run.program.opened is not None
    with run.program.opened.database.read() as session:
        assert "saved last" in session.scalars(select(Team.name)).all()
    assert str(company_file.parent) in told
    assert MOVED not in notices.said()
    assert not journal.exists()
