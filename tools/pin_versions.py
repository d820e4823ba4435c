"""Writes requirements.txt and requirements-dev.txt: exact versions with hashes, without download addresses."""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FILES = {"requirements.txt": ["--no-dev"], "requirements-dev.txt": ["--group", "dev"]}
HEADER = "# Made by tools/pin_versions.py from pyproject.toml; for `pip install --require-hashes -r`.\n"


def exported(options: list[str]) -> str:
    """All packages of one selection, resolved for every platform at once."""
    command = ["uv", "export", "--quiet", "--no-emit-project", "--no-header", "--no-annotate", *options]
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(ROOT / "pyproject.toml", folder)
        for name in ("README.md", "LICENSE"):
            shutil.copy(ROOT / name, folder)
        done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout


def main() -> int:
    """Write both files; 1 when an address crept in."""
    for name, options in FILES.items():
        text = HEADER + exported(options)
        if re.search(r"https?://|--(?:extra-)?index-url|--find-links", text):
            print(f"{name} would name a download address; nothing was written")
            return 1
        (ROOT / name).write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
