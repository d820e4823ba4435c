"""Names that commands write to: what stands there already may be the owner's own table."""

import os
from pathlib import Path

from desktop.errors import N_, RequestError


def refuse_existing(place: Path) -> None:
    """Refuse a name that something bears already, before anything is done."""
    if os.path.lexists(place):
        raise RequestError(N_("{file} exists already; it was not touched. Choose another name."), file=place)
