"""Asks for the password of a protected file before it is opened, and whether a new company's file gets one."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.app.files import Opened, open_file, open_reading
from desktop.app.locking import prove_code, tell_anew
from desktop.app.shown_codes import ShownCodes
from desktop.errors import DamagedFileError, InUseError, QianjiError, ReadOnlyError

if TYPE_CHECKING:
    from desktop.app.opening import Opening
    from desktop.app.program import Program
    from desktop.store.key import Key
    from desktop.store.looking import Why
    from desktop.ui.security.stages import Door
    from desktop.ui.security.steps import Entered


class Gatekeeping:
    """The door in front of one protected file."""

    def __init__(self, program: "Program", opening: "Opening", file: Path, why: "Why | None" = None) -> None:
        self._program = program
        self._opening = opening
        self._file = file
        self._why = why  # where it is opened for reading only
        self._key: Key | None = None
        self._door: Door | None = None
        self._codes = ShownCodes(program, file)

    def show(self) -> None:
        """Show the door; a company that is open stays open behind it."""
        from desktop.ui.security.gate_presenter import Gate, GatePresenter
        from desktop.ui.security.stages import Door

        desk = self._program.desk
        if self._why is None:
            gate = Gate(self._enter, partial(prove_code, self._file), self._begin_anew, self._arrived)
        else:  # nothing is changed in it, so it just opens
            gate = Gate(self._enter, self._enter_with_code, None, self._arrived)
        presenter = GatePresenter(desk.tasks, desk.look.texts, gate)
        is_over = self._program.opened is not None
        door = self._door = Door(desk.look, presenter, self._file.name, self._codes.make, leads_back=is_over)
        door.other_wanted.connect(self._opening.open_other)
        door.back_wanted.connect(self._opening.leave_door)
        door.language_chosen.connect(self._program.choose_language)
        door.languages.setVisible(not is_over)
        desk.window.show_stage(door)
        self._call_void()  # of the door in the language before

    def set_busy(self, is_busy: bool) -> None:
        """While a file is opened nothing else is started."""
        if self._door is not None:
            self._door.set_busy(is_busy)

    def _enter(self, password: str) -> "Opened | QianjiError":
        from desktop.services.unlocking import unlock

        return self._open(unlock(self._file, password))

    def _enter_with_code(self, code: str) -> "Opened | QianjiError":
        return self._open(prove_code(self._file, code))

    def _begin_anew(self, code: str, entered: "Entered") -> "Opened | QianjiError":
        from desktop.services.vault import Vault

        opened = self._enter_with_code(code)
        if isinstance(opened, Opened):
            try:
                Vault(opened.database).give_anew(code, entered.password, entered.code)
            except BaseException:
                opened.database.close()
                raise
        return opened

    def _open(self, key: "Key") -> "Opened | QianjiError":
        """The open file; that it is damaged, or may not be written to, is no question of the password."""
        self._key = key
        try:
            if self._why is not None:
                return open_reading(self._file, self._why, [key])
            return open_file(self._file, self._program.today(), [key], self._program.settings.last_file)
        except (DamagedFileError, ReadOnlyError, InUseError) as refusal:
            return refusal

    def leave(self) -> None:
        """Something else stands there from now on."""
        self._call_void()

    def _call_void(self) -> None:
        """Say of a code that was shown here and not taken that it opens nothing."""
        if self._codes.drop():
            _ = self._program.desk.look.texts
            told = _("The password stays as it was, and the recovery code shown opens nothing: keep the one before.")
            self._program.desk.messages.warn(told)

    def _arrived(self, answer: "Opened | QianjiError") -> None:
        if isinstance(answer, Opened):
            is_anew = self._codes.take()
            self._program.show_opened(answer)
            if is_anew:
                tell_anew(self._program.desk)
            return
        keys = [self._key] if self._key is not None else []
        if isinstance(answer, DamagedFileError):
            self._opening.rescue(self._file, answer, keys)
        else:
            self._opening.leave_door()
            self._opening.reading.offer(self._file, answer, keys)
