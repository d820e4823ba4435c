"""What keeps the data safe while the window runs."""

from pathlib import Path

from pytestqt.qtbot import QtBot
from sqlalchemy import select

from desktop.app.files import open_reading
from desktop.domain.rotation import Reason
from desktop.errors import QianjiError, ReadingOnlyError
from desktop.models import Team
from desktop.services import audit
from desktop.services.backup_trials import Trial
from desktop.store.database import Database
from desktop.store.looking import Why
from desktop.store.shelf import backups_on, shelf_of
from tests.app.running import Run


def add_team(run: Run, name: str) -> None:
    assert run.program.opened is not None
    with run.program.opened.database.write() as session:
        session.add(Team(name=name))
        audit.append(session, "team.added")


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


def test_the_second_folder_is_remembered(run: Run, company_file: Path, tmp_path: Path) -> None:
    run.start()

    (tmp_path / "stick").mkdir()
    run.program.keeping.choose_second_folder(tmp_path / "stick")
    close(run)

    assert run.program.settings.second_backup_folder == str(tmp_path / "stick")
    assert len(list((tmp_path / "stick").rglob("*.qianji"))) == 1
