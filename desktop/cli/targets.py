"""Names that commands write to: what stands there already may be the owner's own table."""

import os
from itertools import count
from pathlib import Path

from desktop.errors import N_, RequestError


def refuse_existing(place: Path) -> None:
    """Refuse a name that something bears already, before anything is done."""
    if os.path.lexists(place):
        raise RequestError(N_("{file} exists already; it was not touched. Choose another name."), file=place)


def free_name(wished: Path) -> Path:
    """The name itself where nothing bears it, else the next one with a number: “bad (2).xlsx”."""
    if not os.path.lexists(wished):
        return wished
    numbered = (wished.with_name(f"{wished.stem} ({number}){wished.suffix}") for number in count(2))
    return next(place for place in numbered if not os.path.lexists(place))
