"""The ready-made settings that travel with the program: schemes, positions, stages and words per trade."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from desktop import paths
from desktop.domain.scheme import Scheme
from desktop.domain.scheme_documents import scheme_from
from desktop.errors import N_, RequestError
from desktop.i18n import CHINESE, ENGLISH

PRESETS = ("franchise", "property", "sales", "accounts")
DEFAULT_PRESET = "sales"  # fits whatever file comes in first: all it counts can be imported


@dataclass(frozen=True, slots=True)
class PresetScheme:
    """A scheme of a preset; `target_hints` are starting values an owner may take over, by indicator code."""

    scheme: Scheme
    cycle: str
    role: str
    is_default: bool
    target_hints: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Preset:
    """One trade's starting values; words as their documents tell them."""

    key: str
    names: Mapping[str, str]
    positions: tuple[Mapping[str, str], ...]
    stages: tuple[Mapping[str, Any], ...]
    lookups: Mapping[str, tuple[Mapping[str, Any], ...]]
    schemes: tuple[PresetScheme, ...]

    @property
    def default_scheme(self) -> PresetScheme:
        """The scheme used when none is named."""
        return next(entry for entry in self.schemes if entry.is_default)


def find_preset(name: str) -> Preset:
    """The preset of that key or name in either language."""
    wanted = name.strip().casefold()
    for key in PRESETS:
        preset = load_preset(key)
        if wanted in (key, *(text.casefold() for text in preset.names.values())):
            return preset
    raise RequestError(
        N_('There is no preset "{name}". The presets are: {known}.'),
        name=name,
        known=", ".join(f"{key} ({load_preset(key).names[CHINESE]})" for key in PRESETS),
    )


@cache
def load_preset(key: str) -> Preset:
    """The preset as its file describes it."""
    told = _read(f"{key}.json")
    rules = _read("scheme_rules.json")
    return Preset(
        key=told["key"],
        names=told["names"],
        positions=tuple(told["positions"]),
        stages=tuple(told["stages"]),
        lookups={kind: tuple(words) for kind, words in told["lookups"].items()},
        schemes=tuple(_scheme(entry, rules) for entry in told["schemes"]),
    )


def _scheme(entry: Mapping[str, Any], rules: Mapping[str, Any]) -> PresetScheme:
    document = {
        **rules,
        "names": {CHINESE: entry["name"], ENGLISH: entry["name_en"]},
        "form_titles": {CHINESE: entry["form_title"], ENGLISH: entry["form_title_en"]},
        "version": 1,
        "items": entry["items"],
    }
    hints = {item["indicator"]: item["target_hint"] for item in entry["items"] if "target_hint" in item}
    return PresetScheme(scheme_from(document), entry["cycle"], entry["role"], entry["is_default"], hints)


def _read(name: str) -> Any:
    return json.loads((paths.resources() / "presets" / name).read_text(encoding="utf-8"))
