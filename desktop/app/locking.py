"""Locks the window after some minutes, on Ctrl+L or with Windows; the password unlocks, the file stays open."""

from functools import partial
from typing import TYPE_CHECKING, Any

from desktop.app.session import Session
from desktop.app.shown_codes import ShownCodes
from desktop.ui.security.idle import Idle

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.app.desk import Desk
    from desktop.app.program import Program
    from desktop.services.vault import Vault
    from desktop.ui.security.gate_presenter import Gate
    from desktop.ui.security.steps import Entered


class Locking:
    """The lock of one program's window; it needs a protected file, since nothing else would keep anybody out."""

    def __init__(self, program: "Program") -> None:
        self._program = program
        self.idle = Idle(self.lock)
        self.session = Session(self.lock_left)

    @property
    def minutes(self) -> int:
        """After how many idle minutes the window locks by itself, 0 for never."""
        return max(0, self._program.settings.auto_lock_minutes)

    def choose_minutes(self, minutes: int) -> None:
        """Take another number of minutes."""
        self._program.settings.auto_lock_minutes = minutes
        self._program.save_settings()
        self.begin()

    def begin(self) -> None:
        """Count the idle minutes of the window shown, where its file is protected."""
        handle = self._program.desk.window.windowHandle()
        minutes = self.minutes if self._vault() is not None else 0
        if handle is not None:
            self.idle.watch(handle)
            if minutes:
                self.session.follow(int(handle.winId()))
        self.idle.begin(minutes)

    def lock_left(self) -> None:
        """Cover the window of a computer that was locked, where it would lock by itself after some minutes."""
        if self.minutes and self._vault() is not None:
            self.lock()

    def stay(self) -> None:
        """Cover the window that took the place of a locked one: what came meanwhile is no reason to show anything."""
        if self._vault() is not None:
            self.lock()

    def lock(self) -> None:
        """Cover the window; a plain file has nothing to unlock with, which is said."""
        desk, vault = self._program.desk, self._vault()
        if vault is None:
            if self._program.opened is not None:
                told = desk.look.texts("Locking needs a password. Set one under Settings → Security.")
                desk.messages.warn(told)
            return
        if desk.window.veil.is_down:
            return
        from desktop.ui.security.gate_presenter import GatePresenter
        from desktop.ui.security.lock_screen import LockScreen

        desk.tasks.act(self._program.attached.put_away, lambda _answer: None)  # after one that is being made
        file = vault.database.path
        codes = ShownCodes(self._program, file)
        presenter = GatePresenter(desk.tasks, desk.look.texts, self._gate(vault, codes))
        cover = LockScreen(desk.look, presenter, file.name, codes.make)
        desk.window.veil.cover(cover)
        cover.form.focus_first()

    def _vault(self) -> "Vault | None":
        opened = self._program.opened
        if opened is None or opened.database.key is None:
            return None
        from desktop.services.vault import Vault

        return Vault(opened.database)

    def _gate(self, vault: "Vault", codes: ShownCodes) -> "Gate":
        from desktop.ui.security.gate_presenter import Gate

        return Gate(
            vault.verify,
            partial(prove_code, vault.database.path),
            None if vault.database.is_read_only else partial(_give_anew, vault),
            lambda _answer: self._unlock(codes),
        )

    def _unlock(self, codes: ShownCodes) -> None:
        self._program.desk.window.veil.lift()
        if codes.take():
            tell_anew(self._program.desk)
        self.begin()


def tell_anew(desk: "Desk") -> None:
    """Say what holds after a password was forgotten and given anew."""
    _ = desk.look.texts
    told = _("The new password and recovery code hold from now on. Earlier backups open with the old ones.")
    desk.messages.tell(told)


def prove_code(path: "Path", code: str) -> Any:
    """The key a recovery code opens, or the reason why it does not."""
    from desktop.services.unlocking import unlock
    from desktop.store.slots import SlotKind

    return unlock(path, code, SlotKind.RECOVERY)


def _give_anew(vault: "Vault", code: str, entered: "Entered") -> None:
    """A new password and a new recovery code for the open file."""
    vault.give_anew(code, entered.password, entered.code)
