"""Puts a backup in a company file's place: looked through first; where something is wrong the owner decides."""

import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.app.files import Opened, open_file, open_reading, take_over_notes
from desktop.errors import LockedError, QianjiError
from desktop.ui.shell.leaving import Occasion
from desktop.ui.unforeseen import told_to_owner

if TYPE_CHECKING:
    from desktop.app.desk import Desk
    from desktop.app.program import Program
    from desktop.exchange.sentences import Sentence
    from desktop.services.backups import Restored
    from desktop.store.key import Key, Keys

log = logging.getLogger("qianji.tasks")


@dataclass(frozen=True, slots=True)
class Outcome:
    """The file as it stands open after a backup was to be put back: with it, or as it was and why."""

    opened: Opened
    restored: "Restored | None" = None
    trouble: QianjiError | None = None
    takes_password: bool = False  # whether the file had none before and now asks for the backup's


class Restoring:
    """Lets a backup take the open file's place, or that of a file that does not open."""

    def __init__(self, program: "Program") -> None:
        self._program = program

    def restore(self, source: Path) -> None:
        """Put a backup in the place of the open file, unless a form is to be finished first."""
        opened = self._program.opened
        if opened is not None and not is_kept_out(opened, self._program.desk):
            go_on = partial(self._replace_open, source)
            look = partial(self.look_over, source, opened.database.path, opened.database.keys, go_on)
            self._program.desk.window.leave_for(Occasion.FILE, look)

    def look_over(self, source: Path, file: Path, keys: "Keys", go_on: "Callable[[Keys], None]") -> None:
        """Look through a backup, then go on with the keys it took; where something speaks against it, ask before."""
        from desktop.services.looking_over import look_over, other_company

        def failed(error: QianjiError) -> None:
            if isinstance(error, LockedError):
                self._ask_for_password(source, lambda key: self.look_over(source, file, [*keys, key], go_on))
            else:
                desk.messages.fail(error.sentence(desk.look.texts))

        desk = self._program.desk
        desk.messages.begin(desk.look.texts("Looking through the backup …"))
        desk.tasks.long(
            lambda _progress, _cancelled: (*look_over(source, file, keys), *other_company(source, file, keys)),
            partial(self._judge, source, partial(go_on, keys)),
            failed,
        )

    def _ask_for_password(self, source: Path, found: "Callable[[Key], None]") -> None:
        """Ask for the password a backup was made with."""
        from desktop.app.locking import prove_code
        from desktop.services.unlocking import unlock
        from desktop.ui.security.gate_presenter import Gate, GatePresenter
        from desktop.ui.security.password_box import PasswordBox

        desk = self._program.desk

        def opened(key: "Key") -> None:
            box.accept()
            found(key)

        gate = Gate(partial(unlock, source), partial(prove_code, source), None, opened)
        presenter = GatePresenter(desk.tasks, desk.look.texts, gate)
        box = PasswordBox(desk.look, presenter, source.name, desk.window)
        desk.window.veil.when_seen(box.open)

    def replaced(self, outcome: Outcome) -> None:
        """Show the file and say what became of the backup."""
        self._program.show_opened(outcome.opened)
        desk = self._program.desk
        if outcome.trouble is not None:
            desk.messages.fail(outcome.trouble.sentence(desk.look.texts))
        elif outcome.restored is not None:
            told, act, undo = self._told(outcome.restored)
            if outcome.takes_password:
                _ = desk.look.texts
                protected = _(
                    "From now on the file is encrypted and asks for the password of that backup; under Settings → "
                    "Security it can be changed or removed."
                )
                told = _.sentences(told, protected)
            desk.messages.tell(told, act, undo)

    def _judge(self, source: Path, go_on: Callable[[], None], told: "tuple[Sentence, ...]") -> None:
        if not told:
            go_on()
            return
        from desktop.services.looking_over import as_text

        _ = self._program.desk.look.texts
        self._program.desk.messages.ask(
            _("Restore this backup although it is not as Qianji wrote it?"),
            as_text(told, _) + "\n" + _("{file} may say what nobody entered.").format(file=source.name),
            _("Restore it anyway"),
            _("Leave it"),
            go_on,
        )

    def _replace_open(self, source: Path, keys: "Keys") -> None:
        opened, desk = self._program.opened, self._program.desk
        if opened is None:
            return
        desk.window.setEnabled(False)
        desk.messages.begin(desk.look.texts("Restoring the backup …"))
        desk.tasks.act(partial(put_in_place, opened, source, keys), self.replaced, self._failed)

    def _failed(self, error: QianjiError) -> None:
        """The file could not even be opened again: why, its backups, and a button to try once more."""
        from desktop.app.rescuing import rescue_open  # which knows this place

        self._program.desk.window.setEnabled(True)
        rescue_open(self._program, error)

    def _told(self, restored: "Restored") -> "tuple[str, str, Callable[[], None] | None]":
        _ = self._program.desk.look.texts
        if restored.damaged is not None:
            told = _("The backup is in place. The damaged file is kept as {file}.")
            return told.format(file=restored.damaged.name), "", None
        if restored.before is None:
            return _("The backup is in place."), "", None
        told = _("The backup is in place. What you had before lies among the backups.")
        return told, _("Undo"), partial(self.restore, restored.before)


def put_in_place(opened: Opened, source: Path, keys: "Keys") -> Outcome:
    """Close the file, let the backup take its place, open it again; a refusal leaves the file as it was."""
    path = opened.database.path
    opened.database.close()
    try:
        restored = _restored(path, source, keys)
    except Exception as error:  # noqa: BLE001 - whatever it is, the file that was closed is opened again
        trouble = told_to_owner(error, "putting a backup back failed", log)
        return Outcome(_open_again(opened, keys), trouble=trouble)
    present = open_file(path, keys=keys)
    with suppress(QianjiError):  # the backup is in its place whatever becomes of them
        take_over_notes(opened, present)
    takes_password = opened.database.key is None and present.database.key is not None
    return Outcome(present, restored, takes_password=takes_password)


def is_kept_out(opened: Opened, desk: "Desk") -> bool:
    """Whether another file may not take this one's place, as it is only looked at; which is said.

    A damaged one is replaced all the same.
    """
    from desktop.store.looking import LookedAt, Why, reading_only

    looked = opened.database
    if not isinstance(looked, LookedAt) or looked.why is Why.DAMAGED:
        return False
    desk.messages.fail(reading_only(looked.path).sentence(desk.look.texts))
    return True


def _open_again(opened: Opened, keys: "Keys") -> Opened:
    from desktop.store.looking import LookedAt

    looked = opened.database
    if isinstance(looked, LookedAt):
        return open_reading(looked.path, looked.why, keys)
    return open_file(looked.path, keys=keys)


def put_in_damaged_place(path: Path, source: Path, keys: "Keys") -> Outcome:
    """The same for a file that does not open, or is not there."""
    restored = _restored(path, source, keys)
    return Outcome(open_file(path, keys=keys), restored)


def _restored(path: Path, source: Path, keys: "Keys") -> "Restored":
    from desktop.services.backups import restore_path

    return restore_path(path, source, keys=keys)
