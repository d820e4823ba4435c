"""A company file open for reading only: how it comes to that, what the window says, and the way on in a copy."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from desktop.app.reading import READING
from desktop.app.watch import COPY
from desktop.domain.rotation import Reason
from desktop.errors import ReadOnlyError
from desktop.i18n import CHINESE
from desktop.models import Staff
from desktop.services.backups import Backups
from desktop.services.staff import StaffDraft, StaffRegister
from desktop.store.database import Database
from desktop.store.header import READ_ONLY
from desktop.store.looking import Why
from desktop.store.shelf import backups_on, shelf_of
from desktop.ui.kit.form_drafts import DraftOffer
from desktop.ui.security.stages import Door
from tests.app.hand import Hand
from tests.app.running import TODAY, Run
from tests.locked import OTHER, make_slots_cheap, protect

HOLDER = """
import sys
from pathlib import Path
from desktop.store.database import Database

Database.open(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def unwritable(company_file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The company's file, as if it may not be written to: whoever runs the tests may write everything."""

    def refuse(path: Path) -> None:
        if path == company_file:
            raise ReadOnlyError(READ_ONLY, file=path)

    monkeypatch.setattr("desktop.store.database.refuse_read_only", refuse)
    return company_file


@pytest.fixture
def hand(run: Run, qtbot: QtBot) -> Hand:
    return Hand(run, qtbot)


def contents(path: Path) -> dict[str, bytes]:
    names = (path.name, f"{path.name}-wal", f"{path.name}.lock", f"{path.name}.key")
    return {name: path.with_name(name).read_bytes() for name in names if path.with_name(name).exists()}


def test_a_file_that_may_not_be_written_is_offered_for_reading_and_nothing_is_written(
    hand: Hand, unwritable: Path
) -> None:
    before = contents(unwritable)

    hand.run.start()
    stage = hand.run.stage()
    assert stage is not None
    assert "read-only" in stage.refusal.sentence()
    asked = hand.question().findChildren(QLabel)
    assert all(each.height() >= each.heightForWidth(each.width()) for each in asked)
    looked = hand.look()
    hand.run.program.watch.settle()
    hand.run.program.keeping.put_aside_by_the_clock()
    hand.run.program.keeping.keep_while_resting()
    hand.qtbot.waitUntil(hand.run.has_settled)
    said = hand.said()[READING]
    hand.run.program.desk.window.put_away()
    hand.run.program.close()

    assert looked.why is Why.RIGHTS
    assert said == "company.qianji is open for reading only: the file or its folder may not be written to."
    assert contents(unwritable) == before
    assert not shelf_of(unwritable).exists()


def test_who_saves_is_refused_keeps_what_was_typed_and_goes_on_with_it_in_a_copy(
    hand: Hand, unwritable: Path
) -> None:
    before = contents(unwritable)
    hand.run.start()
    hand.look()

    page = hand.begin_person("Wang Yi")
    hand.click(page.editor.save_button)
    hand.qtbot.waitUntil(hand.run.has_settled)
    (complaint,) = (each for each in page.editor.findChildren(QLabel) if "so this was not done" in each.text())
    hand.qtbot.waitUntil(lambda: not complaint.visibleRegion().isEmpty())  # at the end of a long form
    assert page.editor.form.fields["name"].value() == "Wang Yi"

    copy = hand.copied()

    assert copy.path.name == "company-copy.qianji"
    desk = hand.run.program.desk
    assert desk.window.current_key == "staff"
    hand.qtbot.waitUntil(lambda: "is offered at the top" in desk.window.toast.sentence(), timeout=20000)
    hand.run.program.watch.settle()
    assert "This is a copy of" in hand.said()[COPY]
    assert f"it lies at {copy.path}" in hand.said()[COPY]
    assert READING not in hand.said()
    with copy.read() as session:
        assert session.scalars(select(Staff.name)).all() == []  # begun, not saved
    again = hand.begin_person("")
    (offer,) = again.editor.findChildren(DraftOffer)
    hand.qtbot.waitUntil(offer.isVisible, timeout=20000)
    hand.click(offer.go_on)
    assert again.editor.form.fields["name"].value() == "Wang Yi"
    assert contents(unwritable) == before


def test_the_copy_goes_where_the_owner_wishes_and_nowhere_unasked(
    hand: Hand, unwritable: Path, tmp_path: Path
) -> None:
    reading, wished, offered = hand.run.program.opening.reading, tmp_path / "my copy.qianji", list[Path]()
    hand.run.start()
    hand.look()
    reading.choose_copy = offered.append  # nothing was chosen
    hand.click(hand.run.program.desk.window.notices.act(READING))
    hand.qtbot.waitUntil(hand.run.has_settled)
    assert hand.looked().is_read_only
    assert [each.name for each in offered] == ["company-copy.qianji"]
    assert not offered[0].exists()

    reading.choose_copy = lambda _offered: wished
    hand.click(hand.run.program.desk.window.notices.act(READING))
    hand.qtbot.waitUntil(lambda: hand.is_on(lambda database: database.path == wished), timeout=20000)
    assert not offered[0].exists()


def test_closing_asks_before_what_was_begun_goes(hand: Hand, unwritable: Path) -> None:
    hand.run.start()
    hand.look()
    hand.begin_person("Wang Yi")

    hand.run.program.desk.window.close()
    asked = hand.answer(is_agreed=False)

    assert asked == "Close although a form is not saved?"
    assert hand.run.program.desk.window.isVisible()


def test_a_file_another_program_works_with_is_looked_at_as_it_stands(hand: Hand, company_file: Path) -> None:
    with Database.open(company_file) as database:
        StaffRegister(database, lambda: TODAY).add(StaffDraft("李二", "E2", hired_on=TODAY))
    command = [sys.executable, "-c", HOLDER, str(company_file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        hand.run.start()
        looked = hand.look()
        with looked.read() as session:
            assert session.scalars(select(Staff.name)).all() == ["李二"]
        hand.run.program.choose_language(CHINESE)
        hand.qtbot.waitUntil(lambda: "只读" in hand.said().get(READING, ""), timeout=20000)

    assert looked.why is Why.IN_USE
    assert "其他人正在使用" in hand.said()[READING]


def test_the_owner_may_choose_to_look_only_and_the_next_start_does_not(hand: Hand, company_file: Path) -> None:
    hand.run.start()
    other = company_file.with_name("old.qianji")
    Database.create(other).close()
    hand.run.program.opening.choose_file = lambda: other

    window = hand.run.program.desk.window
    hand.qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.command_palette
    hand.qtbot.waitUntil(palette.isVisible)
    hand.qtbot.keyClicks(palette.line, "reading only")
    hand.qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    hand.qtbot.waitUntil(lambda: hand.is_on(lambda database: database.path == other), timeout=20000)

    assert hand.looked().why is Why.CHOSEN
    assert hand.run.program.settings.last_file == str(company_file)


def test_a_protected_file_is_looked_at_behind_its_door(
    hand: Hand, unwritable: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_slots_cheap(monkeypatch)
    with monkeypatch.context() as writable:
        writable.setattr("desktop.store.database.refuse_read_only", lambda _path: None)
        protect(unwritable, OTHER)
    before = contents(unwritable)
    hand.run.program.start()
    window = hand.run.program.desk.window
    hand.qtbot.waitUntil(lambda: bool(window.findChildren(Door)), timeout=20000)
    door = window.findChildren(Door)[0]
    hand.qtbot.keyClicks(door.form.password.box, OTHER)
    hand.qtbot.keyClick(door.form.password.box, Qt.Key.Key_Return)
    looked = hand.look()

    assert looked.why is Why.RIGHTS
    assert looked.key is not None
    assert contents(unwritable) == before


def test_a_damaged_file_is_looked_at_from_the_rescue_and_replaced_from_there(hand: Hand, company_file: Path) -> None:
    with Database.open(company_file) as database:
        Backups(database).put_aside(Reason.CLOSING)
    content = bytearray(company_file.read_bytes())
    content[-4096:] = bytes(4096)
    company_file.write_bytes(content)
    company_file.with_name(f"{company_file.name}-wal").write_bytes(b"of another file" * 1000)
    before = contents(company_file)

    hand.run.start()
    rescue = hand.run.rescue()
    assert rescue is not None
    hand.click(rescue.look_button)
    looked = hand.looked()
    assert looked.why is Why.DAMAGED
    assert "it is damaged" in hand.said()[READING]
    assert contents(company_file) == before

    hand.run.program.keeping.restore(backups_on(shelf_of(company_file))[0].path)
    hand.qtbot.waitUntil(lambda: hand.is_on(lambda database: not database.is_read_only), timeout=20000)
    assert list(company_file.parent.glob("company.qianji.damaged-*"))


def test_what_cannot_even_be_looked_at_is_told(hand: Hand, company_file: Path) -> None:
    company_file.write_bytes(b"SQLite format 3\x00" + bytes(5000))
    hand.run.start()
    rescue = hand.run.rescue()
    assert rescue is not None
    said: list[str] = []
    hand.run.program.desk.messages.said.connect(lambda message: said.append(message.sentence))

    hand.click(rescue.look_button)
    hand.qtbot.waitUntil(lambda: bool(said))

    assert said == ["company.qianji cannot even be looked at. Open one of its backups."]
    assert rescue.look_button.isEnabled()


def test_no_backup_takes_the_place_of_a_file_that_is_only_looked_at(hand: Hand, unwritable: Path) -> None:
    said: list[str] = []
    hand.run.start()
    hand.look()
    hand.run.program.desk.messages.said.connect(lambda message: said.append(message.sentence))

    hand.run.program.keeping.restore(unwritable)

    assert [each for each in said if "open for reading only" in each]
    hand.looked()
