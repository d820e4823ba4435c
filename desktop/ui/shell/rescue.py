"""Where a company file cannot be opened: why, and the backups to choose from; nothing is made in its place."""

from datetime import datetime

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.store.shelf import Backup
from desktop.ui.backup_choice import BackupChoice
from desktop.ui.backup_words import rescue_columns
from desktop.ui.kit.buttons import plain_button, primary_button
from desktop.ui.kit.look import Look
from desktop.ui.kit.notice import Notice
from desktop.ui.kit.surfaces import Card, column, row
from desktop.ui.kit.words import words
from desktop.ui.kit.wrapping_row import WrappingRow
from desktop.ui.shell.rescue_presenter import RescuePresenter
from desktop.ui.tones import Tone

WIDTH, LIST = 860, 260


class Rescue(QWidget):
    """Lays out and forwards; ways that need no backup are signals."""

    open_wanted = Signal()
    retry_wanted = Signal()
    look_wanted = Signal()
    new_wanted = Signal()

    def __init__(self, look: Look, presenter: RescuePresenter, now: datetime) -> None:
        super().__init__()
        self._look = look
        self._presenter = presenter
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        outer = row(self, 0, QMargins(24, 18, 24, 18))
        inside = QWidget()
        inside.setMaximumWidth(WIDTH)
        body = column(inside, 14)
        outer.addStretch(1)
        outer.addWidget(inside, 100)
        outer.addStretch(1)
        body.addStretch(1)
        self._add_reason(body)
        self._add_backups(body, now)
        self._add_others(body)
        body.addStretch(1)
        presenter.attach(self)

    def set_busy(self, is_busy: bool) -> None:
        """While a file is being opened or put back nothing else is started."""
        for button in (self.retry_button, self.look_button, self.open_button, self.new_button):
            button.setEnabled(not is_busy)
        self.choice.set_busy(is_busy)

    def show_backups(self, backups: tuple[Backup, ...]) -> None:
        """Show the backups, the newest checked one chosen."""
        table = self.choice.table
        table.show_rows(backups)
        chosen = next((each for each in backups if each.is_verified), backups[0])
        table.select(chosen.path)
        table.view.setFocus()
        self.choice.settle()

    def show_no_backups(self) -> None:
        """Say that there are none, and where one may lie."""
        _ = self._look.texts
        self.choice.table.show_empty(
            "history",
            _("No backups beside the file"),
            _("Perhaps one lies on a stick or another disk: choose it with “Restore from a file …”."),
        )
        self.choice.settle()

    # -- parts

    def _add_reason(self, body: QVBoxLayout) -> None:
        _, case = self._look.texts, self._presenter.case
        heading = _("The company file is missing") if case.is_missing else _("The company file does not open")
        body.addWidget(words(heading, "title"))
        self.file = words(str(case.file), "soft", wrap=True)
        self.file.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        body.addWidget(self.file)
        self.reason = Notice(self._look)
        body.addWidget(self.reason)
        self.reason.say(self._presenter.reason(), Tone.WARN if case.is_missing else Tone.BAD)

    def _add_backups(self, body: QVBoxLayout, now: datetime) -> None:
        _ = self._look.texts
        card = Card(_("Go on from a backup"))
        if self._presenter.case.is_missing:
            note = _("If the file lies on a drive that is not connected, connect it and try again first.")
        else:
            note = _("Nothing of the damaged file is thrown away. What was entered after a backup is missing in it.")
        card.body.addWidget(words(note, "soft", wrap=True))
        restore_button = primary_button(self._look, _("Open this backup …"))
        self.choice = BackupChoice(self._look, rescue_columns(_, now), self._presenter, restore_button, LIST)
        card.body.addWidget(self.choice.table, 1)
        line = WrappingRow()
        self.choice.add_buttons(line)
        card.body.addLayout(line)
        body.addWidget(card, 10)

    def _add_others(self, body: QVBoxLayout) -> None:
        _ = self._look.texts
        line = WrappingRow()
        self.retry_button = plain_button(self._look, _("Try again"), self.retry_wanted.emit, "refresh-cw")
        self.open_button = plain_button(self._look, _("Open another file"), self.open_wanted.emit, "folder-open")
        self.new_button = plain_button(self._look, _("Start a new company …"), self.new_wanted.emit)
        self.look_button = plain_button(self._look, _("Look at the damaged file"), self.look_wanted.emit)
        self.look_button.setToolTip(_("For reading only, as far as it can be read; it stays as it is."))
        line.addWidget(self.retry_button)
        line.addWidget(self.look_button)
        line.addStretch(1)
        line.addWidget(self.open_button)
        line.addWidget(self.new_button)
        body.addLayout(line)
        # Not before it stands in a window: until then it would come up as one of its own.
        self.look_button.setVisible(not self._presenter.case.is_missing)
