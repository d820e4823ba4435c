"""The running window: shows the open file's places, changes language and appearance in place, ends cleanly."""

import logging
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.app.attached_copies import AttachedCopies
from desktop.app.choices import Choices
from desktop.app.desk import Desk
from desktop.app.first_paint import FirstPaint
from desktop.app.garbage_turns import GarbageTurns
from desktop.app.session_end import SessionEnd
from desktop.app.settling import Settling
from desktop.app.speaking import Speaking
from desktop.app.today import today
from desktop.app.windows import Windows
from desktop.settings import Settings
from desktop.ui.kit.icons import Icons
from desktop.ui.kit.layouts import Layouts
from desktop.ui.theme import Theme
from desktop.ui.tones import Appearance
from desktop.ui.unforeseen import told_to_owner

if TYPE_CHECKING:
    from desktop.app.files import Opened
    from desktop.app.first_look import FirstLook
    from desktop.app.keeping import Keeping
    from desktop.app.locking import Locking
    from desktop.app.opening import Opening
    from desktop.app.servers import Servers
    from desktop.app.watch import Watch
    from desktop.queries.dashboard.kept_page import FirstPage
    from desktop.queries.house_rules import CompanyProfile

__all__ = ["Desk", "Program"]

log = logging.getLogger("qianji.window")


