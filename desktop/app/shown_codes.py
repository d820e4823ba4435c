"""Remembers a recovery code that is shown and holds only later: a sudden end must not leave a wrong one on paper."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.app.program import Program


class ShownCodes:
    """The recovery codes one form shows for one file; that the last one does not hold yet is kept in the settings."""

    def __init__(self, program: "Program", file: "Path") -> None:
        self._program = program
        self._file = str(file.absolute())
        self._has_shown = False
        self._was_open = False  # before the first one that was shown here

    @property
    def is_open(self) -> bool:
        """Whether the program ended, or might end now, before it was certain which code holds."""
        return self._file in self._program.settings.shown_codes

    def make(self) -> str:
        """A new recovery code, which is going to be shown."""
        from desktop.services.vault import new_code

        self._was_open = self.is_open if not self._has_shown else self._was_open
        self._has_shown = True
        self._keep([*self._others(), self._file])
        return new_code()

    def take(self) -> bool:
        """The one shown here holds; where none was, an earlier doubt stays; whether one was shown."""
        has_shown = self._has_shown
        if has_shown:
            self.settle()
        return has_shown

    def settle(self) -> None:
        """There is one that holds for certain."""
        self._has_shown = False
        if self.is_open:
            self._keep(self._others())

    def drop(self) -> bool:
        """The one shown here is void, what was uncertain before it still is; whether one was shown."""
        has_shown, self._has_shown = self._has_shown, False
        if has_shown and not self._was_open:
            self.settle()
        return has_shown

    def _others(self) -> list[str]:
        return [each for each in self._program.settings.shown_codes if each != self._file]

    def _keep(self, files: list[str]) -> None:
        self._program.settings.shown_codes = files
        self._program.save_settings()
