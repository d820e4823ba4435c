"""The running window: opens the file beside it, changes language and appearance in place, ends cleanly."""

import logging
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop import paths
from desktop.app.files import Opened, Refusal, found, fresh_path, open_file, open_sample, preset_choices, today
from desktop.app.places import places_of
from desktop.app.qt_words import QtWords
from desktop.errors import QianjiError
from desktop.i18n import translator
from desktop.settings import Settings
from desktop.ui.changes import Changes
from desktop.ui.kit.fonts import body_font, load_fonts
from desktop.ui.kit.icons import Icons
from desktop.ui.kit.look import Look
from desktop.ui.messages import Messages
from desktop.ui.ports import Wish
from desktop.ui.shell.first_run import FirstRun
from desktop.ui.shell.leaving import Occasion
from desktop.ui.shell.palette import Command
from desktop.ui.shell.window import MainWindow
from desktop.ui.tasks import Tasks, UnexpectedError
from desktop.ui.theme import Theme
from desktop.ui.tones import Appearance

if TYPE_CHECKING:
    # SQLAlchemy comes with this; the window stands before it is imported.
    from desktop.queries.company import CompanyProfile
    from desktop.queries.lookups import Choice

log = logging.getLogger("qianji.window")


@dataclass(slots=True)
class Desk:
    """One window in one language, with what belongs to it alone."""

    look: Look
    messages: Messages
    changes: Changes
    tasks: Tasks
    window: MainWindow


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
        self._application = application
        self.settings = settings
        self.today = today
        self._data = data
        self._opened: Opened | None = None
        self._refused: Refusal | None = None
        self._qt_words = QtWords(application)
        self.choose_file: Callable[[], Path | None] = self._ask_for_file
        application.setApplicationName("Qianji")
        application.setFont(body_font(load_fonts()))
        self.theme = Theme(application, Appearance(settings.theme))
        self._icons = Icons(self.theme)
        self._hook_before = sys.excepthook
        sys.excepthook = self._unforeseen
        self.desk = self._set_up_desk(language)

    def start(self) -> None:
        """Show the window, then open the file beside it."""
        self.desk.window.restore_layout(self.settings.geometry)
        self.desk.window.show_opening()
        self.desk.window.show()
        QTimer.singleShot(0, self._open_first)

    def leave(self) -> None:
        """Finish what is being saved and put the window away; the file stays open."""
        sys.excepthook = self._hook_before
        self.desk.tasks.close()
        self.desk.window.deleteLater()
        self.theme.deleteLater()

    def close(self) -> None:
        """Finish what is being saved and let go of the file."""
        self.leave()
        if self._opened is not None:
            self._opened.database.close()
            self._opened = None

    # -- the data file

    def _open_first(self) -> None:
        last = Path(self.settings.last_file) if self.settings.last_file else None
        is_unnamed = self._data == paths.user_folder() / "company.qianji"
        if is_unnamed and last is not None and last.exists():
            self._data = last
        if self._data.exists():
            self._open_existing(self._data)
        else:
            self.show_first_run()

    def _open(self, opening: Callable[[], Opened]) -> None:
        self.desk.tasks.act(opening, self.show_opened, self._show_failure)

    def _open_existing(self, file: Path) -> None:
        def refused(error: QianjiError) -> None:
            if self._opened is not None:
                self._show_failure(error)
                return
            self._refused = Refusal(file, error)
            if not self._stages():
                self.show_first_run()
            for stage in self._stages():
                stage.set_busy(False)
                stage.show_refused(error.sentence(self.desk.look.texts))

        self._set_stage_busy(True)
        self.desk.tasks.act(lambda: open_file(file), self.show_opened, refused)

    def _retry(self) -> None:
        if self._refused is not None:
            self._open_existing(self._refused.file)

    def show_opened(self, opened: Opened) -> None:
        """Show the places of an open company file, instead of the one before."""
        before = self._opened
        if before is not None:
            self._set_up_again(self.desk.look.texts.language)
            before.database.close()
        self._opened, self._refused = opened, None
        self._data = opened.database.path
        self.settings.last_file = str(self._data)
        self._save_settings()
        self._show_places()

    def _show_failure(self, error: QianjiError) -> None:
        self.desk.messages.fail(error.sentence(self.desk.look.texts))
        self._set_stage_busy(False)

    def show_first_run(self) -> None:
        """Show the ways to begin."""
        stage = FirstRun(self.desk.look, preset_choices(self.desk.look.texts))
        stage.created.connect(self._found)
        stage.sample_wanted.connect(self._open_sample)
        stage.open_wanted.connect(self.open_other)
        stage.language_chosen.connect(self.choose_language)
        stage.retry_wanted.connect(self._retry)
        if self._refused is not None:
            stage.show_refused(self._refused.error.sentence(self.desk.look.texts))
        self.desk.window.show_stage(stage)

    def _found(self, name: str, preset: str) -> None:
        self._set_stage_busy(True)
        # What did not open stays untouched: it may be somebody's data.
        self._open(lambda: found(fresh_path(self._data), name, preset))

    def _open_sample(self) -> None:
        _ = self.desk.look.texts
        self._set_stage_busy(True)
        self.desk.messages.begin(_("Inventing the sample company and its evaluations; this takes some seconds."))
        self._open(partial(open_sample, self.today()))

    def _set_stage_busy(self, is_busy: bool) -> None:
        for stage in self._stages():
            stage.set_busy(is_busy)

    def _stages(self) -> list[FirstRun]:
        return self.desk.window.findChildren(FirstRun)

    def open_other(self) -> None:
        """Let the owner choose another company file and open it, unless a form is to be finished first."""
        file = self.choose_file()
        if file is not None:
            self.desk.window.leave_for(Occasion.FILE, partial(self._open_existing, file))

    def _ask_for_file(self) -> Path | None:
        _ = self.desk.look.texts
        name, _kind = QFileDialog.getOpenFileName(
            self.desk.window, _("Open a company file"), str(self._data.parent), _("Company files") + " (*.qianji)"
        )
        return Path(name) if name else None

    # -- the window

    def _show_places(self, current: str = "") -> None:
        if self._opened is None:
            return
        desk, opened = self.desk, self._opened
        desk.tasks.attach(opened.database)
        places = places_of(desk, opened, self)
        desk.window.show_places(places, opened.company.name, opened.database.path, current)

    def company_changed(self, company: "CompanyProfile") -> None:
        """Take over the house rules after the owner changed them."""
        if self._opened is not None:
            self._opened = Opened(self._opened.database, company)
            self.desk.window.navigation.show_company(company.name, self._opened.database.path)

    def fiscal_year_start(self) -> int:
        """The month in which the company's year starts."""
        return self._opened.company.fiscal_year_start if self._opened is not None else 1

    def choose_appearance(self, appearance: Appearance) -> None:
        """Show another appearance at once and remember it."""
        self.theme.choose(appearance)
        self.settings.theme = appearance.value
        self._save_settings()

    def choose_language(self, language: str) -> None:
        """Build the window anew in another language, on the same page and place, asking about a half-filled form."""
        speak = partial(self._speak, language, self.desk.window.current_key)
        # The click that asked for this still runs inside the old window.
        QTimer.singleShot(0, lambda: self.desk.window.leave_for(Occasion.LANGUAGE, speak))

    def _speak(self, language: str, current: str) -> None:
        self.settings.language = language
        self._save_settings()
        self._set_up_again(language)
        if self._opened is None:
            self.show_first_run()
        else:
            self._show_places(current)

    def _set_up_again(self, language: str) -> None:
        old = self.desk
        layout = old.window.layout_text()
        old.tasks.close()
        old.window.closing.disconnect(self._remember_layout)
        self.desk = self._set_up_desk(language)
        self.desk.window.restore_layout(layout)
        if not old.window.isMaximized():
            self.desk.window.move(old.window.pos())  # with its frame, which a window not yet shown does not know
        self.desk.window.show()
        old.window.put_away()
        old.window.deleteLater()

    def _set_up_desk(self, language: str) -> Desk:
        texts = translator(language)
        self._qt_words.speak(language)
        look = Look(self.theme, self._icons, texts)
        messages, changes = Messages(), Changes()
        tasks = Tasks(messages, changes, texts)
        window = MainWindow(look, messages, changes)
        window.closing.connect(self._remember_layout)
        window.palette_wanted.connect(self._ask_people)
        return Desk(look, messages, changes, tasks, window)

    def _ask_people(self) -> None:
        from desktop.queries.lookups import staff_in_service

        self.desk.tasks.query(partial(staff_in_service, day=self.today()), self._open_palette)

    def _open_palette(self, people: "tuple[Choice, ...]") -> None:
        _, window = self.desk.look.texts, self.desk.window
        self.desk.window.open_palette(
            [
                Command(_("Log a visit"), _("Command"), partial(window.start_new, "visits")),
                Command(_("Add staff"), _("Command"), partial(window.start_new, "staff")),
                *(
                    Command(
                        person.label, _("Staff member"), partial(window.go, "staff", Wish(person.id)), person.keys
                    )
                    for person in people
                ),
            ]
        )

    def _remember_layout(self) -> None:
        self.settings.geometry = self.desk.window.layout_text()
        self._save_settings()

    def _save_settings(self) -> None:
        try:
            self.settings.save()
        except OSError:
            # Choices of appearance are not worth a message; the data file is elsewhere.
            log.warning("the settings could not be saved", exc_info=True)

    def _unforeseen(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        log.error("an act in the window failed", exc_info=(kind, error, trace))
        self.desk.messages.fail(UnexpectedError().sentence(self.desk.look.texts))
