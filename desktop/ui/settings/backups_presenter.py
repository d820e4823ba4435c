"""Decides what the card of backups shows, and what is put aside and put back."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Protocol

from desktop.domain.rotation import Reason
from desktop.errors import QianjiError
from desktop.i18n import Translator
from desktop.services.backup_trials import Trial
from desktop.services.backups import Shelf
from desktop.services.checkup import Checkup
from desktop.services.checkup_words import found_wrong
from desktop.services.looking_over import as_text
from desktop.services.second_copies import SecondCopies
from desktop.store.shelf import Backup
from desktop.ui.backup_words import LATE, age, holds, moment_text
from desktop.ui.ports import Messages, Tasks
from desktop.ui.presenter import Presenter
from desktop.ui.settings.backup_sentences import OF_FILE, OF_SERVER, BackupSentences
from desktop.ui.settings.second_words import second_state
from desktop.ui.tones import Tone


class Verbs(Protocol):
    """The verbs on backups of the open company."""

    @property
    def is_on_server(self) -> bool:
        """Whether the company lies on a server."""
        ...

    @property
    def is_of_damaged(self) -> bool:
        """Whether the open file is only looked at because it is damaged."""
        ...

    def refuse_restore(self) -> None:
        """Refuse to put any back where nothing may take the company's place."""
        ...

    def shelf(self) -> Shelf:
        """What lies on the shelf."""
        ...

    def second_copies(self) -> SecondCopies | None:
        """What lies in the second folder; None where there is none."""
        ...

    def put_aside(self, reason: Reason) -> Backup:
        """A checked copy."""
        ...


class Keeper(Protocol):
    """Where a backup is put back, and where the second copy goes: both outlive the page."""

    @property
    def second_folder(self) -> Path | None:
        """The folder that gets a copy of each backup."""
        ...

    def choose_second_folder(self, folder: Path | None) -> None:
        """Let another folder get a copy of each backup, or none."""
        ...

    def restore(self, source: Path) -> None:
        """Put a backup in the place of the open file."""
        ...

    def last_trial(self) -> Trial | None:
        """What came of the last rehearsal of a restore."""
        ...

    def rehearse(self, done: Callable[[Trial | None], None], failed: Callable[[QianjiError], None]) -> None:
        """Rehearse a restore beside the window; None where there is no backup to do it with."""
        ...


class BackupsView(Protocol):
    """What the presenter expects of its card."""

    def show_state(self, sentence: str, tone: Tone) -> None:
        """Say how old the last checked backup is."""
        ...

    def show_backups(self, backups: tuple[Backup, ...]) -> None:
        """Show every backup, the newest first."""
        ...

    def show_second(self, folder: Path | None) -> None:
        """Say where second copies go."""
        ...

    def show_second_state(self, sentence: str, tone: Tone) -> None:
        """Say how old the newest second copy is; an empty sentence where there is nothing to say."""
        ...

    def show_trial(self, sentence: str, tone: Tone) -> None:
        """Say what came of the last rehearsal of a restore."""
        ...

    def show_check(self, sentence: str, tone: Tone) -> None:
        """Say what a look through the whole file found."""
        ...

    def set_busy(self, is_busy: bool) -> None:
        """While a copy is made or looked through nothing else is begun."""
        ...


