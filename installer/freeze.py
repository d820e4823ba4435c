"""Makes the program's folder with PyInstaller: everything it needs, nothing it does not."""

import shutil
import subprocess
import sys
from pathlib import Path

from desktop.first_words import END, LIST
from installer.names import BUILD, DIST, INNER, ROOT, Release
from installer.plain_words import speak_plainly

SPEC = ROOT / "installer" / "qianji.spec"
BIN = ROOT / "installer" / "bin"


def freeze(release: Release, log_level: str = "WARN") -> Path:
    """Build the folder anew and return it."""
    BUILD.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(release.folder, ignore_errors=True)
    subprocess.run(
        [
            sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", log_level,
            "--workpath", str(BUILD / release.platform), "--distpath", str(DIST), str(SPEC),
        ],
        cwd=ROOT,
        check=True,
    )  # fmt: skip
    write_list(release.folder / INNER)
    if release.is_windows:
        shutil.copytree(BIN, release.folder / "bin")
        speak_plainly(release.window, is_windowed=True)
        speak_plainly(release.console, is_windowed=False)
    return release.folder


def write_list(inner: Path) -> None:
    """Write down the libraries with their sizes in bytes: at its start the program looks whether they are there."""
    found = [path for path in sorted(inner.rglob("*")) if path.is_file() and is_needed_to_start(path.name)]
    lines = [f"{path.stat().st_size} {path.relative_to(inner).as_posix()}\n" for path in found]
    lines.append(END.format(number=len(lines)) + "\n")
    (inner / LIST).write_text("".join(lines), encoding="utf-8", newline="\n")


def is_needed_to_start(name: str) -> bool:
    """Whether a file is a library, or holds the interpreter's own modules."""
    return Path(name).suffix.lower() in {".dll", ".pyd", ".zip"} or ".so" in Path(name).suffixes
