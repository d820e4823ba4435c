"""Decides what is shown of a scheme's versions: which there are, and what changed from one to the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

from desktop.errors import QianjiError
from desktop.i18n import Translator, translator
from desktop.queries.own_indicators import own_indicators
from desktop.queries.scheme_versions import VersionLine, scheme_versions
from desktop.queries.schemes import scheme_of
from desktop.ui.kit.options import Option
from desktop.ui.ports import Messages, Tasks
from desktop.ui.presenter import Presenter
from desktop.ui.schemes.version_changes import VersionChange, changes_between

SHOWN = 4  # so many periods are named; of more the number is told


@dataclass(frozen=True, slots=True)
class Compared:
    """Two versions side by side."""

    older: int
    newer: int
    changes: tuple[VersionChange, ...]


class VersionsView(Protocol):
    """What the presenter expects of the panel."""

    def open_versions(self, name: str, options: Sequence[Option], older: int, newer: int) -> None:
        """Show the panel with these versions to choose among; these two are compared."""
        ...

    def show_changes(self, found: Compared) -> None:
        """List what changed from one version to the other."""
        ...

    def show_only_one(self, name: str) -> None:
        """Say that there is nothing to compare yet."""
        ...


class VersionsPresenter(Presenter[VersionsView]):
    """Speaks to one panel."""

    def __init__(self, tasks: Tasks, messages: Messages, texts: Translator) -> None:
        self._tasks = tasks
        self._messages = messages
        self._texts = texts

    def open(self, scheme_id: int, name: str) -> None:
        """Show the newest version beside the one before."""
        self._tasks.query(partial(scheme_versions, scheme_id=scheme_id), partial(self._opened, name), self._fail)

    def compare(self, first: int, second: int) -> None:
        """Show what changed from the older of two versions to the newer, whichever was chosen where."""
        older, newer = sorted((first, second))
        ask = partial(compared, older=older, newer=newer, language=self._texts.language)
        self._tasks.query(ask, self.view.show_changes, self._fail)

    def _opened(self, name: str, found: Sequence[VersionLine]) -> None:
        if len(found) < 2:
            self.view.show_only_one(name)
            return
        options = [Option(each.version_id, described(each, self._texts)) for each in found]
        newer, older = found[0].version_id, found[1].version_id
        self.view.open_versions(name, options, older, newer)
        self.compare(older, newer)

    def _fail(self, error: QianjiError) -> None:
        self._messages.fail(error.sentence(self._texts))


def compared(session: Any, older: int, newer: int, language: str) -> Compared:
    """What two versions say differently, in words."""
    catalogue = own_indicators(session, with_removed=True).catalogue
    sides = scheme_of(session, older), scheme_of(session, newer)
    return Compared(older, newer, changes_between(*sides, catalogue, translator(language)))


def described(line: VersionLine, texts: Translator) -> str:
    """A version by its number, its day and what rests on it."""
    version = texts("Version {version}").format(version=line.version)
    made = f"{line.created_at.astimezone():%Y-%m-%d}"
    periods = texts(", ").join(line.periods[-SHOWN:])
    if len(line.periods) > SHOWN:
        number = len(line.periods)
        periods = texts.ngettext("{number} evaluation", "{number} evaluations", number).format(number=number)
    return " · ".join(part for part in (version, made, periods or texts("no evaluation yet")) if part)
