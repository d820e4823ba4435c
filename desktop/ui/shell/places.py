"""The places the navigation leads to; a place exists only when its page works."""

from collections.abc import Callable
from dataclasses import dataclass

from desktop.ui.kit.page import Page


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the navigation; its page is built when it is first shown."""

    key: str
    section: str  # the caption it stands under, in the owner's language
    name: str
    icon: str
    build: Callable[[], Page]
