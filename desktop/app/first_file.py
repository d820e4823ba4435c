"""Which company file the start opens; known before the first paint."""

from pathlib import Path

from desktop import paths
from desktop.errors import N_

MISSING = N_(
    "There is no company file at {file}. Perhaps it was moved or deleted, or the drive it lies on is not connected. "
    "No empty file was made in its place."
)
FOLDERS = 3  # parts of a path, its name among them, by which a folder that came along is known


def first_file(named: Path, last: str) -> Path:
    """The file to open at the start: one named on the way in, else the one opened last."""
    is_named = paths.behind_link(named) != paths.behind_link(paths.user_folder() / "company.qianji")
    return paths.behind_link(named if is_named or not last else _followed(Path(last)))


def is_opened_first(file: Path) -> bool:
    """Whether a file is there, or left behind what was saved in it last; opening it says what keeps it away."""
    if paths.may_be_there(file):
        return True
    from desktop.store.header import unfinished_changes  # hardly ever needed

    return unfinished_changes(file)


def _followed(last: Path) -> Path:
    """The file opened last, or the one in this user's folder where that whole folder came from elsewhere.

    An earlier version wrote the file's whole path as it was there: on a computer of another user, or on a stick of
    another letter. Since then a file in this folder is written as seen from it, and found without following.
    """
    here = paths.user_folder() / last.name
    came_along = not paths.may_be_there(last) and last.parts[-FOLDERS:] == here.parts[-FOLDERS:] and here.exists()
    return here if came_along else last
