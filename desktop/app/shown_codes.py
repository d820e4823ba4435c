"""Remembers a recovery code that is shown and holds only later: a sudden end must not leave a wrong one on paper."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.app.program import Program


class ShownCodes:
    """The files of which a recovery code was shown and did not come to hold yet, kept in the settings."""

    def __init__(self, program: "Program") -> None:
        self._program = program
        self._was_open = False  # before the one that is shown now

    def make(self, file: "Path") -> str:
        """A new recovery code for a file, which is going to be shown."""
        from desktop.services.vault import new_code

        self._was_open = self.is_open(file)
        self._keep([*self._others(file), str(file.absolute())])
        return new_code()

    def settle(self, file: "Path") -> None:
        """There is one that holds for certain."""
        if self.is_open(file):
            self._keep(self._others(file))

    def drop(self, file: "Path") -> None:
        """The one shown was called void; what was uncertain before it still is."""
        if not self._was_open:
            self.settle(file)

    def is_open(self, file: "Path") -> bool:
        """Whether the program ended, or might end now, before that was certain."""
        return str(file.absolute()) in self._program.settings.shown_codes

    def _others(self, file: "Path") -> list[str]:
        return [each for each in self._program.settings.shown_codes if each != str(file.absolute())]

    def _keep(self, files: list[str]) -> None:
        self._program.settings.shown_codes = files
        self._program.save_settings()
