"""Puts the page of settings together; built when first shown, like every page."""

from functools import partial
from typing import TYPE_CHECKING

from desktop import VERSION, paths
from desktop.app.files import Opened
from desktop.app.keeping import present_moment
from desktop.app.list_tools import list_tools
from desktop.app.organisation_cards import organisation_cards
from desktop.ui.kit.page import Page

if TYPE_CHECKING:
    from desktop.app.program import Desk, Program
    from desktop.ui.settings.backups_card import BackupsCard
    from desktop.ui.settings.changes_card import ChangesCard
    from desktop.ui.settings.security_card import SecurityCard


def settings_page(desk: "Desk", opened: Opened, program: "Program") -> Page:
    """The page with its cards, presenters and services."""
    from desktop.app.moving_back import MovingBack
    from desktop.app.relocating import Relocating
    from desktop.services.company import change_company
    from desktop.services.quality_table import change_quality_table
    from desktop.services.word_lists import WordLists
    from desktop.services.working_days import WorkCalendar
    from desktop.ui.settings.calendar_card import CalendarCard
    from desktop.ui.settings.calendar_presenter import CalendarPresenter
    from desktop.ui.settings.lists_card import ListsCard
    from desktop.ui.settings.lists_presenter import ListsPresenter
    from desktop.ui.settings.page import Facts, SettingsPage
    from desktop.ui.settings.presenter import SettingsPresenter
    from desktop.ui.settings.quality_card import QualityTableCard
    from desktop.ui.settings.quality_presenter import QualityTablePresenter

    presenter = SettingsPresenter(
        desk.tasks,
        desk.messages,
        desk.look.texts,
        partial(change_company, opened.database),
        program.company_changed,
    )
    facts = Facts(
        VERSION,
        opened.database.path,
        program.theme.appearance,
        paths.resources() / "THIRD_PARTY.md",
        opened.database.place if opened.database.is_server else "",
    )
    move = (MovingBack if opened.database.is_server else Relocating)(program).choose
    page = SettingsPage(desk.look, presenter, program, facts, program.keeping.unsaved, move)
    around, today = (desk.tasks, desk.messages, desk.look.texts), program.today()
    lists = ListsCard(desk.look, page, ListsPresenter(*around, WordLists(opened.database)), today)
    change_table = partial(change_quality_table, opened.database)
    quality = QualityTableCard(desk.look, page, QualityTablePresenter(*around, change_table), today)
    calendar = CalendarCard(desk.look, CalendarPresenter(*around, WorkCalendar(opened.database)), today)
    page.add_rules(calendar, calendar)
    for entries in organisation_cards(desk, opened.database, page, program.today):
        page.add_rules(entries, entries)
    for card in (lists, quality):
        page.add_rules(card, card)
    if not opened.database.is_server:  # a server has users and passwords of its own
        security = security_card(desk, opened, program, page)
        page.add_keeping(security, security)
    backups, changes = backups_card(desk, opened, program, page), changes_card(desk, opened, program, page)
    page.add_keeping(backups, backups)
    page.add_keeping(changes, changes)
    return page


def backups_card(desk: "Desk", opened: Opened, program: "Program", page: Page) -> "BackupsCard":
    """The card of backups."""
    from desktop.services.checkup import check_up
    from desktop.ui.settings.backups_card import BackupsCard
    from desktop.ui.settings.backups_presenter import BackupsPresenter

    kept, check = program.keeping, partial(check_up, opened.database)
    around = (desk.tasks, desk.messages, desk.look.texts)
    presenter = BackupsPresenter(*around, kept.backups_of(opened), kept, present_moment, check)
    return BackupsCard(desk.look, page, presenter)


def changes_card(desk: "Desk", opened: Opened, program: "Program", page: Page) -> "ChangesCard":
    """The card of the record of changes."""
    from desktop.services.returns import Returns
    from desktop.ui.settings.changes_card import ChangesCard
    from desktop.ui.settings.changes_presenter import ChangesPresenter

    returns = Returns(opened.database, program.today)
    around = (desk.tasks, desk.messages, desk.look.texts, desk.window)
    presenter = ChangesPresenter(*around, returns, program.today)
    return ChangesCard(desk.look, page, presenter, list_tools(desk, opened))


def security_card(desk: "Desk", opened: Opened, program: "Program", page: Page) -> "SecurityCard":
    """The card of the password and the lock."""
    from desktop.app.shown_codes import ShownCodes
    from desktop.services.vault import Vault
    from desktop.store.unprotected import unprotected_backups
    from desktop.ui.settings.security_card import SecurityCard
    from desktop.ui.settings.security_presenter import Codes, SecurityPresenter

    file = opened.database.path
    codes = ShownCodes(program, file)

    def taken() -> None:
        codes.settle()
        program.watch.tell_shown_code(opened)

    presenter = SecurityPresenter(
        desk.tasks,
        desk.messages,
        desk.look.texts,
        Vault(opened.database),
        program.locking,
        lambda: unprotected_backups(file, program.keeping.second_folder),
        Codes(codes.make, taken, codes.drop),
    )
    return SecurityCard(desk.look, page, presenter, opened.company.name)
