"""Where things lie: the program's own resources and the owner's data."""

import os
import sys
from pathlib import Path

from desktop.marker import MARKER, folder_named_beside


def resources() -> Path:
    """The folder of fonts, icons, texts, presets and samples, in a checkout and in an installed wheel alike."""
    package = Path(__file__).resolve().parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"


def guide() -> Path:
    """The folder of the owner's guide: one folder of chapters for each language, and one of pictures."""
    return resources() / "guide"


def user_folder() -> Path:
    """The folder for the owner's data; QIANJI_HOME names another one, and so does a file beside the program.

    A file beside the program that names none that can be used is refused by a `MarkerError`.
    """
    named = os.environ.get("QIANJI_HOME")
    if named:
        return Path(named)
    chosen = folder_named_beside(Path(sys.executable).parent) if getattr(sys, "frozen", False) else None
    if chosen is not None:
        return chosen
    from platformdirs import user_data_dir  # takes a moment, and only where no folder is named

    return Path(user_data_dir("Qianji", appauthor=False))


def default_data_file() -> Path:
    """The database file used when neither --data nor QIANJI_DATA names one."""
    named = os.environ.get("QIANJI_DATA")
    return Path(named) if named else user_folder() / "company.qianji"


def log_file() -> Path:
    """The log that holds tracebacks; it carries ids, never names."""
    return user_folder() / "logs" / "qianji.log"


def settings_file() -> Path:
    """The owner's choices for this computer: language, appearance, window layout."""
    return user_folder() / "settings.json"


def real_place(file: Path) -> Path:
    """Where a file lies behind links; as it is named where the system cannot say, as of paths too long for it."""
    try:
        return file.resolve()
    except (OSError, RuntimeError):  # RuntimeError: links that lead in a circle
        return file.absolute()


def behind_link(file: Path) -> Path:
    """The file that a link names, itself where it is none: what takes its place must not take the link's place."""
    try:
        return real_place(file) if file.is_symlink() else file
    except OSError:  # what may not be looked at is told when it is opened
        return file


def is_folder(place: Path) -> bool:
    """Whether a folder is known to stand at a place; one on a drive that does not answer is not."""
    try:
        return place.is_dir()
    except OSError:
        return False


def may_be_there(place: Path) -> bool:
    """Whether something stands at a place, or the system cannot say, as of a drive that does not answer."""
    try:
        return place.exists()
    except OSError:
        return True


def marker() -> Path | None:
    """The file beside the installed program that says where its data lie, where there is one and it counts."""
    if os.environ.get("QIANJI_HOME") or not getattr(sys, "frozen", False):
        return None
    beside = Path(sys.executable).parent / MARKER
    return beside if beside.is_file() else None
