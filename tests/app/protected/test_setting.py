"""A password set in the settings of the whole window: what the other cards tell after it."""

from pathlib import Path

from desktop.domain.rotation import Reason
from desktop.services.backups import Backups
from desktop.store.database import Database
from desktop.ui.security.password_steps import PasswordSteps
from desktop.ui.settings.backups_card import BackupsCard
from desktop.ui.settings.security_card import SecurityCard
from tests.app.protected.hand import Hand
from tests.app.running import Run
from tests.locked import PASSWORD, protect


def test_the_backups_card_tells_at_once_that_no_backup_holds_it_yet(run: Run, hand: Hand, company_file: Path) -> None:
    with Database.open(company_file) as database:
        Backups(database).put_aside(Reason.WISHED)
    run.start()
    run.wait_for_page()
    hand.window.go("settings")
    page = hand.window.page()
    assert page is not None
    security, backups = page.findChild(SecurityCard), page.findChild(BackupsCard)
    assert isinstance(security, SecurityCard)
    assert isinstance(backups, BackupsCard)
    hand.qtbot.waitUntil(lambda: backups.state.sentence().endswith("Nothing changed since."), timeout=20000)

    security.set_button.click()
    steps = security.panel.findChild(PasswordSteps)
    assert isinstance(steps, PasswordSteps)
    hand.choose(steps, PASSWORD)
    hand.qtbot.waitUntil(lambda: security.change_button.isVisibleTo(security), timeout=20000)
    run.wait_for_page()

    assert backups.state.sentence().endswith("There are changes since.")


def test_plain_copies_in_the_second_folder_are_told_as_well(
    run: Run, hand: Hand, company_file: Path, tmp_path: Path
) -> None:
    (tmp_path / "stick").mkdir()
    run.program.settings.second_backup_folder = str(tmp_path / "stick")
    with Database.open(company_file) as database:
        kept = Backups(database, lambda: tmp_path / "stick").put_aside(Reason.WISHED)
    protect(company_file)
    kept.path.unlink()
    hand.start_at_door()
    hand.enter(hand.door().form, PASSWORD)
    run.wait_for_page()

    hand.window.go("settings")
    page = hand.window.page()
    assert page is not None
    security = page.findChild(SecurityCard)
    assert isinstance(security, SecurityCard)

    hand.qtbot.waitUntil(lambda: security.backups_note.isVisibleTo(security), timeout=20000)
    assert str(tmp_path / "stick") in security.backups_note.text()
