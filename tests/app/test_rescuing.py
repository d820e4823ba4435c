"""A company file that is damaged or gone: its reason, its backups to choose from, and nothing made in its place."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.app.files import backup_folder
from desktop.domain.rotation import Reason
from desktop.i18n import CHINESE
from desktop.models import AuditEntry
from desktop.services.backups import Backups
from desktop.store.database import Database
from desktop.store.shelf import Backup
from desktop.ui.shell.question import QuestionBox
from desktop.ui.shell.rescue import Rescue
from tests.app.running import Run
from tests.app.test_keeping import teams
from tests.outside import without_guards


@pytest.fixture
def backup(company_file: Path) -> Backup:
    """A checked copy on the shelf of the company's file."""
    with Database.open(company_file) as database:
        return Backups(database).put_aside(Reason.CLOSING)


class Hand:
    """Starts the program, which cannot open its file, and clicks."""

    def __init__(self, run: Run, qtbot: QtBot) -> None:
        self.run, self.qtbot = run, qtbot
        self.said: list[str] = []  # however long it stood there

    def start(self) -> Rescue:
        self.run.program.desk.messages.said.connect(lambda message: self.said.append(message.sentence))
        self.run.start()
        self.qtbot.waitUntil(self.is_idle)
        return self.stage()

    def stage(self) -> Rescue:
        stage = self.run.rescue()
        assert stage is not None
        return stage

    def is_idle(self) -> bool:
        return self.run.program.desk.tasks.is_idle

    def click(self, button: QPushButton) -> None:
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def agree(self) -> str:
        """Agree to what is asked; what it says."""
        window = self.run.program.desk.window
        self.qtbot.waitUntil(lambda: bool(window.findChildren(QuestionBox)), timeout=20000)
        (box,) = window.findChildren(QuestionBox)
        asked = box.windowTitle()
        self.click(box.act)
        self.qtbot.waitUntil(lambda: not window.findChildren(QuestionBox))
        return asked


@pytest.fixture
def hand(run: Run, qtbot: QtBot) -> Hand:
    return Hand(run, qtbot)


