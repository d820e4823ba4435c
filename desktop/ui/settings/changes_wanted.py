"""Which entries the record of changes shows, and what is kept of that under a name; no toolkit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from desktop.queries.change_log import WantedChanges


@dataclass(frozen=True, slots=True)
class ChangesWanted:
    """Entries of a kind, empty for all, of the last days, None for all, that say a text."""

    about: str = ""
    days: int | None = None
    text: str = ""

    def filter(self, today: date) -> WantedChanges:
        """What the data file is asked for."""
        start = None if self.days is None else today - timedelta(days=self.days - 1)
        return WantedChanges(self.about, start, None, self.text)


def kept(wanted: ChangesWanted) -> dict[str, Any]:
    """What is kept of it."""
    return {"about": wanted.about, "days": wanted.days, "text": wanted.text}


def read_wanted(saved: Mapping[str, Any]) -> ChangesWanted:
    """What was kept; a part that is not understood is left out."""
    about, days, text = saved.get("about"), saved.get("days"), saved.get("text")
    return ChangesWanted(
        about if isinstance(about, str) else "",
        days if isinstance(days, int) and days > 0 else None,
        text if isinstance(text, str) else "",
    )
