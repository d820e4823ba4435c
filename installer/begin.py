"""What the frozen program does before anything else, its own libraries' preparations included."""

import sys
from pathlib import Path

from desktop.first_words import begin

begin(Path(sys._MEIPASS))  # type: ignore[attr-defined] # noqa: SLF001 - PyInstaller's name for the program's inner folder
