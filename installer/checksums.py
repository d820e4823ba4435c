"""SHA-256 sums of what is given out, in the form that sha256sum and Get-FileHash users can compare."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

NAME = "SHA256SUMS.txt"


def checksum(file: Path) -> str:
    """The SHA-256 of a file as 64 hexadecimal digits."""
    with file.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def write_checksums(files: Iterable[Path], folder: Path) -> Path:
    """Write one line per file and return the list's place."""
    lines = [f"{checksum(file)}  {file.name}\n" for file in sorted(files)]
    target = folder / NAME
    target.write_text("".join(lines), encoding="utf-8", newline="\n")
    return target
