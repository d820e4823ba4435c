"""Which people the staff list shows, and what is kept of that under a name."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop.queries.staff import Service


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which people the list shows; no service is everybody who ever worked here."""

    text: str = ""
    team_id: int | None = None
    service: Service | None = Service.IN_SERVICE


def kept(wanted: Wanted) -> dict[str, Any]:
    """What is kept of it."""
    service = wanted.service.value if wanted.service else None
    return {"text": wanted.text, "team_id": wanted.team_id, "service": service}


def read_wanted(saved: Mapping[str, Any]) -> Wanted:
    """What was kept; a part that is not understood is left out."""
    text, team_id, service = saved.get("text"), saved.get("team_id"), saved.get("service")
    return Wanted(
        text if isinstance(text, str) else "",
        team_id if isinstance(team_id, int) else None,
        next((each for each in Service if each.value == service), None),
    )
