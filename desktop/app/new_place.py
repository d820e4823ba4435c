"""Where a new company's file may lie: not offered where nothing can be written, and told where that was chosen."""

from pathlib import Path
from typing import TYPE_CHECKING

from desktop import paths
from desktop.errors import N_
from desktop.folder_rights import standing, takes_files

if TYPE_CHECKING:
    from desktop.exchange.sentences import Sentence


def place_for_new(wished: Path) -> Path:
    """The wished place, or the owner's own folder where the wished one takes no files, as on a disk for reading."""
    own = paths.user_folder() / "company.qianji"
    is_own = wished.parent == own.parent
    return wished if is_own or takes_files(standing(wished.parent)) or not takes_files(standing(own.parent)) else own


def risk_of_new(file: Path) -> "Sentence | None":
    """What speaks against the folder that was chosen for a new company's file."""
    from desktop.exchange.sentences import sentence
    from desktop.services.whereabouts import risk_of

    if not takes_files(standing(file.parent)):
        return sentence(N_("Nothing can be written in this folder. Choose another one."))
    return risk_of(file)
