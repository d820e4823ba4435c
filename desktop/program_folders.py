"""The folders that belong to the installed program: the setup exchanges them, with whatever lies in them."""

import sys
from pathlib import Path

from desktop.errors import N_, RequestError

# Its libraries, and what they are called while a setup exchanges them; earlier setups used the shorter names.
OWN = frozenset({"_internal", "_qianji_new", "_qianji_old", "_new", "_old", "bin"})


def folder_of_the_program(place: Path, program: Path) -> str:
    """The name of the program's own folder that a place lies in, empty where it lies in none."""
    for named, root in ((place.absolute(), program.absolute()), (_real(place), _real(program))):
        if named.is_relative_to(root) and named != root:
            first = named.relative_to(root).parts[0]
            if first.rstrip(" .").lower() in OWN:  # Windows drops what the name ends with, and heeds no case
                return first
    return ""


def refuse_in_program(place: Path) -> None:
    """Refuse to keep the owner's file or backups where the next version's setup clears away."""
    if not getattr(sys, "frozen", False):
        return
    own = folder_of_the_program(place, Path(sys.executable).parent)
    if own:
        raise RequestError(
            N_(
                "{place} lies in {own}, which belongs to the program and is exchanged with each new version. "
                "Choose another folder."
            ),
            place=place,
            own=own,
        )


def _real(place: Path) -> Path:
    try:
        return place.resolve()
    except (OSError, RuntimeError, ValueError):  # too long, links in a circle, signs that no path may have
        return place.absolute()
