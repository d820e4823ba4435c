"""Decides what is offered where a company file cannot be opened: its backups, another file, a new company."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from desktop.errors import QianjiError
from desktop.i18n import Translator
from desktop.store.shelf import Backup
from desktop.ui.backup_words import holds, moment_text
from desktop.ui.ports import Messages, Tasks


@dataclass(frozen=True, slots=True)
class Case:
    """The file that does not open and why; a missing one is not there at all."""

    file: Path
    reason: QianjiError
    is_missing: bool


class Keeper(Protocol):
    """Where the case is carried on."""

    def backups(self, file: Path) -> tuple[Backup, ...]:
        """The backups of a file that is not open, the newest first."""
        ...

    def put_back(self, file: Path, source: Path) -> None:
        """Look through a backup, ask where something speaks against it, and open the file with it."""
        ...


class RescueView(Protocol):
    """What the presenter expects of its stage."""

    def show_backups(self, backups: tuple[Backup, ...]) -> None:
        """Show the backups there are, the newest first."""
        ...

    def show_no_backups(self) -> None:
        """Say that there are none."""
        ...


class RescuePresenter:
    """Speaks to one stage."""

    def __init__(self, tasks: Tasks, messages: Messages, texts: Translator, keeper: Keeper, case: Case) -> None:
        self._tasks = tasks
        self._messages = messages
        self._texts = texts
        self._keeper = keeper
        self.case = case

    def attach(self, view: RescueView) -> None:
        """Speak to this stage, and look for backups."""
        self._tasks.act(partial(self._keeper.backups, self.case.file), partial(self._show, view))

    def reason(self) -> str:
        """Why the file does not open."""
        return self.case.reason.sentence(self._texts)

    def restore(self, backup: Backup) -> None:
        """Put a backup in the file's place once the owner agrees; of an unchecked one nobody knows what it holds."""
        if not backup.is_verified:
            self.restore_file(backup.path)
            return
        explanation = self._texts("The file then holds what it held on {moment}: {contents}.")
        self._ask(
            backup.path,
            explanation.format(moment=moment_text(backup.made_at), contents=holds(backup, self._texts)),
        )

    def restore_file(self, source: Path) -> None:
        """Put back a backup that lies elsewhere."""
        self._ask(source, self._texts("The file then holds what {file} holds.").format(file=source.name))

    def _ask(self, source: Path, explanation: str) -> None:
        _ = self._texts
        kept = "" if self.case.is_missing else " " + _("The damaged file is kept beside it under another name.")
        self._messages.ask(
            _("Open this backup as the company file?"), explanation + kept, _("Restore it"), _("Leave it"),
            partial(self._keeper.put_back, self.case.file, source),
        )  # fmt: skip

    def _show(self, view: RescueView, backups: tuple[Backup, ...]) -> None:
        if backups:
            view.show_backups(backups)
        else:
            view.show_no_backups()
