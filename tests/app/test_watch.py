"""What is looked after while the owner works, and what a second start does."""

import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.app.doorbell import bell_of, ring
from desktop.app.keeping import BACKUP
from desktop.app.reading import READING
from desktop.app.second_copies import SECOND
from desktop.app.watch import DAMAGE, PLACE, TRIAL
from desktop.domain.rotation import Reason
from desktop.errors import DamagedFileError, ReadingOnlyError, RequestError
from desktop.services.backup_trials import last_trial
from desktop.services.backups import Backups
from desktop.services.entry_drafts import EntryDrafts
from desktop.services.staff import StaffDraft, StaffRegister
from desktop.store.database import Database
from desktop.store.problems import DAMAGED
from desktop.store.shelf import backups_on, shelf_of
from desktop.ui.ports import Topic
from desktop.ui.settings.page import SettingsPage
from tests.app.running import TODAY, Run
from tests.app.test_keeping import add_team, reasons


def begin(run: Run, qtbot: QtBot) -> None:
    """Start, and let the watch begin with the open file."""
    run.start()
    run.program.watch.settle()
    run.program.watch.hang_bell()
    qtbot.waitUntil(lambda: run.program.desk.tasks.is_idle, timeout=20000)


def said(run: Run) -> dict[str, str]:
    return run.program.desk.window.notices.said()


def test_a_second_start_brings_the_first_window_to_the_front(run: Run, company_file: Path, qtbot: QtBot) -> None:
    begin(run, qtbot)
    run.program.desk.window.showMinimized()

    with subprocess.Popen([sys.executable, "-m", "desktop"], stderr=subprocess.PIPE, text=True) as second:
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=60000)
        complaint = second.stderr.read() if second.stderr is not None else ""

    assert (second.returncode, complaint) == (0, "")
    assert not run.program.desk.window.isMinimized()


def test_where_nobody_answers_the_second_start_is_told_who_holds_the_file(
    run: Run, company_file: Path, qtbot: QtBot
) -> None:
    with Database.open(company_file):  # another command works with it, which has no window
        run.start()
        stage = run.stage()

        assert stage is not None
        assert "already open" in stage.refusal.sentence()
        assert not ring(company_file, 50)


def test_a_file_named_another_way_has_the_same_bell(company_file: Path) -> None:
    assert bell_of(company_file.parent / "." / company_file.name) == bell_of(company_file)
    assert bell_of(company_file.with_name("other.qianji")) != bell_of(company_file)