class Program:
    """One run of the program, from the first paint to the last save."""

    def __init__(
        self,
        application: QApplication,
        settings: Settings,
        data: Path,
        language: str,
        today: Callable[[], date] = today,
    ) -> None:
        self.settings = settings
        self.today = today
        self.opened: Opened | None = None
        self.attached = AttachedCopies()  # what other programs show of the file
        self._first: FirstPage | None = None  # kept figures, shown once
        self._data = data
        self._session_end = SessionEnd(self)
        self.looks_ahead = False  # to coming clicks and the next start; a program that runs for a moment does not
        self._application = application
        self._garbage = GarbageTurns(application)
        self._settling = Settling(self, self._garbage)
        self.speaking = Speaking(self)
        application.setApplicationName("Qianji")
        self.theme = Theme(application, Appearance(settings.theme))
        self._icons = Icons(self.theme, waits=True)
        self._choices = Choices(settings, application)
        self._is_telling = self._was_locked = False  # an error nobody foresaw; the window whose place another takes
        layouts = Layouts(settings.layouts, self._choices.save_soon)
        self._windows = Windows(application, self.theme, self._icons, layouts, self._remember_layout)
        self._hook_before = sys.excepthook
        sys.excepthook = self._unforeseen
        self.desk = self._set_up_desk(language)

    @cached_property
    def opening(self) -> "Opening":
        """Which file is open, from the first paint on."""
        from desktop.app.opening import Opening

        return Opening(self, self._data)

    @cached_property
    def locking(self) -> "Locking":
        """What locks the window, from the first open file on."""
        from desktop.app.locking import Locking

        return Locking(self)

    @cached_property
    def servers(self) -> "Servers":
        """The way to a database server, once somebody asks for it."""
        from desktop.app.servers import Servers

        return Servers(self)

    def use_server(self) -> None:
        """Work with a company on a database server."""
        self.servers.show()

    @cached_property
    def watch(self) -> "Watch":
        """What looks after the open file while the owner works."""
        from desktop.app.watch import Watch

        return Watch(self, self._application)

    @cached_property
    def keeping(self) -> "Keeping":
        """What keeps the data safe, from the first open file on."""
        from desktop.app.keeping import Keeping

        return Keeping(self, self._application)

    def start(self) -> None:
        """Show the window, then open the file beside it."""
        self.desk.window.restore_layout(self.settings.geometry)
        self.desk.window.show_opening()
        FirstPaint(self.desk.window, lambda: self.opening.open_first())
        self.desk.window.show()

    def leave(self) -> None:
        """Finish what is being saved and put the window away; the file stays open."""
        self._settling.end()
        sys.excepthook = self._hook_before
        self._windows.end()
        self._choices.rest()
        self.keeping.rest()
        if "watch" in self.__dict__:  # made already
            self.watch.rest()
        self.desk.tasks.close()
        self.desk.window.deleteLater()
        self.theme.deleteLater()

    def come_forward(self) -> None:
        """Bring the window to the front: the owner started the program a second time."""
        window = self.desk.window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()

    def end_session(self) -> None:
        """The computer goes off: nothing half filled is lost, and nothing takes long."""
        self._session_end.begin()

    def close(self) -> None:
        """Finish what is being saved and let go of the file."""
        opened = self.opened
        if opened is not None:
            opened.database.lose_patience()
        self.leave()
        self.attached.put_away()
        if opened is not None:
            try:
                if self.looks_ahead and not self._session_end.is_now:
                    self.keeping.keep_first_page()
            finally:  # whatever becomes of a faster next start, the backup is made
                if not self._session_end.is_now:
                    self.keeping.put_aside_on_closing()
                opened.database.close()
                self.opened = None

    def show_opened(self, opened: "Opened", current: str = "") -> None:
        """Show the places of an open company file, instead of the one before, perhaps a certain one first."""
        before = self.opened
        if before is not None:
            self._set_up_again(self.speaking.take())
            self.attached.put_away()
            before.database.close()
        self.opened = replace(opened, first=None)
        self._first = opened.first
        self.keeping.begin()
        self.opening.opened(opened.database)
        self._show_places(current)

    def first_page(self) -> "FirstPage | None":
        """The figures kept for the first page, while it is built for the first time."""
        return self._first

    def show_stage(self) -> None:
        """Show what stands in the place of the pages: the ways to begin, or why a file does not open."""
        self._garbage.begin()
        self._icons.begin()
        self.opening.show_stage()

    def open_other(self, *, is_for_reading: bool = False) -> None:
        """Let the owner choose another company file and open it, perhaps for reading only."""
        self.opening.open_other(is_for_reading=is_for_reading)

    def company_changed(self, company: "CompanyProfile") -> None:
        """Take over the house rules after the owner changed them."""
        if self.opened is not None:
            self.opened = replace(self.opened, company=company)
            self.desk.window.navigation.show_company(company.name, self.opened.database.path)

    def fiscal_year_start(self) -> int:
        """The month in which the company's year starts."""
        return self.opened.company.fiscal_year_start if self.opened is not None else 1

    def choose_appearance(self, appearance: Appearance) -> None:
        """Show another appearance at once and remember it."""
        self.theme.choose(appearance)
        self.settings.theme = appearance.value
        self.save_settings()

    def choose_language(self, language: str) -> None:
        """Speak another language as soon as the file has answered."""
        self.speaking.choose(language)

    def set_up_again(self, language: str, current: str) -> None:
        """Build the window anew in a language, with what stood in the one before."""
        self._set_up_again(language)
        if self.opened is None:
            self.show_stage()
        else:
            self._show_places(current)
            self.opening.reading.tell_begun(self.opened)

    def _show_places(self, current: str = "") -> None:
        if self.opened is None:
            return
        from desktop.app.imports_place import take_dropped
        from desktop.app.later import LaterDrafts
        from desktop.app.places import places_of  # after the first paint; by now the file's thread has imported it
        from desktop.app.waiting_place import follow_waiting

        desk, opened = self.desk, self.opened
        stays_locked, self._was_locked = self._was_locked, False
        self._icons.begin()
        desk.tasks.attach(opened.database)
        desk.look.shelf.attach(desk.tasks, LaterDrafts(opened.database))
        look = self._first_look()
        places = places_of(desk, opened, self)
        desk.window.show_places(places, opened.company.name, opened.database.path, current)
        desk.window.turns = desk.tasks.hold if self.looks_ahead else None
        take_dropped(desk)
        page = desk.window.page()
        if look is not None and page is not None:
            look.lasts_until_painted(page)
            desk.window.held.begin(look.wait)
        self._first = None
        desk.window.lock_wanted.connect(lambda: self.locking.lock())
        if opened.database.key is not None:
            self.locking.begin()
        if stays_locked:
            self.locking.stay()
        self.opening.reading.tell(opened)
        follow_waiting(desk, self)
        self._settling.follow(desk)

    def _first_look(self) -> "FirstLook | None":
        """What lets the owner see kept figures first, if there are any."""
        if self._first is None:
            return None
        from desktop.app.first_look import FirstLook

        return FirstLook(self.desk.tasks, self.desk.window.held.end)

    def _set_up_again(self, language: str) -> None:
        before = self.desk
        self._was_locked = before.window.veil.is_down
        self._windows.finish(before)
        self.desk = self._set_up_desk(language)
        self._windows.hand_over(before, self.desk)

    def _set_up_desk(self, language: str) -> Desk:
        desk = self._windows.make(language)
        desk.window.palette_wanted.connect(self._open_palette)
        return desk

    def _open_palette(self) -> None:
        from desktop.app.commands import open_palette

        open_palette(self)

    def _remember_layout(self) -> None:
        self.settings.geometry = self.desk.window.layout_text()
        self.save_settings()

    def save_settings(self) -> None:
        """Keep the choices for this computer."""
        self._choices.save()

    def _unforeseen(self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        told = told_to_owner(error, "an act in the window failed", log)
        if self._is_telling:  # what tells of an error fails itself: once more would end the program
            return
        self._is_telling = True
        try:
            self.desk.messages.fail(told.sentence(self.desk.look.texts))
        finally:
            self._is_telling = False
