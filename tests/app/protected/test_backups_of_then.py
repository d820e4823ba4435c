"""A backup that was made under another password, or under one where there is none now, in the whole window."""

import shutil
from pathlib import Path

from pytestqt.qtbot import QtBot
from sqlalchemy import select

from desktop.domain.rotation import Reason
from desktop.models import AuditEntry
from desktop.services.backups import Backups
from desktop.services.unlocking import unlock
from desktop.services.vault import Vault, new_code
from desktop.store.database import Database
from desktop.ui.security.password_box import PasswordBox
from tests.app.protected.hand import Hand
from tests.app.running import Run
from tests.locked import OTHER, PASSWORD, protect


class TestABackupOfAnotherTime:
    def test_asks_for_its_own_password_and_takes_the_present_one(
        self, run: Run, hand: Hand, company_file: Path, qtbot: QtBot
    ) -> None:
        protect(company_file)
        with Database.open(company_file, [unlock(company_file, PASSWORD)]) as database:
            backup = Backups(database).put_aside(Reason.WISHED)
            Vault(database).renew_key(PASSWORD, OTHER, new_code())
        door = hand.start_at_door()
        hand.enter(door.form, OTHER)
        run.wait_for_page()
        run.program.keeping.restore(backup.path)
        qtbot.waitUntil(lambda: hand.window.findChild(PasswordBox) is not None, timeout=20000)
        box = hand.window.findChild(PasswordBox)
        assert isinstance(box, PasswordBox)
        before = box.height()
        hand.enter(box.form, "none of these words")
        qtbot.waitUntil(lambda: bool(box.form.notice.sentence()), timeout=20000)
        qtbot.waitUntil(lambda: box.height() > before, timeout=20000)  # nothing is squeezed by what is said
        hand.enter(box.form, PASSWORD)
        qtbot.waitUntil(lambda: run.program.desk.window is not hand.window, timeout=20000)

        assert unlock(company_file, OTHER)  # what was brought back asks for the password of now
        assert "file.restored" in verbs_of(run)

    def test_a_file_without_a_password_is_told_to_have_that_of_the_backup(
        self, run: Run, hand: Hand, company_file: Path, tmp_path: Path, qtbot: QtBot
    ) -> None:
        (tmp_path / "earlier").mkdir()
        earlier = shutil.copyfile(company_file, tmp_path / "earlier" / "company.qianji")
        protect(earlier)
        with Database.open(earlier, [unlock(earlier, PASSWORD)]) as database:
            backup = Backups(database).put_aside(Reason.WISHED)
        run.start()
        run.wait_for_page()
        hand.window = run.program.desk.window
        run.program.keeping.restore(backup.path)
        qtbot.waitUntil(lambda: hand.window.findChild(PasswordBox) is not None, timeout=20000)
        box = hand.window.findChild(PasswordBox)
        assert isinstance(box, PasswordBox)
        hand.enter(box.form, PASSWORD)
        qtbot.waitUntil(lambda: run.program.desk.window is not hand.window, timeout=20000)

        assert unlock(company_file, PASSWORD)
        assert "asks for the password of that backup" in run.program.desk.window.toast.sentence()


def verbs_of(run: Run) -> list[str]:
    """What the record of changes of the open file says was done."""
    assert run.program.opened is not None
    with run.program.opened.database.read() as session:
        return list(session.scalars(select(AuditEntry.verb)))
