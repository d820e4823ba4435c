"""The card of backups: how old the last checked one is, one more now, all of them, and where second copies go."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.store.shelf import Backup
from desktop.ui.backup_choice import BackupChoice
from desktop.ui.backup_words import backup_columns
from desktop.ui.kit.buttons import link_button, plain_button
from desktop.ui.kit.look import Look
from desktop.ui.kit.notice import Notice
from desktop.ui.kit.resting import Resting
from desktop.ui.kit.side_panel import SidePanel
from desktop.ui.kit.surfaces import Card, row
from desktop.ui.kit.tab_order import go_to
from desktop.ui.kit.words import words
from desktop.ui.settings.backups_presenter import BackupsPresenter
from desktop.ui.tones import Tone

PANEL, LIST = 860, 520


class BackupsCard(Card):
    """Lays out and forwards; the list of backups slides over the page `host`."""

    def __init__(self, look: Look, host: QWidget, presenter: BackupsPresenter) -> None:
        _ = look.texts
        super().__init__(_("Backup and restore"))
        self._look = look
        self._presenter = presenter
        self._resting = Resting(self)
        self.choose_folder: Callable[[], Path | None] = self._ask_for_folder
        self.state = Notice(look)
        note = _(
            "A checked copy is put aside every half hour while you work, on closing, before each import and at "
            "finalising. Old copies thin out; those of finalised evaluations stay."
        )
        self.body.addWidget(self.state)
        self.body.addWidget(words(note, "soft", wrap=True))
        self.backup_button = plain_button(look, _("Back up now"), presenter.put_aside, "arrow-down-to-line")
        self.all_button = plain_button(look, _("All backups …"), self._open, "history")
        buttons = row(spacing=10)
        buttons.addWidget(self.backup_button)
        buttons.addWidget(self.all_button)
        buttons.addStretch(1)
        self.body.addLayout(buttons)
        self._add_trial()
        self._add_second()
        self._host = host
        self._backups: tuple[Backup, ...] = ()
        presenter.attach(self)

    @cached_property
    def panel(self) -> SidePanel:
        """The list of all backups, made when it is first opened: the page is shown sooner without it."""
        panel = SidePanel(self._look, self._host, PANEL)
        self._fill(panel)
        return panel

    @cached_property
    def choice(self) -> BackupChoice:
        """The backups, the newest first."""
        look = self._look
        restore_button = plain_button(look, look.texts("Restore this backup …"), icon="history")
        return BackupChoice(look, backup_columns(look.texts), self._presenter, restore_button, LIST)

    @property
    def is_half_written(self) -> bool:
        """Whether something was entered and not saved; nothing is typed here."""
        return False

    def refresh(self) -> None:
        """Look at the shelf again."""
        self._presenter.refresh()

    # -- what the presenter calls

    def show_state(self, sentence: str, tone: Tone) -> None:
        """Say how old the last checked backup is."""
        self.state.say(sentence, tone)

    def show_backups(self, backups: tuple[Backup, ...]) -> None:
        """Show every backup, the newest first."""
        self._backups = backups
        if "panel" in self.__dict__:  # opened before
            self._list()

    def _list(self) -> None:
        _, backups = self._look.texts, self._backups
        if backups:
            self.choice.table.show_rows(backups)
        else:
            self.choice.table.show_empty(
                "history", _("No backups yet"), _("The first is made when you close the program.")
            )
        self.choice.settle()

    def show_second(self, folder: Path | None) -> None:
        """Say where second copies go."""
        _ = self._look.texts
        told = _("A second copy of each backup goes to {folder}.").format(folder=folder)
        without = _(self._presenter.sentences.beside)
        self.second.setText(without if folder is None else told)
        self.no_second_button.setVisible(folder is not None)

    def show_second_state(self, sentence: str, tone: Tone) -> None:
        """Say how old the newest second copy is."""
        self.second_state.say(sentence, tone)

    def show_trial(self, sentence: str, tone: Tone) -> None:
        """Say what came of the last rehearsal of a restore."""
        self.trial.say(sentence, tone)

    def show_check(self, sentence: str, tone: Tone) -> None:
        """Say what a look through the whole file found."""
        self.found.say(sentence, tone)

    def set_busy(self, is_busy: bool) -> None:
        """While a copy is made or looked through nothing else is begun."""
        buttons = (self.backup_button, self.rehearse_button, self.check_button)
        (self._resting.rest if is_busy else self._resting.wake)(buttons)

    # -- parts

    def _add_trial(self) -> None:
        _, presenter, look_through = self._look.texts, self._presenter, self._presenter.sentences.look_through
        self.trial, self.found = Notice(self._look), Notice(self._look)
        self.rehearse_button = plain_button(self._look, _("Rehearse a restore"), presenter.rehearse, "refresh-cw")
        self.check_button = plain_button(self._look, _(look_through), presenter.look_through, "search")
        line = row(spacing=10)
        line.addWidget(self.rehearse_button)
        line.addWidget(self.check_button)
        line.addStretch(1)
        self.body.addWidget(self.trial)
        self.body.addWidget(self.found)
        self.body.addLayout(line)

    def _add_second(self) -> None:
        _ = self._look.texts
        self.second = words("", "soft", wrap=True)
        line = row(spacing=10)
        line.addWidget(plain_button(self._look, _("Choose a second folder …"), self._choose_second, "folder-open"))
        self.no_second_button = link_button(_("No second copy"), lambda: self._presenter.choose_second_folder(None))
        line.addWidget(self.no_second_button)
        line.addStretch(1)
        self.second_state = Notice(self._look)
        self.body.addWidget(self.second)
        self.body.addWidget(self.second_state)
        self.body.addLayout(line)

    def _fill(self, panel: SidePanel) -> None:
        panel.body.addWidget(self.choice.table, 1)
        self.choice.add_buttons(panel.foot_row)
        panel.foot.show()
        self._list()

    def _open(self) -> None:
        _ = self._look.texts
        self.panel.open(_("Backups"), _(self._presenter.sentences.before))
        go_to(self.choice.table.view)
        self._presenter.refresh()

    def _choose_second(self) -> None:
        folder = self.choose_folder()
        if folder is not None:
            self._presenter.choose_second_folder(folder)

    def _ask_for_folder(self) -> Path | None:
        folders = self._look.folders
        return folders.chosen_folder(
            QFileDialog.getExistingDirectory(self, self._look.texts("Choose a second folder"), folders.begin())
        )
