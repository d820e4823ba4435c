"""Moving a company file into another folder: copied and compared first, kept as a backup in the old place."""

from pathlib import Path

from desktop.domain.rotation import Reason
from desktop.errors import DataFileError
from desktop.exchange.sentences import Sentence
from desktop.models.base import now
from desktop.program_folders import refuse_in_program
from desktop.services.backups import Moment
from desktop.services.whereabouts import risk_of
from desktop.store.elsewhere import Carried, carry, refuse_unfit
from desktop.store.files import beside
from desktop.store.key import Keys
from desktop.store.shelf import adopt
from desktop.store.slot_places import slots_place

__all__ = ["Carried", "carry", "look_at", "retire"]


def look_at(path: Path, folder: Path) -> Sentence | None:
    """What the owner should know about a folder before the file moves there; one that is unfit is refused."""
    refuse_unfit(path, folder)
    refuse_in_program(folder / path.name)
    return risk_of(folder / path.name)


def retire(path: Path, keys: Keys = (), moment: Moment = now) -> Path:
    """Make a backup, in the old place, of a closed file that is worked with elsewhere; where it lies after.

    A file that cannot be put aside, since another program holds it, stays where it is.
    """
    if any(each.exists() for each in beside(path)):
        return path
    try:
        kept = adopt(path, path, Reason.WISHED, moment(), keys)
        if kept.is_verified:
            slots_place(path).unlink(missing_ok=True)  # they hang on to the backup
    except (DataFileError, OSError):
        return path
    return kept.path
