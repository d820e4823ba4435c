"""Which backups were put back, kept beside the backups that remember another course because of it.

The record of changes tells it, too; but whoever may write to the data file can write such an entry.
"""

import json
from pathlib import Path

from desktop.paths import is_folder
from desktop.store.files import empty_file, put_in_place, sync
from desktop.store.problems import not_written

NOTE = "restores.json"


def note_restore(shelf: Path, seal: str, copies: int) -> None:
    """Keep the seal of the entry that tells of a restore with how many copies there were; synced to disk."""
    if not is_folder(shelf):  # where nothing can lie nothing remembers another course
        return
    place = shelf / NOTE
    part = place.with_name(place.name + ".part")
    try:
        empty_file(part)
        part.write_text(json.dumps(restores_on(shelf) | {seal: copies}, indent=1), encoding="utf-8")
        sync(part)
        put_in_place(part, place)
        sync(shelf)
    except OSError as problem:
        raise not_written(place, problem) from problem


def restores_on(shelf: Path) -> dict[str, int]:
    """The copy to come at each restore, by its entry's seal; one nobody can read excuses nothing."""
    try:
        told = json.loads((shelf / NOTE).read_text(encoding="utf-8"))
        return {str(seal): int(copies) for seal, copies in told.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
