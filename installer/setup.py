"""Writes the setup program with NSIS, on Windows and on Linux alike."""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from installer.icon import write_icon
from installer.names import BUILD, DIST, ROOT, Release
from installer.side_picture import write_side_picture
from installer.signing import sign, sign_command

SCRIPT = ROOT / "installer" / "setup.nsi"
WINDOWS_PLACES = (Path("C:/Program Files (x86)/NSIS/makensis.exe"), Path("C:/Program Files/NSIS/makensis.exe"))


@dataclass(frozen=True, slots=True)
class Drawn:
    """The files of the pictures that the setup shows: its icon, and the one at the side of its last page."""

    icon: Path
    side: Path


def kilobytes(folder: Path) -> int:
    """The size of all files below a folder, in whole kilobytes, rounded up."""
    return -(-sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) // 1024)


def makensis() -> str:
    """The compiler of setups: on the path, or where its own setup puts it."""
    found = shutil.which("makensis") or next((str(place) for place in WINDOWS_PLACES if place.is_file()), None)
    if found is None:
        message = "makensis is missing: install NSIS 3 (Windows: choco install nsis; Debian: apt install nsis)"
        raise FileNotFoundError(message)
    return found


def command(release: Release, compiler: str, drawn: Drawn, on_windows: bool, *, is_quick: bool = False) -> list[str]:
    """How the compiler is called; only Linux distributions bring the 64-bit stub, and any Windows runs the other."""
    values = {
        "VERSION": release.version,
        "FOUR": ".".join(map(str, release.four_numbers)),
        "SOURCE": str(release.folder),
        "OUT": str(release.setup),
        "ICON": str(drawn.icon),
        "SIDE": str(drawn.side),
        "TARGET": "x86-unicode" if on_windows else "amd64-unicode",
        "KILOBYTES": str(kilobytes(release.folder)),
    } | ({"QUICK": "1"} if is_quick else {})
    if signing := sign_command():
        values["SIGNING"] = signing
    return [compiler, "-V2", "-WX", "-INPUTCHARSET", "UTF8", *(f"-D{key}={value}" for key, value in values.items()),
            str(SCRIPT)]  # fmt: skip


def write_setup(release: Release, *, is_quick: bool = False) -> Path:
    """Pack the frozen program for Windows into its setup; a quick one is larger, for trying the script."""
    if not release.window.is_file():
        message = f"{release.window} is missing: freeze the program on Windows first (python -m installer freeze)"
        raise FileNotFoundError(message)
    DIST.mkdir(exist_ok=True)
    sign(release.window, release.console)
    drawn = Drawn(write_icon(BUILD / "setup.ico"), write_side_picture(BUILD / "side.bmp"))
    subprocess.run(command(release, makensis(), drawn, sys.platform == "win32", is_quick=is_quick), check=True)
    return release.setup
