"""The owner's choices for this computer, kept beside the data: language, appearance, window, last file."""

import json
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, fields
from functools import partial
from pathlib import Path
from typing import Any

from desktop import own_places, paths
from desktop.marker import MarkerError
from desktop.parts import sweep_parts

# Kept as seen from the settings' folder. A place known to be risky stays whole: it is the place that is known.
PLACES = ("last_file", "second_backup_folder", "copies")


@dataclass(slots=True)
class Settings:
    """Choices with their defaults; what cannot be read is left at its default, never an error."""

    language: str | None = None  # zh_CN | en; None: not chosen yet
    theme: str = "system"  # system | light | dark
    geometry: str = ""  # the window's place, as Qt's base64
    last_file: str = ""
    second_backup_folder: str = ""  # gets a copy of each backup; empty: none
    auto_lock_minutes: int = 10  # until a protected file's window locks itself; 0: never
    known_places: list[str] = field(default_factory=list)  # files whose risky place the owner knows
    copies: dict[str, Any] = field(default_factory=dict)  # copy → the read-only file it was made of
    known_copies: list[str] = field(default_factory=list)  # of these, which the owner knows to be copies
    shown_codes: list[str] = field(default_factory=list)  # files whose new recovery code was shown, not taken yet
    layouts: dict[str, Any] = field(default_factory=dict)  # page → columns, sorting, filters

    @classmethod
    def load(cls, path: Path | None = None) -> "Settings":
        """The saved choices; damaged or missing ones are the defaults."""
        settings = cls()
        # ValueError covers damaged JSON and text that is no UTF-8; whoever needs the folder tells why it has none.
        with suppress(OSError, ValueError, MarkerError):
            file = path or paths.settings_file()
            saved = json.loads(file.read_text(encoding="utf-8"))
            if isinstance(saved, dict):
                settings._take({**saved, **_with_places(saved, partial(own_places.found, folder=file.parent))})
        return settings

    def _take(self, saved: dict[str, Any]) -> None:
        for each in fields(self):
            value = saved.get(each.name)
            present = getattr(self, each.name)
            if isinstance(value, str if present is None else type(present)):
                setattr(self, each.name, value)

    def save(self, path: Path | None = None) -> None:
        """Keep the choices: written beside, then put in place, so that a full disk cannot empty them."""
        target = path or paths.settings_file()
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f"{target.name}.{os.getpid()}.part")
        chosen = {each.name: getattr(self, each.name) for each in fields(self)}
        chosen |= _with_places(chosen, partial(own_places.kept, folder=target.parent))
        text = json.dumps(chosen, ensure_ascii=False, indent=2)
        try:
            with part.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as output:
                output.write(text)
                output.flush()
                os.fsync(output.fileno())
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
        sweep_parts(target.parent, f"{target.name}.*.part")


def _with_places(chosen: dict[str, Any], written: Callable[[str], str]) -> dict[str, Any]:
    """The choices that are paths, each written in another way; what is no text is left for others to judge."""
    return {name: _each_written(chosen[name], written) for name in PLACES if name in chosen}


def _each_written(value: object, written: Callable[[str], str]) -> object:
    if isinstance(value, str):
        return written(value)
    if isinstance(value, dict):
        return {written(key): _each_written(each, written) for key, each in value.items()}
    return value
