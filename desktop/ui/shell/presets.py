"""The kinds of business a new company may start from, as the first run shows them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PresetChoice:
    """A kind of company to start from; `key` names it to the service."""

    key: str
    name: str
    note: str
