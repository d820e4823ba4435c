"""Decides how everything looks on paper: kept with the company, seen in the pages at once."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from desktop.domain.paper import USUAL, PaperOptions
from desktop.errors import QianjiError
from desktop.i18n import Translator
from desktop.queries.paper import paper_options
from desktop.services.left import Left
from desktop.services.seen import Seen
from desktop.ui.ports import Messages, Tasks


class PaperVerbs(Protocol):
    """What the owner decides about paper, kept with the company."""

    def change_options(self, options: PaperOptions) -> PaperOptions:
        """Keep other options; gives back the ones before."""
        ...

    def change_logo(self, path: Path | None) -> bytes | None:
        """Keep another logo, or none; gives back the one before."""
        ...

    def keep_logo(self, logo: bytes | None) -> bytes | None:
        """Put a former logo back."""
        ...


class LookPresenter:
    """Keeps choices; `changed` is told the new options, or None where what is printed must be read anew."""

    def __init__(self, tasks: Tasks, messages: Messages, texts: Translator, verbs: PaperVerbs) -> None:
        self._tasks = tasks
        self._messages = messages
        self._texts = texts
        self._verbs = verbs
        self.options: PaperOptions = USUAL  # those chosen last
        self.changed: Callable[[PaperOptions | None], None] = lambda _options: None

    def change(self, options: PaperOptions) -> None:
        """Print another way from now on."""
        before = self.options
        if options == before:
            return
        self.options = options  # at once: the next choice may come before this one is kept
        is_read_anew = _read_of(options) != _read_of(before)

        def kept(_former: PaperOptions) -> None:
            self.changed(None if is_read_anew else self.options)

        work = partial(self._verbs.change_options, options)
        seen = Seen({"options": before}, lambda session: {"options": paper_options(session)})
        self._tasks.act(seen.guarding(work), kept, self._refused)

    def change_logo(self, path: Path | None) -> None:
        """Print another logo, or none, from now on; with a way back."""
        _, left = self._texts, Left()

        def kept(former: bytes | None) -> None:
            self.changed(None)
            told = _("The logo is printed from now on.") if path else _("No logo is printed from now on.")
            self._messages.tell(told, _("Undo"), partial(self._keep_logo, former, left))

        self._tasks.act(left.noting(partial(self._verbs.change_logo, path)), kept, self._refused)

    def _keep_logo(self, logo: bytes | None, left: Left) -> None:
        work = left.guarding(partial(self._verbs.keep_logo, logo))
        self._tasks.act(work, lambda _former: self.changed(None), self._refused)

    def _refused(self, error: QianjiError) -> None:
        self._messages.fail(error.sentence(self._texts))
        self.changed(None)


def _read_of(options: PaperOptions) -> tuple[bool, ...]:
    """What of the options decides what is read from the file."""
    return options.with_evidence, options.with_full_names, options.with_everybody
