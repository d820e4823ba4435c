"""The owner's choices for this computer, kept beside the data: language, appearance, window, last file."""

import json
import os
from contextlib import suppress
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from desktop import paths


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
    layouts: dict[str, Any] = field(default_factory=dict)  # page → columns, sorting, filters

    @classmethod
    def load(cls, path: Path | None = None) -> "Settings":
        """The saved choices; damaged or missing ones are the defaults."""
        settings = cls()
        with suppress(OSError, ValueError):  # ValueError covers damaged JSON and text that is no UTF-8
            saved = json.loads((path or paths.settings_file()).read_text(encoding="utf-8"))
            if isinstance(saved, dict):
                settings._take(saved)
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
        text = json.dumps(
            {each.name: getattr(self, each.name) for each in fields(self)}, ensure_ascii=False, indent=2
        )
        try:
            with part.open("w", encoding="utf-8", newline="\n") as output:
                output.write(text)
                output.flush()
                os.fsync(output.fileno())
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
