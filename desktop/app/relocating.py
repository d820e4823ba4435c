"""Moves the open company file into another folder the owner chooses."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.app.files import Opened, open_file
from desktop.app.restoring import is_kept_out
from desktop.errors import QianjiError
from desktop.ui.shell.leaving import Occasion
from desktop.ui.unforeseen import told_to_owner

if TYPE_CHECKING:
    from desktop.app.program import Program
    from desktop.exchange.sentences import Sentence

log = logging.getLogger("qianji.tasks")


@dataclass(frozen=True, slots=True)
class Outcome:
    """The file as it stands open after it was to move: elsewhere, or where it was and why."""

    opened: Opened
    trouble: QianjiError | None = None


class Relocating:
    """Asks where to, says what speaks against it, and lets the file move."""

    def __init__(self, program: "Program") -> None:
        self._program = program
        self.choose_folder: Callable[[], Path | None] = self._ask_for_folder

    def choose(self) -> None:
        """Let the owner choose a folder and look at it."""
        opened = self._program.opened
        if opened is None or is_kept_out(opened, self._program.desk):
            return
        folder = self.choose_folder()
        if folder is None:
            return
        from desktop.services.relocating import look_at

        tasks = self._program.desk.tasks
        tasks.act(partial(look_at, opened.database.path, folder), partial(self._ask, folder), self._failed)

    def _ask(self, folder: Path, risk: "Sentence | None") -> None:
        _, window = self._program.desk.look.texts, self._program.desk.window
        told = _(
            "The file and its backups are copied and compared. Only then is the copy used; the file in the old place "
            "becomes a backup there."
        )
        agreed = partial(window.leave_for, Occasion.FILE, partial(self._move, folder, is_risky=risk is not None))
        self._program.desk.messages.ask(
            _("Move the company file to {folder}?").format(folder=folder),
            told if risk is None else f"{risk.text(_)}\n{told}",
            _("Move it"),
            _("Leave it"),
            agreed,
        )

    def _move(self, folder: Path, *, is_risky: bool) -> None:
        opened, desk = self._program.opened, self._program.desk
        if opened is None:
            return
        desk.window.setEnabled(False)
        desk.messages.begin(desk.look.texts("Moving the company file …"))
        moved = partial(self._moved, opened.database.path, is_risky=is_risky)
        desk.tasks.act(partial(move, opened, folder), moved, self._lost)

    def _moved(self, before: Path, outcome: Outcome, *, is_risky: bool) -> None:
        settings, file = self._program.settings, outcome.opened.database.path
        if outcome.trouble is None:
            if is_risky:
                settings.known_places = [*settings.known_places, str(file)]  # the owner was told, and agreed
            if str(before) in settings.copies:
                settings.copies[str(file)] = settings.copies.pop(str(before))
        self._program.show_opened(outcome.opened)
        desk = self._program.desk
        if outcome.trouble is not None:
            desk.messages.fail(outcome.trouble.sentence(desk.look.texts))
            return
        from desktop.services.relocating import retire

        # Once the next start knows the new place: ended before, it would look for a file that is a backup already.
        desk.tasks.act(partial(retire, before, outcome.opened.database.keys), partial(self._tell_left, file.parent))

    def _tell_left(self, folder: Path, left: Path) -> None:
        desk = self._program.desk
        told = desk.look.texts(
            "The company file lies in {folder} now, with its backups. What is left in the old place: {file}"
        )
        desk.messages.tell(told.format(folder=folder, file=left))

    def _failed(self, error: QianjiError) -> None:
        desk = self._program.desk
        desk.messages.fail(error.sentence(desk.look.texts))

    def _lost(self, error: QianjiError) -> None:
        """The file could not even be opened again where it lay."""
        from desktop.app.rescuing import rescue_open  # hardly ever needed

        self._program.desk.window.setEnabled(True)
        rescue_open(self._program, error)

    def _ask_for_folder(self) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        opened, desk = self._program.opened, self._program.desk
        start = str(opened.database.path.parent) if opened is not None else ""
        title = desk.look.texts("Choose a folder for the company file")
        name = QFileDialog.getExistingDirectory(desk.window, title, start)
        return Path(name) if name else None


def move(opened: Opened, folder: Path) -> Outcome:
    """Close the file, carry it over, open it there; a refusal leaves it open where it lay."""
    from desktop.services.relocating import carry

    path, keys = opened.database.path, opened.database.keys
    opened.database.close()
    try:
        carried = carry(path, folder)
        try:
            there = open_file(carried.file, keys=keys)
        except BaseException:
            carried.take_back()
            raise
    except Exception as error:  # noqa: BLE001 - whatever it is, the file that was closed is opened again
        trouble = told_to_owner(error, "moving the file failed", log)
        return Outcome(open_file(path, keys=keys), trouble=trouble)
    return Outcome(there)
