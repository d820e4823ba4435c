"""The file that a released version wrote, laid beside a data file for a writer to bring up to date."""

import gzip
from functools import cache
from pathlib import Path

from desktop.services.faults.migrating import OLD
from desktop.services.faults.telling import folder_beside
from tests.released.__main__ import FOLDER


def lay_old_file(path: Path, operation: str) -> None:
    """Put the golden file of the first schema where `fault-writer migrate` looks for it; others need none."""
    if operation != "migrate":
        return
    folder = folder_beside(path)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / OLD).write_bytes(_golden())


@cache
def _golden() -> bytes:
    return gzip.decompress((FOLDER / "schema-1.qianji.gz").read_bytes())
