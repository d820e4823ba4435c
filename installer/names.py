"""What the release is called, and where its parts lie while it is built."""

import re
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build" / "installer"
DIST = ROOT / "dist"

PROGRAM = "Qianji"
CONSOLE = "qianji-cli"  # Windows does not tell Qianji.exe from qianji.exe; see docs/decisions
INNER = "_internal"
COMPANY = "Qianji 签绩"
APP_ID = "Qianji.Desktop"


@dataclass(frozen=True, slots=True)
class Release:
    """One version of the program for one system."""

    version: str
    platform: str = sys.platform

    @property
    def is_windows(self) -> bool:
        """Whether it is for Windows."""
        return self.platform == "win32"

    @property
    def folder(self) -> Path:
        """The frozen program: a folder that runs wherever it is put."""
        return DIST / (PROGRAM if self.is_windows else "qianji")

    @property
    def window(self) -> Path:
        """The program for a double click."""
        return self.folder / (f"{PROGRAM}.exe" if self.is_windows else "qianji")

    @property
    def console(self) -> Path:
        """The program for the command line; elsewhere than on Windows it is the same one."""
        return self.folder / f"{CONSOLE}.exe" if self.is_windows else self.window

    @property
    def setup(self) -> Path:
        """The setup program."""
        return DIST / f"Qianji-{self.version}-setup.exe"

    @property
    def four_numbers(self) -> tuple[int, int, int, int]:
        """The version as Windows counts: four whole numbers."""
        numbers = [int(number) for number in re.findall(r"\d+", self.version)[:4]]
        first, second, third, fourth = [*numbers, 0, 0, 0, 0][:4]
        return first, second, third, fourth


def this_release() -> Release:
    """The version that pyproject.toml names, for the system this runs on."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return Release(project["project"]["version"])
