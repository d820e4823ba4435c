"""Decides what the card of security says and which verbs the owner may take up."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from desktop.errors import QianjiError
from desktop.i18n import Translator
from desktop.ui.ports import Messages, Tasks, Topic
from desktop.ui.presenter import Presenter
from desktop.ui.security.steps import Entered, Steps


class Verb(Enum):
    """What can be done about the password."""

    SET = auto()
    CHANGE = auto()
    NEW_CODE = auto()
    REMOVE = auto()


class Vault(Protocol):
    """The verbs on the open file's password; each runs beside the window."""

    @property
    def is_protected(self) -> bool:
        """Whether the file is encrypted."""
        ...

    def set_password(self, password: str, code: str) -> None:
        """Encrypt the file."""
        ...

    def change_password(self, present: str, password: str) -> None:
        """Take another password."""
        ...

    def renew_key(self, present: str, password: str, code: str) -> None:
        """Encrypt anew under another key."""
        ...

    def renew_code(self, present: str, code: str) -> None:
        """Take another recovery code."""
        ...

    def remove_password(self, present: str) -> None:
        """Write the file plain again."""
        ...


class Lock(Protocol):
    """When the window locks itself."""

    @property
    def minutes(self) -> int:
        """After how many idle minutes, 0 for never."""
        ...

    def choose_minutes(self, minutes: int) -> None:
        """Take another number of minutes."""
        ...

    def begin(self) -> None:
        """Count from now on, where the file is protected."""
        ...

    def lock(self) -> None:
        """Lock now."""
        ...


@dataclass(frozen=True, slots=True)
class Codes:
    """Where new recovery codes come from, and who hears that the last one holds, or was called void."""

    make: Callable[[], str]
    taken: Callable[[], None]
    dropped: Callable[[], object]


class SecurityView(Protocol):
    """What the presenter expects of its card."""

    def show_state(self, is_protected: bool, minutes: int, open_backups: Sequence[Path]) -> None:
        """Say whether the file is protected, and which backups anybody can read."""
        ...

    def set_busy(self, is_busy: bool) -> None:
        """While the file is written anew nothing else is started."""
        ...

    def close_panel(self) -> None:
        """It is done."""
        ...

    def show_refused(self, sentence: str) -> bool:
        """Say why it was not done; whether that is seen, as it is not once the form was closed."""
        ...


class SecurityPresenter(Presenter[SecurityView]):
    """Speaks to one card; `open_backups` names the backups that are not encrypted."""

    def __init__(
        self,
        tasks: Tasks,
        messages: Messages,
        texts: Translator,
        vault: Vault,
        lock: Lock,
        open_backups: Callable[[], Sequence[Path]],
        codes: Codes,
    ) -> None:
        self._tasks = tasks
        self._messages = messages
        self._texts = texts
        self._vault = vault
        self.lock = lock
        self._open_backups = open_backups
        self.codes = codes
        self._is_busy = False

    def refresh(self) -> None:
        """Look whether the file is protected."""
        self._tasks.act(lambda: (self._vault.is_protected, self._open_backups()), self._show)

    def steps(self, verb: Verb) -> Steps:
        """What is asked for."""
        _ = self._texts
        return {
            Verb.SET: Steps(_("Encrypt the file"), asks_new=True, tells_code=True),
            Verb.CHANGE: Steps(
                _("Change the password"), asks_present=True, asks_new=True, may_renew_key=True, has_earlier_code=True
            ),
            Verb.NEW_CODE: Steps(_("Use the new code"), asks_present=True, tells_code=True, has_earlier_code=True),
            Verb.REMOVE: Steps(_("Remove the password"), asks_present=True, is_grave=True),
        }[verb]

    def do(self, verb: Verb, entered: Entered) -> None:
        """Do it with what was entered."""
        self._is_busy = True
        if self._view is not None:
            self._view.set_busy(True)
        self._tasks.act(
            self._work(verb, entered),
            partial(self._done, verb, entered),
            partial(self._refused, entered),
            frozenset({Topic.COMPANY}),  # it stands in the record of changes, and no backup holds it yet
        )

    def _work(self, verb: Verb, entered: Entered) -> Callable[[], None]:
        vault = self._vault
        if verb is Verb.SET:
            return partial(vault.set_password, entered.password, entered.code)
        if verb is Verb.CHANGE and entered.renews_key:
            return partial(vault.renew_key, entered.present, entered.password, entered.code)
        if verb is Verb.CHANGE:
            return partial(vault.change_password, entered.present, entered.password)
        if verb is Verb.NEW_CODE:
            return partial(vault.renew_code, entered.present, entered.code)
        return partial(vault.remove_password, entered.present)

    def _done(self, verb: Verb, entered: Entered, _answer: Any) -> None:
        _ = self._texts
        told = {
            Verb.SET: _("The file is encrypted now and asks for the password."),
            Verb.CHANGE: self._changed(entered),
            Verb.NEW_CODE: _("The new recovery code holds; the one before opens nothing but older backups."),
            Verb.REMOVE: _("The file has no password any more; whoever reaches it can read it."),
        }
        self._is_busy = False
        self.lock.begin()
        if entered.code or verb is Verb.REMOVE:
            self.codes.taken()
        if self._view is not None:
            self._view.set_busy(False)
            self._view.close_panel()
        self._messages.tell(told[verb])
        self.refresh()

    def _changed(self, entered: Entered) -> str:
        _ = self._texts
        if entered.renews_key:
            return _(
                "The file is encrypted anew: from now on the new password and the new recovery code open it. Backups "
                "made before still open with the old ones."
            )
        return _("The password is changed. Backups made before still open with the old one.")

    def leave(self) -> None:
        """The form was closed with a recovery code on it; while the file is written that is still open."""
        if not self._is_busy:
            self.codes.dropped()
            told = self._texts("The recovery code shown was not taken: it opens nothing. Throw the copy away.")
            self._messages.warn(told)

    def _refused(self, entered: Entered, error: QianjiError) -> None:
        self._is_busy = False
        sentence = error.sentence(self._texts)
        if self._view is not None:
            self._view.set_busy(False)
            if self._view.show_refused(sentence):
                return
        if not entered.code:
            self._messages.fail(sentence)
            return
        self.codes.dropped()
        void = self._texts("If a recovery code was shown, it opens nothing.")
        self._messages.fail(self._texts.sentences(sentence, void))

    def _show(self, state: tuple[bool, Sequence[Path]]) -> None:
        is_protected, open_backups = state
        if self._view is not None:
            self._view.show_state(is_protected, self.lock.minutes, open_backups)
