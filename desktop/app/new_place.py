"""Where a new company's file may lie: not offered where nothing can be written, and told where that was chosen."""

from pathlib import Path
from typing import TYPE_CHECKING

from desktop import paths
from desktop.errors import N_
from desktop.folder_rights import takes_files

if TYPE_CHECKING:
    from desktop.exchange.sentences import Sentence


def place_for_new(wished: Path) -> Path:
    """The wished place, or the owner's own folder where the wished one takes no files, as on a disk for reading."""
    own = paths.user_folder() / "company.qianji"
    is_own = wished.parent == own.parent
    return wished if is_own or _takes_files(wished.parent) or not _takes_files(own.parent) else own


def risk_of_new(file: Path) -> "Sentence | None":
    """What speaks against the folder that was chosen for a new company's file."""
    from desktop.exchange.sentences import sentence
    from desktop.services.whereabouts import risk_of

    if not _takes_files(file.parent):
        return sentence(N_("Nothing can be written in this folder. Choose another one."))
    return risk_of(file)


def _takes_files(folder: Path) -> bool:
    """Whether a folder takes files, or the one in which it is going to be made."""
    there = next((each for each in (folder, *folder.parents) if _is_there(each)), folder)
    return takes_files(there)


def _is_there(folder: Path) -> bool:
    """Whether a folder is known to stand there; one above it, or its drive, may keep us from seeing it."""
    try:
        return folder.exists()
    except OSError:
        return False
