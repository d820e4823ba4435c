"""An owner puts a copy aside, loses a record, and puts the copy back."""

from PySide6.QtCore import Qt
from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import Staff
from desktop.services.staff import StaffDraft, StaffRegister
from desktop.ui.settings.backups_card import BackupsCard
from desktop.ui.settings.page import SettingsPage
from tests.flows.window.hands import Hands


def test_a_backup_is_made_and_put_back(hands: Hands) -> None:
    hands.go("settings")
    page: SettingsPage = hands.page(SettingsPage)
    card = page.findChild(BackupsCard)
    assert isinstance(card, BackupsCard)

    hands.step("back up")
    hands.click(card.backup_button)
    hands.until(card.backup_button.isEnabled)
    opened = hands.program.opened
    assert opened is not None
    StaffRegister(opened.database, hands.program.today).add(StaffDraft("多余的人", "E99"))

    hands.step("put the backup back", allowed=0.5)
    hands.click(card.all_button)
    hands.until(lambda: bool(card.choice.table.model.rows))
    hands.press(Qt.Key.Key_Down, on=card.choice.table.view)
    hands.click(card.choice.restore_button)
    hands.agree()
    hands.until(lambda: hands.ask(names_there_are).isdisjoint({"多余的人"}))

    assert hands.program.desk.window.page() is not None


def names_there_are(session: Session) -> set[str]:
    """Everybody on the list."""
    return set(session.scalars(select(Staff.name).where(Staff.deleted_at.is_(None))))
