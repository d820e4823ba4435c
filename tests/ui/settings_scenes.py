"""Scenes of the settings' cards with forms: word lists, and the factors of customers' quality."""

from PySide6.QtWidgets import QScrollArea

from desktop.ui.kit.page import Page
from desktop.ui.security.password_steps import PasswordSteps
from desktop.ui.settings.backups_card import BackupsCard
from desktop.ui.settings.changes_card import ChangesCard
from desktop.ui.settings.entries_card import EntriesCard
from desktop.ui.settings.lists_card import ListsCard
from desktop.ui.settings.page import SettingsPage
from desktop.ui.settings.quality_card import QualityTableCard
from desktop.ui.settings.security_card import SecurityCard
from tests.ui.scenes import Scene, hide_folder

PLACE = "settings"


def new_word(page: Page) -> None:
    """Open the form of a new word."""
    card = page.findChild(ListsCard)
    assert isinstance(card, ListsCard)
    card.add_button.click()


def factors(page: Page) -> None:
    """Open the form of the quality factors."""
    card = page.findChild(QualityTableCard)
    assert isinstance(card, QualityTableCard)
    card.change_button.click()


def backups(page: Page) -> None:
    """Make a backup and open the list of all."""
    card = page.findChild(BackupsCard)
    assert isinstance(card, BackupsCard)
    card.backup_button.click()
    card.all_button.click()


def changes(page: Page) -> None:
    """Open the record of changes."""
    card = page.findChild(ChangesCard)
    assert isinstance(card, ChangesCard)
    card.open_button.click()


def end_of_page(page: Page) -> None:
    """Scroll down to the cards of the data file."""
    area = page.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())


def place(page: Page) -> None:
    """Scroll to where the company file lies and how it moves."""
    area = page.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    assert isinstance(page, SettingsPage)
    area.ensureWidgetVisible(page.move_button)


def stages(page: Page) -> None:
    """Open the form of the fourth stage, with the cards of teams and positions out of the way."""
    card = page.findChildren(EntriesCard)[-1]
    assert isinstance(page, SettingsPage)
    page.contents.lead_to(page.look.texts("Stages of deals"))
    card.table.select(card.table.model.rows[3].stage_id)


def new_team(page: Page) -> None:
    """Open the form of a team with its leader."""
    card = page.findChildren(EntriesCard)[0]
    assert isinstance(page, SettingsPage)
    page.contents.lead_to(page.look.texts("Teams"))
    card.table.select(card.table.model.rows[0].team_id)
    card.change.click()


def password(page: Page) -> None:
    """Open the form of a password and say what is wrong with one."""
    card = page.findChild(SecurityCard)
    assert isinstance(card, SecurityCard)
    card.set_button.click()
    form = page.findChild(PasswordSteps)
    assert isinstance(form, PasswordSteps)
    form.password.set_value("short")
    form.next_button.click()


SCENES = (
    Scene("settings_password", PLACE, hide_folder, password),
    Scene("settings_word", PLACE, hide_folder, new_word),
    Scene("settings_quality", PLACE, hide_folder, factors),
    Scene("settings_team", PLACE, hide_folder, new_team),
    Scene("settings_stages", PLACE, hide_folder, stages),
    Scene("settings_file", PLACE, hide_folder, end_of_page),
    Scene("settings_place", PLACE, hide_folder, place),
    Scene("settings_backups", PLACE, hide_folder, backups),
    Scene("settings_changes", PLACE, hide_folder, changes),
)
