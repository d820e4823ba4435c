"""Remembers a recovery code that is shown and holds only later: a sudden end must not leave a wrong one on paper."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.app.program import Program


class ShownCodes:
    """The files of which a recovery code was shown and did not come to hold yet, kept in the settings."""

    def __init__(self, program: "Program") -> None:
        self._program = program

    def make(self, file: "Path") -> str:
        """A new recovery code for a file, which is going to be shown."""
        from desktop.services.vault import new_code

        self._keep([*self._others(file), str(file)])
        return new_code()

    def settle(self, file: "Path") -> None:
        """It holds, or its owner was told that it does not."""
        if self.is_open(file):
            self._keep(self._others(file))

    def is_open(self, file: "Path") -> bool:
        """Whether the program ended, or might end now, before that was certain."""
        return str(file) in self._program.settings.shown_codes

    def _others(self, file: "Path") -> list[str]:
        return [each for each in self._program.settings.shown_codes if each != str(file)]

    def _keep(self, files: list[str]) -> None:
        self._program.settings.shown_codes = files
        self._program.save_settings()
