"""An owner puts a copy aside, puts it back, and undoes that."""

from PySide6.QtCore import Qt
from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import Staff
from desktop.services.staff import StaffDraft, StaffRegister
from desktop.ui.settings.backups_card import BackupsCard
from desktop.ui.settings.page import SettingsPage
from tests.flows.window.hands import Hands

LATER = "多余的人"


def test_a_backup_is_made_put_back_and_that_undone(hands: Hands) -> None:
    card = back_up(hands)
    hire_somebody(hands)

    put_back(hands, card)
    undo(hands)


def back_up(hands: Hands) -> BackupsCard:
    """Put a copy aside on the page of settings, whose card of backups comes back."""
    hands.go("settings")
    page: SettingsPage = hands.page(SettingsPage)
    card = page.findChild(BackupsCard)
    assert isinstance(card, BackupsCard)
    hands.step("back up")
    hands.click(card.backup_button)
    hands.until(card.backup_button.isEnabled)
    return card


def hire_somebody(hands: Hands) -> None:
    """A record that the copy does not have."""
    opened = hands.program.opened
    assert opened is not None
    StaffRegister(opened.database, hands.program.today).add(StaffDraft(LATER, "E99"))


def put_back(hands: Hands, card: BackupsCard) -> None:
    """Choose the newest copy and agree to what the window asks: the record is gone."""
    hands.step("put the backup back")
    hands.click(card.all_button)
    hands.until(lambda: bool(card.choice.table.model.rows))
    hands.press(Qt.Key.Key_Down, on=card.choice.table.view)
    hands.click(card.choice.restore_button)
    hands.agree()
    hands.until(lambda: LATER not in hands.ask(names_there_are))
    assert hands.program.desk.window.page() is not None


def undo(hands: Hands) -> None:
    """Press the button of the message that tells of it: the record is back, in a window that works."""
    hands.step("undo the restore")
    hands.until(lambda: hands.program.desk.window.toast.button.isVisible())
    hands.click(hands.program.desk.window.toast.button)
    hands.until(lambda: LATER in hands.ask(names_there_are))
    hands.go("staff")


def names_there_are(session: Session) -> set[str]:
    """Everybody on the list."""
    return set(session.scalars(select(Staff.name).where(Staff.deleted_at.is_(None))))
