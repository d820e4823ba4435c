"""Looks after an open file while the owner works: where it lies, whether its backups would do, whether it is whole.

It begins once the first page has its figures, and tells in the strip over the pages what should not be overlooked.
"""

import logging
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.app.copies import gone_on_in
from desktop.app.keeping import BACKUP, present_moment
from desktop.app.second_copies import tell_second
from desktop.app.settings_ways import show_backups, show_file, show_security
from desktop.app.shown_codes import ShownCodes
from desktop.errors import QianjiError
from desktop.ui.shell.leaving import Occasion
from desktop.ui.shell.notices import Act
from desktop.ui.tones import Tone

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from desktop.app.desk import Desk
    from desktop.app.doorbell import Doorbell
    from desktop.app.files import Opened
    from desktop.app.program import Program
    from desktop.domain.rotation import Reason
    from desktop.exchange.sentences import Sentence
    from desktop.services.backup_trials import Attempt, Trial
    from desktop.store.database import Database

log = logging.getLogger("qianji.watch")
PLACE, COPY, BRANCH, TRIAL, DAMAGE = "place", "copy", "branch", "rehearsal", "damage"  # the matters of notices
CODE, MOVED = "code", "moved"


class Watch:
    """What is looked after in one run of the program."""

    def __init__(self, program: "Program", parent: QObject) -> None:
        self._program = program
        self._parent = parent
        self._bell: Doorbell | None = None
        self._desk: Desk | None = None
        self._looked_after: Opened | None = None
        self._told_damaged: Database | None = None

    def settle(self) -> None:
        """Nothing is asked at the moment: begin with the file that stands open, or tell again in a new window."""
        opened, desk = self._program.opened, self._program.desk
        if opened is not None and opened.database.is_damaged:  # as a page's own question found
            self._tell_damaged(opened)
            return
        if opened is None or (desk is self._desk and self._is_known(opened)):
            return
        is_known, self._desk = self._is_known(opened), desk
        if opened.database.is_read_only:
            if not is_known:
                self._looked_after = opened
                self._look_through(opened)
            return
        self.tell_place(opened)
        if not is_known:
            self._looked_after = opened
            self.rehearse_if_due(opened)
            self._look_through(opened)
        self.tell_backups(opened)
        tell_second(self._program, opened)

    def rest(self) -> None:
        """Look after nothing any more."""
        if self._bell is not None:
            self._bell.take_down()

    def _is_known(self, opened: "Opened") -> bool:
        return self._looked_after is not None and self._looked_after.database is opened.database

    # -- a second start

    def hang_bell(self) -> None:
        """Let a second start on the open file bring this window to the front."""
        opened = self._program.opened
        if opened is None or opened.database.is_read_only:  # the bell is for who works with the file
            return
        from desktop.app.doorbell import Doorbell  # it brings Qt's network module

        if self._bell is None:
            self._bell = Doorbell(self._parent, self._program.come_forward)
        if not self._bell.hang_at(opened.database.path):
            log.warning("a second start cannot bring this window to the front")

    # -- where the file lies

    def tell_place(self, opened: "Opened") -> None:
        """Warn of a synchronised folder or another computer's drive, until the owner knows; tell of a copy."""
        file, settings = opened.database.path, self._program.settings
        if not opened.database.is_server and str(file) not in settings.known_places:
            # Off the window's thread: a drive of another computer may take its time to answer.
            self._program.desk.tasks.act(partial(_risk_of, file), partial(self._tell_risk, file))
        self._tell_copy(file)
        self._tell_moved(opened)
        self.tell_shown_code(opened)

    def tell_shown_code(self, opened: "Opened") -> None:
        """Tell that the program ended while a recovery code was shown, until there is one that holds for certain."""
        desk = self._program.desk
        codes, _, notices = ShownCodes(self._program, opened.database.path), desk.look.texts, desk.window.notices
        if not codes.is_open:
            notices.withdraw(CODE)
        elif opened.database.key is not None:
            told = _(
                "The program ended while a new recovery code was shown, so it is not certain which one holds. Take a "
                "new one under Settings → Security, and throw the others away."
            )
            notices.say(CODE, told, Tone.WARN, Act(_("Show the settings"), partial(show_security, desk)))
        else:
            told = _(
                "The program ended while a recovery code was shown, before the file was encrypted: that code opens "
                "nothing. Throw it away."
            )
            notices.say(CODE, told, Tone.WARN, Act(_("I know"), partial(self._know_code, opened)))

    def _know_code(self, opened: "Opened") -> None:
        ShownCodes(self._program, opened.database.path).settle()
        self.tell_shown_code(opened)

    def _tell_copy(self, file: "Path") -> None:
        """Tell that the file is a copy, and where it lies; or that somebody went on with it in one."""
        settings, desk = self._program.settings, self._program.desk
        _, notices = desk.look.texts, desk.window.notices
        origin = settings.copies.get(str(file))
        if isinstance(origin, str) and str(file) not in settings.known_copies:
            told = _("This is a copy of {file}; it lies at {place}. What you enter stays in this copy.")
            sentence = told.format(file=origin, place=file)
            notices.say(COPY, sentence, Tone.WARN, Act(_("I know"), partial(self._know_copy, str(file))))
        later = gone_on_in(settings, file)
        if later is not None:
            told = _(
                "You went on with this file in a copy, {copy}, written last on {moment}. The two are not joined."
            )
            sentence = told.format(copy=later.path, moment=f"{later.changed:%Y-%m-%d %H:%M}")
            go_on = partial(desk.window.leave_for, Occasion.FILE, partial(self._open, later.path))
            notices.say(BRANCH, sentence, Tone.WARN, Act(_("Open the copy"), go_on))

    def _tell_moved(self, opened: "Opened") -> None:
        """Tell that the file was moved while it stood open, and that what it had left behind is in it now."""
        left, desk = opened.came_from, self._program.desk
        if left is None:
            return
        told = desk.look.texts(
            "{file} was moved while it stood open, and the program then ended suddenly. What was saved last still "
            "lay in {folder} and was brought in. The backups lie there."
        )
        know = Act(desk.look.texts("I know"), self._know_moved)
        desk.window.notices.say(MOVED, told.format(file=left.name, folder=left.parent), Tone.WARN, know)

    def _know_moved(self) -> None:
        program = self._program
        program.opened = replace(program.opened, came_from=None) if program.opened is not None else None
        program.desk.window.notices.withdraw(MOVED)

    def _open(self, file: "Path") -> None:
        self._program.opening.open_existing(file)

    def _tell_risk(self, file: "Path", risk: "Sentence | None") -> None:
        if risk is not None:
            _ = self._program.desk.look.texts
            move = Act(_("Move to another folder …"), partial(show_file, self._program.desk))
            know = Act(_("I know"), partial(self._know_place, str(file)))
            self._program.desk.window.notices.say(PLACE, risk.text(_), Tone.WARN, know, move)

    def _know_place(self, file: str) -> None:
        self._program.settings.known_places = [*self._program.settings.known_places, file]
        self._program.save_settings()
        self._program.desk.window.notices.withdraw(PLACE)

    def _know_copy(self, file: str) -> None:
        self._program.settings.known_copies = [*self._program.settings.known_copies, file]
        self._program.save_settings()
        self._program.desk.window.notices.withdraw(COPY)

    # -- backups

    def tell_backups(self, opened: "Opened") -> None:
        """Warn where a day of changes is in no checked backup, after one more try to make it."""
        from desktop.domain.rotation import Reason

        backups, tasks = self._program.keeping.backups_of(opened), self._program.desk.tasks

        def tried(late: "datetime | None") -> None:
            if late is not None:
                self._put_aside(opened, Reason.REGULAR, partial(self._tell_late, opened, late))

        tasks.act(backups.late_since, tried)

    def _put_aside(self, opened: "Opened", reason: "Reason", failed: Callable[[QianjiError], None]) -> None:
        backups, notices = self._program.keeping.backups_of(opened), self._program.desk.window.notices
        put_aside = partial(backups.put_aside, reason)
        self._program.desk.tasks.act(put_aside, lambda _backup: notices.withdraw(BACKUP), failed)

    def _tell_late(self, opened: "Opened", late: "datetime", trouble: QianjiError) -> None:
        from desktop.domain.rotation import Reason

        _ = self._program.desk.look.texts
        told = _("Changes since {moment} are in no checked backup. {reason}")
        sentence = told.format(moment=f"{late.astimezone():%Y-%m-%d %H:%M}", reason=trouble.sentence(_))
        again = partial(self._put_aside, opened, Reason.WISHED, partial(self._tell_late, opened, late))
        self._program.desk.window.notices.say(BACKUP, sentence, Tone.BAD, Act(_("Back up now"), again))

    def rehearse_if_due(self, opened: "Opened") -> None:
        """Put the newest backup back into a temporary place once a month, beside the window."""
        from desktop.services.backup_trials import try_if_due

        self._rehearse(opened, try_if_due, lambda _trial: None, lambda _trouble: None)

    def rehearse(
        self, opened: "Opened", done: Callable[["Trial | None"], None], failed: Callable[[QianjiError], None]
    ) -> None:
        """Rehearse a restore now; a backup that would not do is told, and a new one is made."""
        from desktop.services.backup_trials import try_newest

        self._rehearse(opened, try_newest, done, failed)

    def _rehearse(
        self, opened: "Opened", attempt: "Attempt", done: Callable[["Trial | None"], None],
        failed: Callable[[QianjiError], None],
    ) -> None:  # fmt: skip
        path, keys = opened.database.path, opened.database.keys

        def tried(trial: "Trial | None") -> None:
            if trial is not None and not trial.is_good:
                self._tell_failed(opened, trial)
            done(trial)

        self._program.desk.tasks.long(
            lambda _progress, _cancelled: attempt(path, keys, present_moment), tried, failed
        )

    def _tell_failed(self, opened: "Opened", trial: "Trial") -> None:
        from desktop.domain.rotation import Reason

        desk = self._program.desk
        _ = desk.look.texts
        told = _("The backup of {moment} would not have brought your data back: {finding} A new one is being made.")
        sentence = told.format(
            moment=f"{trial.backup_of.astimezone():%Y-%m-%d %H:%M}", finding=trial.wrong[0].text(_)
        )
        desk.window.notices.say(TRIAL, sentence, Tone.BAD, Act(_("Show the backups"), partial(show_backups, desk)))
        self._put_aside(opened, Reason.WISHED, lambda trouble: desk.messages.fail(trouble.sentence(_)))

    # -- whether the file is whole

    def _look_through(self, opened: "Opened") -> None:
        from desktop.app.slow_check import SlowCheck

        SlowCheck(self._program.desk, opened.database, partial(self._tell_damaged, opened))

    def _tell_damaged(self, opened: "Opened") -> None:
        if self._told_damaged is opened.database:
            return
        self._told_damaged = opened.database
        if opened.database.is_read_only:
            if not opened.database.is_known_damaged:
                self._say_damaged()
        else:
            self._program.opening.reading.stop_entering(opened)

    def _say_damaged(self) -> None:
        desk = self._program.desk
        _ = desk.look.texts
        told = _(
            "The company file is damaged. Enter nothing more; put the last backup back, the damaged file is kept."
        )
        desk.window.notices.say(DAMAGE, told, Tone.BAD, Act(_("Show the backups"), partial(show_backups, desk)))


def _risk_of(file: "Path") -> "Sentence | None":
    from desktop.services.whereabouts import risk_of

    return risk_of(file)