class BackupsPresenter(Presenter[BackupsView]):
    """Speaks to one card."""

    def __init__(
        self,
        tasks: Tasks,
        messages: Messages,
        texts: Translator,
        verbs: Verbs,
        keeper: Keeper,
        moment: Callable[[], datetime],
        check: Callable[[], Checkup],
    ) -> None:
        self._tasks = tasks
        self._messages = messages
        self._texts = texts
        self._verbs = verbs
        self._keeper = keeper
        self._moment = moment
        self._check = check

    @property
    def sentences(self) -> BackupSentences:
        """What is said of where the company lies."""
        return OF_SERVER if self._verbs.is_on_server else OF_FILE

    def refresh(self) -> None:
        """Look at the shelf."""
        self._look_at_second(self._keeper.second_folder)
        self._tasks.act(self._verbs.shelf, self._show)
        self._tasks.act(self._keeper.last_trial, self._show_trial)

    def put_aside(self) -> None:
        """Make a checked copy now."""
        self.view.set_busy(True)
        self._tasks.act(partial(self._verbs.put_aside, Reason.WISHED), self._done, self._failed)

    def rehearse(self) -> None:
        """Put the newest backup back into a temporary place and look through it."""
        self.view.set_busy(True)
        self.view.show_trial(
            self._texts("Putting the newest backup back into a temporary place and looking through it …"),
            Tone.NEUTRAL,
        )
        self._keeper.rehearse(self._rehearsed, self._failed)

    def look_through(self) -> None:
        """Look through the whole file: pages, references, the record of changes, finalised evaluations."""
        self.view.set_busy(True)
        self.view.show_check(self._texts(self.sentences.looking), Tone.NEUTRAL)
        self._tasks.act(self._check, self._checked, self._failed)

    def choose_second_folder(self, folder: Path | None) -> None:
        """Let another folder get a copy of each backup from now on, or none."""
        try:
            self._keeper.choose_second_folder(folder)
        except QianjiError as refused:
            self._failed(refused)
            return
        self._look_at_second(folder)

    def restore(self, backup: Backup) -> None:
        """Put a backup back once the owner agrees; of one that is not as it was checked nobody knows the contents."""
        if not backup.is_verified:
            self.restore_file(backup.path)
            return
        _ = self._texts
        explanation = _("The file then holds what it held on {moment}: {contents}.")
        self._ask(backup.path, explanation.format(moment=moment_text(backup.made_at), contents=holds(backup, _)))

    def restore_file(self, source: Path) -> None:
        """Put back a backup that lies elsewhere."""
        self._ask(source, self._texts("The file then holds what {file} holds.").format(file=source.name))

    def _look_at_second(self, folder: Path | None) -> None:
        self.view.show_second(folder)
        # Not on the file's thread: a drive that does not answer would keep every page waiting.
        self._tasks.long(lambda _progress, _cancelled: self._verbs.second_copies(), self._show_second_state)

    def _show_second_state(self, found: SecondCopies | None) -> None:
        self.view.show_second_state(*second_state(found, self._moment(), self._texts))

    def _ask(self, source: Path, explanation: str) -> None:
        _ = self._texts
        try:
            self._verbs.refuse_restore()
        except QianjiError as refused:
            self._messages.fail(refused.sentence(_))
            return
        kept = _("What it holds now is put aside first and can be brought back with one click.")
        if self._verbs.is_of_damaged:
            kept = _("The damaged file is kept beside it under another name.")
        agreed = partial(self._keeper.restore, source)
        self._messages.ask(
            _("Replace your data with this backup?"), f"{explanation} {kept}", _("Restore it"), _("Leave it"), agreed
        )

    def _done(self, backup: Backup) -> None:
        self.view.set_busy(False)
        told = self._texts("Backed up and checked: {contents}.")
        self._messages.tell(told.format(contents=holds(backup, self._texts)))
        self.refresh()

    def _failed(self, error: QianjiError) -> None:
        self.view.set_busy(False)
        self._messages.fail(error.sentence(self._texts))
        self.refresh()

    def _rehearsed(self, trial: Trial | None) -> None:
        _ = self._texts
        self.view.set_busy(False)
        if trial is None:
            told = _("There is no checked backup yet, or only some that open with another password. Back up first.")
            self._messages.warn(told)
        elif trial.is_good:
            self._messages.tell(_("The newest backup was put back, opened and is whole."))
        self.refresh()

    def _show_trial(self, trial: Trial | None) -> None:
        _ = self._texts
        if trial is None:
            self.view.show_trial(
                _("A restore was never rehearsed here; it happens by itself once a month."), Tone.NEUTRAL
            )
            return
        passed, moment = age(trial.tried_at, self._moment(), _), moment_text(trial.backup_of)
        if trial.is_good:
            told = _("Restore rehearsed {age}: the backup of {moment} was put back, opened and is whole.")
            self.view.show_trial(told.format(age=passed, moment=moment), Tone.OK)
        else:
            told = _("Restore rehearsed {age}: the backup of {moment} would not have done. {finding}")
            sentence = told.format(age=passed, moment=moment, finding=trial.wrong[0].text(_))
            self.view.show_trial(sentence, Tone.BAD)

    def _checked(self, found: Checkup) -> None:
        _, wrong = self._texts, found_wrong(found)
        self.view.set_busy(False)
        whole = _(self.sentences.whole)
        if wrong:
            self._messages.fail(_(self.sentences.broken))
        else:
            self._messages.tell(whole)
        self.view.show_check(as_text(wrong, _) if wrong else whole, Tone.BAD if wrong else Tone.OK)

    def _show(self, shelf: Shelf) -> None:
        _ = self._texts
        last = shelf.last_checked
        self.view.show_backups(shelf.backups)
        if last is None:
            self.view.show_state(_("There is no checked backup yet. Make the first one now."), Tone.WARN)
            return
        passed = age(last.made_at, self._moment(), _)
        contents = holds(last, _)
        if not shelf.has_changed:
            sentence, tone = _("Last checked backup {age}: {contents}. Nothing changed since."), Tone.OK
        elif abs(self._moment() - last.made_at) > LATE:
            sentence, tone = _("Last checked backup {age}: {contents}. That is long ago; make one now."), Tone.WARN
        else:
            sentence, tone = _("Last checked backup {age}: {contents}. There are changes since."), Tone.NEUTRAL
        self.view.show_state(sentence.format(age=passed, contents=contents), tone)
