"""Whether anything can be kept at all: asked before the window, because without its folder a start makes no sense."""

import errno
import os
from pathlib import Path

from desktop import paths
from desktop.errors import N_, RequestError
from desktop.parts import sweep_parts
from desktop.system_causes import cause_of


class NoFolderError(RequestError):
    """The folder for the owner's data cannot be made or written to."""


def refuse_without_folder() -> None:
    """Refuse in a sentence where the folder of the owner's data is out of reach, on a pulled stick perhaps."""
    folder = paths.user_folder()
    probe = folder / f"start-{os.getpid()}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
        sweep_parts(folder, "start-*.part")
    except (OSError, ValueError) as refused:  # ValueError: signs that no path may have
        raise _told(folder, refused) from refused


def _told(folder: Path, refused: Exception) -> NoFolderError:
    reason = cause_of(refused) if isinstance(refused, OSError) else cause_of(OSError(errno.EINVAL, ""))
    marker = paths.marker()
    if marker is None:
        return NoFolderError(
            N_(
                "Qianji cannot keep anything in its folder {folder}: {reason}. See whether the disk is full or "
                "locked and whether the folder is yours to write to, then start Qianji again. Your data were not "
                "touched."
            ),
            folder=folder,
            reason=reason,
        )
    return NoFolderError(
        N_(
            "Qianji cannot keep anything in {folder}, the folder that {marker} beside the program stands for: "
            "{reason}. Plug in or unlock the stick or drive, or correct that file, then start Qianji again. "
            "Your data were not touched."
        ),
        folder=folder,
        marker=marker.name,
        reason=reason,
    )
