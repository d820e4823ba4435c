"""Copies in which somebody went on with a file that was only looked at, so that the two do not go apart unnoticed."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.settings import Settings


@dataclass(frozen=True, slots=True)
class GoneOn:
    """The copy in which a file went on, and when it was written last."""

    path: Path
    changed: datetime


def remember(settings: Settings, copy: Path, origin: Path) -> None:
    """Keep in mind, until the settings are saved, of which file a copy was made."""
    settings.copies[str(copy)] = str(origin.absolute())


def gone_on_in(settings: Settings, origin: Path) -> GoneOn | None:
    """The copy in which a file went on that was written last; None where there is none any more."""
    names = (copy for copy, of in settings.copies.items() if of in (str(origin), str(origin.absolute())))
    found = [GoneOn(Path(name), changed) for name in names if (changed := _changed(Path(name))) is not None]
    return max(found, key=lambda each: each.changed, default=None)


def _changed(copy: Path) -> datetime | None:
    try:
        return datetime.fromtimestamp(copy.stat().st_mtime).astimezone()
    except OSError:
        return None
