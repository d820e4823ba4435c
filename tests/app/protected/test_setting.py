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
from tests.locked import PASSWORD


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
