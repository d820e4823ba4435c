"""What the settings ask of the program around the window: choices of this computer, and other companies."""

from typing import Protocol

from desktop.ui.tones import Appearance


class Choices(Protocol):
    """Where choices that need no data file are carried out."""

    def choose_appearance(self, appearance: Appearance) -> None:
        """Show another appearance."""
        ...

    def choose_language(self, language: str) -> None:
        """Speak another language."""
        ...

    def open_other(self, *, is_for_reading: bool = False) -> None:
        """Open another company file, perhaps for reading only."""
        ...

    def use_server(self) -> None:
        """Work with a company on a database server."""
        ...
