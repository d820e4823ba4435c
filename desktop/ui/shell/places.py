"""The places the navigation leads to; a place exists only when its page works."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from desktop.ui.kit.page import Page


class Place(NamedTuple):
    """One entry of the navigation; its page is built when it is first shown."""

    key: str
    section: str  # the caption it stands under, in the owner's language
    name: str
    icon: str
    build: "Callable[[], Page]"