@pytest.mark.parametrize("damage", ["zeroed", "cut short", "stale changes"])
def test_a_damaged_file_is_replaced_by_the_backup_chosen_and_kept(
    hand: Hand, company_file: Path, backup: Backup, damage: str
) -> None:
    content = company_file.read_bytes()
    beside = company_file.with_name(company_file.name + "-wal")
    if damage == "zeroed":
        company_file.write_bytes(bytes(len(content)))
    elif damage == "cut short":
        company_file.write_bytes(content[: len(content) // 2])
    else:
        company_file.write_bytes(content[:100] + bytes(len(content) - 100))
        beside.write_bytes(b"changes of another file")
    damaged = company_file.read_bytes()

    stage = hand.start()
    reason = stage.reason.sentence()
    hand.click(stage.choice.restore_button)
    asked = hand.agree()
    hand.run.wait_for_page()

    (kept,) = [
        each for each in company_file.parent.glob("company.qianji.damaged-*") if not each.name.endswith("-wal")
    ]
    assert "company.qianji" in reason
    assert asked == "Open this backup as the company file?"
    assert kept.read_bytes() == damaged
    assert kept.with_name(kept.name + "-wal").exists() == (damage == "stale changes")
    assert kept.name in hand.said[-1]
    assert [each.path for each in stage.choice.table.model.rows] == [backup.path]


def test_a_file_that_is_gone_is_asked_for_and_none_is_made(hand: Hand, company_file: Path, backup: Backup) -> None:
    hand.run.program.settings.last_file = str(company_file)
    company_file.unlink()

    stage = hand.start()
    files = sorted(each.name for each in company_file.parent.glob("*.qianji*"))
    hand.click(stage.new_button)
    hand.qtbot.waitUntil(lambda: hand.run.stage() is not None)
    first_run = hand.run.stage()
    assert first_run is not None
    hand.run.found("Hewei Catering", "sales")
    hand.run.wait_for_page()

    assert files == []
    assert stage.reason.sentence().startswith("There is no company file at")
    assert hand.run.program.opened is not None
    assert hand.run.program.opened.database.path.name == "company-2.qianji"  # the first one's backups stay its own
    assert not company_file.exists()


def test_a_file_that_is_still_gone_when_tried_again_is_told_as_at_the_start(hand: Hand, company_file: Path) -> None:
    backup_folder(company_file).mkdir()
    (backup_folder(company_file) / "20261121-120000-closing.qianji").touch()
    company_file.unlink()
    at_start = hand.start().reason.sentence()

    hand.click(hand.stage().retry_button)
    hand.qtbot.waitUntil(hand.is_idle)

    assert "Perhaps it was moved or deleted" in at_start
    assert hand.stage().reason.sentence() == at_start


def test_an_altered_backup_is_told_before_it_is_put_back(hand: Hand, company_file: Path, backup: Backup) -> None:
    with Database.open(backup.path) as database, database.write() as session:
        without_guards(session).get_one(AuditEntry, 1).verb = "company.robbed"
    company_file.write_bytes(b"")

    stage = hand.start()
    hand.click(stage.choice.restore_button)
    hand.agree()
    asked = hand.agree()
    hand.run.wait_for_page()

    assert asked == "Restore this backup although it is not as Qianji wrote it?"
    assert hand.run.program.opened is not None
    assert teams(hand.run.program.opened.database) is not None


def test_without_backups_it_says_where_to_look_in_the_language_chosen(hand: Hand, company_file: Path) -> None:
    company_file.write_bytes(b"")
    hand.start()

    hand.run.program.choose_language(CHINESE)
    hand.qtbot.waitUntil(lambda: hand.run.program.desk.look.texts.language == CHINESE)
    hand.qtbot.waitUntil(lambda: hand.run.rescue() is not None and hand.is_idle())

    assert "空" in hand.stage().reason.sentence()
    assert not hand.stage().choice.restore_button.isEnabled()


def test_a_foreign_journal_beside_a_whole_file_is_renamed_when_the_owner_agrees(
    hand: Hand, company_file: Path, tmp_path: Path
) -> None:
    place, beside = tmp_path / "other.db", company_file.with_name(company_file.name + "-wal")
    with closing(sqlite3.connect(place, isolation_level=None)) as other:
        for statement in ("PRAGMA journal_mode = WAL", "CREATE TABLE z (a)"):
            other.execute(statement)
        beside.write_bytes(place.with_name("other.db-wal").read_bytes())
    content = company_file.read_bytes()

    hand.run.start()
    hand.qtbot.waitUntil(hand.is_idle)
    assert company_file.read_bytes() == content
    assert "Rename the journal" in hand.agree()
    hand.run.wait_for_page()

    assert beside.with_name(beside.name + ".foreign").exists()
    assert company_file.stat().st_size >= len(content)


def test_whoever_went_to_begin_anew_finds_the_way_back_to_the_backups(
    hand: Hand, company_file: Path, backup: Backup
) -> None:
    company_file.write_bytes(bytes(4096))
    hand.click(hand.start().new_button)
    hand.qtbot.waitUntil(lambda: hand.run.stage() is not None and hand.is_idle())
    beginning = hand.run.stage()
    assert beginning is not None
    offered = beginning.back_button.text()

    hand.click(beginning.back_button)
    hand.qtbot.waitUntil(lambda: hand.run.rescue() is not None and hand.is_idle())

    assert offered == "‹ Back to company.qianji and its backups"
    assert [each.path for each in hand.stage().choice.table.model.rows] == [backup.path]
    hand.click(hand.stage().choice.restore_button)
    hand.agree()
    hand.run.wait_for_page()


def test_a_first_start_has_nothing_to_go_back_to(run: Run) -> None:
    run.start()

    stage = run.stage()
    assert stage is not None
    assert not stage.back_button.isVisible()
