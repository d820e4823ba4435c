"""The list of backups by keys."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.rotation import Reason
from desktop.i18n import ENGLISH, translator
from desktop.store.shelf import Backup
from desktop.ui.backup_choice import BackupChoice
from desktop.ui.backup_words import backup_columns
from desktop.ui.kit.look import Look

BACKUP = Backup(Path("a.qianji"), datetime(2026, 11, 1, tzinfo=UTC), Reason.WISHED, 9, 3, 0, 0, 1, "d", True)


@dataclass
class PutBack:
    """Remembers what was to be put back."""

    asked: list[Backup] = field(default_factory=list)

    def restore(self, backup: Backup) -> None:
        self.asked.append(backup)

    def restore_file(self, _source: Path) -> None:
        raise AssertionError


def test_enter_puts_back_the_one_chosen_unless_something_is_under_way(look: Look, qtbot: QtBot) -> None:
    presenter, button = PutBack(), QPushButton("Restore")
    choice = BackupChoice(look, backup_columns(translator(ENGLISH)), presenter, button, 200)
    qtbot.addWidget(choice.table)
    qtbot.addWidget(button)
    choice.table.show_rows([BACKUP])
    choice.table.show()
    qtbot.waitExposed(choice.table)
    choice.table.view.selectRow(0)

    qtbot.keyClick(choice.table.view, Qt.Key.Key_Return)
    choice.set_busy(is_busy=True)
    qtbot.keyClick(choice.table.view, Qt.Key.Key_Return)

    assert presenter.asked == [BACKUP]
