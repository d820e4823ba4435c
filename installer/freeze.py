"""Makes the program's folder with PyInstaller: everything it needs, nothing it does not."""

import shutil
import subprocess
import sys
from pathlib import Path

from installer.names import BUILD, DIST, ROOT, Release

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
    if release.is_windows:
        shutil.copytree(BIN, release.folder / "bin")
    return release.folder
