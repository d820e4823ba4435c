"""The pages that were built so far: which of them missed a change, and whether they can keep what is half written."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from desktop.ui.ports import EVERYTHING, Topic

if TYPE_CHECKING:
    from desktop.ui.kit.page import Page


class BuiltPages:
    """A page is built at the first time its place is shown, and asks when it is shown."""

    def __init__(self) -> None:
        self._pages: dict[str, Page] = {}
        self._stale: set[str] = set()

    def __contains__(self, key: str) -> bool:
        return key in self._pages

    def add(self, key: str, page: "Page") -> None:
        """Take a page that has not asked for anything yet."""
        self._pages[key] = page
        self._stale.add(key)

    def get(self, key: str) -> "Page | None":
        """The page of a place, None before it was built."""
        return self._pages.get(key)

    def freshen(self, key: str) -> None:
        """Let a page that is shown ask again if it missed a change."""
        if key in self._stale:
            self._stale.discard(key)
            self._pages[key].refresh()

    def tell(self, topics: Collection[Topic], shown: str) -> None:
        """Something changed: the page shown asks again at once, the others when they are shown."""
        for key, page in self._pages.items():
            if page.topics.isdisjoint(topics) and topics != EVERYTHING:
                continue
            self._stale.add(key)
            if key == shown:
                self.freshen(key)

    def keep_written(self) -> list[str]:
        """Save what is half written on any page; the places where that needs the owner."""
        return [key for key, page in self._pages.items() if not page.keep_written()]