def test_a_synchronised_folder_is_told_until_the_owner_knows(
    run: Run, company_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    synced = tmp_path / "坚果云" / "company.qianji"
    synced.parent.mkdir()
    shutil.move(company_file, synced)
    run.program.settings.last_file = str(synced)

    begin(run, qtbot)
    told = said(run)
    notices = run.program.desk.window.notices
    qtbot.mouseClick(notices.act(PLACE, 1), Qt.MouseButton.LeftButton)
    led_to = run.program.desk.window.current_key
    qtbot.mouseClick(notices.act(PLACE), Qt.MouseButton.LeftButton)
    run.program.watch.tell_place(run.program.opened)  # type: ignore[arg-type] # it stands open

    assert "坚果云" in told[PLACE]
    assert led_to == "settings"  # where the file is moved
    assert said(run) == {}
    assert run.program.settings.known_places == [str(synced)]


def test_the_monthly_rehearsal_fails_visibly_and_a_new_backup_is_made(
    run: Run, company_file: Path, qtbot: QtBot
) -> None:
    with Database.open(company_file) as database:
        backup = Backups(database).put_aside(Reason.CLOSING)
    content = bytearray(backup.path.read_bytes())
    content[-30:] = b"\xa5" * 30
    backup.path.write_bytes(content)

    begin(run, qtbot)
    qtbot.waitUntil(lambda: Reason.WISHED in reasons(company_file), timeout=20000)

    trial = last_trial(company_file)
    assert trial is not None
    assert not trial.is_good
    assert "would not have brought your data back" in said(run)[TRIAL]


def test_a_day_of_changes_without_a_backup_is_told_until_one_is_made(
    run: Run, company_file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tomorrow = datetime.now(UTC) + timedelta(days=2)
    monkeypatch.setattr(Backups.__init__, "__defaults__", (lambda: None, lambda: tomorrow))
    shelf_of(company_file).write_text("in the way")

    begin(run, qtbot)
    qtbot.waitUntil(lambda: BACKUP in said(run), timeout=20000)
    told = said(run)[BACKUP]
    shelf_of(company_file).unlink()
    qtbot.mouseClick(run.program.desk.window.notices.act(BACKUP), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: BACKUP not in said(run), timeout=20000)

    assert told.startswith("Changes since ")
    assert len(backups_on(shelf_of(company_file))) == 1


def test_damage_found_beside_the_work_ends_all_entering_and_keeps_what_was_typed(
    run: Run, company_file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.store.database.tables_of", lambda _connection: ["visit"])
    monkeypatch.setattr("desktop.store.database.is_table_whole", lambda _connection, _piece: False)
    run.start()
    program = run.program
    program.desk.window.start_new("staff")
    qtbot.waitUntil(lambda: program.desk.window.page() is not None and program.desk.tasks.is_idle, timeout=20000)
    page = program.desk.window.page()
    assert page is not None
    qtbot.keyClicks(page.editor.form.fields["name"].box, "Half")  # type: ignore[attr-defined] # the page of staff

    program.watch.settle()
    qtbot.waitUntil(lambda: program.opened is not None and program.opened.database.is_read_only, timeout=20000)
    run.wait_for_page()
    qtbot.waitUntil(lambda: bool(program.desk.window.toast.sentence()), timeout=20000)

    assert program.opened is not None
    assert "it is damaged" in said_of(run)
    assert program.desk.window.current_key == "staff"
    assert "is offered at the top" in program.desk.window.toast.sentence()
    notes = program.opened.database.notes  # type: ignore[attr-defined] # of a file that is looked at
    assert "Half" in notes["form staff new"][0]["name"]
    with pytest.raises(ReadingOnlyError):
        add_team(run, "华南")


def test_damage_that_a_page_meets_with_its_own_question_ends_all_entering(
    run: Run, company_file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(run, qtbot)
    opened = run.program.opened
    assert opened is not None
    database = opened.database
    with pytest.raises(DamagedFileError), database.read():
        raise DamagedFileError(DAMAGED, file=database.path)
    monkeypatch.setattr("desktop.store.database.is_table_whole", lambda _connection, _piece: False)

    with pytest.raises(DamagedFileError, match="was not saved"):
        add_team(run, "华南")
    run.program.watch.settle()
    run.program.watch.settle()  # asked again before the file is let go of
    qtbot.waitUntil(lambda: run.program.opened not in (None, opened), timeout=20000)
    run.wait_for_page()
    run.program.watch.settle()
    qtbot.waitUntil(lambda: run.program.desk.tasks.is_idle, timeout=20000)

    assert "it is damaged" in said_of(run)
    assert DAMAGE not in said(run)  # once is enough

    qtbot.mouseClick(run.program.desk.window.notices.act(READING), Qt.MouseButton.LeftButton)
    page = run.program.desk.window.page()
    assert isinstance(page, SettingsPage)
    listed = page.contents.list
    told_card = "Backup and restore"
    qtbot.waitUntil(
        lambda: listed.currentItem() is not None and listed.currentItem().text() == told_card, timeout=20000
    )


def test_damage_in_a_backup_that_is_looked_at_meanwhile_ends_nothing(company_file: Path) -> None:
    with Database.open(company_file) as database:
        with pytest.raises(DamagedFileError), database.read():
            raise DamagedFileError(DAMAGED, file=company_file.with_name("a backup.qianji"))

        assert not database.is_damaged


def test_from_the_moment_damage_is_known_no_save_is_acknowledged(
    company_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.store.database.is_table_whole", lambda _connection, _piece: False)
    with Database.open(company_file) as database:
        database.is_piece_whole("visit")

        with pytest.raises(DamagedFileError, match="was not saved"):
            StaffRegister(database, lambda: TODAY).add(StaffDraft(code="M1", name="华"))
        EntryDrafts(database).keep("visit", [{"customer": "华"}])
        assert EntryDrafts(database).all_kept() == {"visit": ({"customer": "华"},)}


def said_of(run: Run) -> str:
    return run.program.desk.window.notices.said()[READING]


def test_when_the_session_ends_half_filled_forms_are_kept_at_once(run: Run, company_file: Path, qtbot: QtBot) -> None:
    begin(run, qtbot)
    program = run.program
    program.desk.window.start_new("visits")
    page = program.desk.window.page()
    assert page is not None
    qtbot.waitUntil(lambda: program.desk.tasks.is_idle, timeout=20000)
    qtbot.keyClicks(page.editor.summary.box, "Half")  # type: ignore[attr-defined] # the page of visits

    program.end_session()
    program.close()

    with Database.open(company_file) as database, database.read() as session:
        from desktop.services.form_drafts import kept_drafts

        assert len(kept_drafts(session, "visit new")) == 1
    assert reasons(company_file) == []


def test_a_stick_that_was_not_in_on_closing_is_told_at_the_next_start_and_gets_the_backup_when_it_is(
    run: Run, company_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    stick = tmp_path / "stick"
    run.program.settings.second_backup_folder = str(stick)
    with Database.open(company_file) as database:
        backup = Backups(database).put_aside(Reason.CLOSING)

    begin(run, qtbot)
    qtbot.waitUntil(lambda: SECOND in said(run), timeout=20000)
    told = said(run)[SECOND]
    heard: list[frozenset[Topic]] = []
    run.program.desk.changes.listen(heard.append)
    stick.mkdir()
    qtbot.mouseClick(run.program.desk.window.notices.act(SECOND), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: SECOND not in said(run), timeout=20000)

    assert str(stick) in told
    assert frozenset({Topic.COMPANY}) in heard  # the settings tell the age of the newest copy anew
    assert [each.path.name for each in backups_on(stick / shelf_of(company_file).name)] == [backup.path.name]


def test_a_second_folder_gets_the_newest_backup_as_soon_as_it_is_chosen_and_is_refused_beside_the_file(
    run: Run, company_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    begin(run, qtbot)
    with pytest.raises(RequestError, match="on another disk"):
        run.program.keeping.choose_second_folder(company_file.parent)
    run.program.keeping.put_aside_by_the_clock()
    qtbot.waitUntil(lambda: run.program.desk.tasks.is_idle, timeout=20000)

    run.program.keeping.choose_second_folder(stick)

    qtbot.waitUntil(lambda: bool(backups_on(stick / shelf_of(company_file).name)), timeout=20000)
    assert SECOND not in said(run)
