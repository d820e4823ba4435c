"""What keeps the data safe while the window runs."""

import errno
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from desktop.app import restoring
from desktop.app.files import Opened, open_reading
from desktop.domain.rotation import Reason
from desktop.errors import DataFileError, QianjiError, ReadingOnlyError
from desktop.models import Team
from desktop.services import audit
from desktop.services.backup_trials import Trial, last_trial
from desktop.store.database import Database
from desktop.store.looking import Why
from desktop.store.shelf import backups_on, shelf_of
from tests.app.running import Run


def add_team(run: Run, name: str) -> None:
    assert run.program.opened is not None
    with run.program.opened.database.write() as session:
        session.add(Team(name=name))
        audit.append(session, "team.added")


def opened(run: Run) -> Opened | None:
    """What stands open now."""
    return run.program.opened


def close(run: Run) -> None:
    """Close the window, then the program."""
    run.program.desk.window.put_away()
    run.program.close()


def teams(database: Database) -> list[str]:
    with database.read() as session:
        return list(session.scalars(select(Team.name)))


def reasons(path: Path) -> list[Reason]:
    return [backup.reason for backup in backups_on(shelf_of(path))]


def test_the_clock_puts_a_copy_aside_only_where_something_changed(run: Run, company_file: Path, qtbot: QtBot) -> None:
    run.start()

    for _time in range(2):
        run.program.keeping.put_aside_by_the_clock()
        qtbot.waitUntil(lambda: run.program.desk.tasks.is_idle)

    assert reasons(company_file) == [Reason.REGULAR]


def test_a_program_that_runs_for_weeks_rehearses_by_the_clock(run: Run, company_file: Path, qtbot: QtBot) -> None:
    run.start()
    run.program.keeping.put_aside_by_the_clock()
    qtbot.waitUntil(lambda: run.program.desk.tasks.is_idle)

    run.program.keeping.put_aside_by_the_clock()
    qtbot.waitUntil(lambda: last_trial(company_file) is not None, timeout=20000)

    trial = last_trial(company_file)
    assert trial is not None
    assert trial.is_good


def test_no_restore_is_rehearsed_where_a_file_is_only_looked_at(run: Run, company_file: Path) -> None:
    run.program.opened = open_reading(company_file, Why.CHOSEN)
    tried: list[Trial | None] = []
    failed: list[QianjiError] = []

    run.program.keeping.rehearse(tried.append, failed.append)

    assert ([type(each) for each in failed], tried) == ([ReadingOnlyError], [])
    assert not shelf_of(company_file).exists()


def test_closing_puts_a_copy_aside(run: Run, company_file: Path) -> None:
    run.start()

    close(run)

    assert reasons(company_file) == [Reason.CLOSING]


def test_a_backup_takes_the_files_place_and_undo_brings_the_data_back(
    run: Run, company_file: Path, qtbot: QtBot
) -> None:
    run.start()
    assert run.program.opened is not None
    backup = run.program.keeping.backups_of(run.program.opened).put_aside(Reason.WISHED)
    add_team(run, "华南")
    before = run.program.opened

    run.program.keeping.restore(backup.path)
    qtbot.waitUntil(lambda: run.program.opened is not before)
    after = teams(run.program.opened.database)
    restored = run.program.opened
    (kept,) = [each for each in backups_on(shelf_of(company_file)) if each.reason is Reason.RESTORE]
    run.program.keeping.restore(kept.path)
    qtbot.waitUntil(lambda: run.program.opened is not restored)

    assert "华南" not in after
    assert "华南" in teams(run.program.opened.database)


def test_a_damaged_backup_leaves_the_file_open_as_it_was(run: Run, company_file: Path, qtbot: QtBot) -> None:
    run.start()
    assert run.program.opened is not None
    backup = run.program.keeping.backups_of(run.program.opened).put_aside(Reason.WISHED)
    add_team(run, "华南")
    backup.path.write_bytes(backup.path.read_bytes()[:-4096])

    run.program.keeping.restore(backup.path)
    qtbot.waitUntil(lambda: "its end is missing" in run.program.desk.window.toast.sentence())

    assert "华南" in teams(run.program.opened.database)


@pytest.mark.parametrize("refused", [DataFileError("Another program came in."), OSError(errno.EIO, "")])
def test_whatever_keeps_a_backup_from_being_put_back_the_file_stands_open_as_before(
    run: Run, company_file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, refused: Exception
) -> None:
    run.start()
    assert run.program.opened is not None
    backup = run.program.keeping.backups_of(run.program.opened).put_aside(Reason.WISHED)
    add_team(run, "华南")
    before = run.program.opened

    def refuse(*_files: object) -> None:
        raise refused

    monkeypatch.setattr(restoring, "_restored", refuse)
    run.program.keeping.restore(backup.path)
    qtbot.waitUntil(lambda: run.program.opened is not before, timeout=20000)

    assert "华南" in teams(run.program.opened.database)
    assert run.program.desk.window.isEnabled()


def test_a_file_that_does_not_open_again_leads_to_its_backups_and_another_try(
    run: Run, company_file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    run.start()
    assert run.program.opened is not None
    backup = run.program.keeping.backups_of(run.program.opened).put_aside(Reason.WISHED)

    def refuse(*_file: object, **_keys: object) -> None:
        raise DataFileError("The drive is gone.")

    monkeypatch.setattr(restoring, "open_file", refuse)
    run.program.keeping.restore(backup.path)
    qtbot.waitUntil(lambda: run.rescue() is not None, timeout=20000)
    stage = run.rescue()
    assert stage is not None
    reason, let_go = stage.reason.sentence(), opened(run)
    qtbot.mouseClick(stage.retry_button, Qt.MouseButton.LeftButton)
    run.wait_for_page()

    assert reason == "The drive is gone."
    assert let_go is None
    assert opened(run) is not None


def test_the_second_folder_is_remembered(run: Run, company_file: Path, tmp_path: Path) -> None:
    run.start()

    (tmp_path / "stick").mkdir()
    run.program.keeping.choose_second_folder(tmp_path / "stick")
    close(run)

    assert run.program.settings.second_backup_folder == str(tmp_path / "stick")
    assert len(list((tmp_path / "stick").rglob("*.qianji"))) == 1
