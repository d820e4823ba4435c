"""What the page of customers is narrowed to."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from desktop.queries.clients.narrowing import CustomerFilter
from desktop.ui.ports import Wish

STALLED = "stalled"
_KEYS = ("owner_id", "team_id", "kind_id", "region_id", "industry_id")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The filters as they stand."""

    owner_id: int | None = None
    team_id: int | None = None
    kind_id: int | None = None
    region_id: int | None = None
    industry_id: int | None = None
    is_stalled: bool = False
    text: str = ""

    def filter(self) -> CustomerFilter:
        """What the data file is asked for."""
        return CustomerFilter(
            owner_id=self.owner_id,
            team_id=self.team_id,
            kind_id=self.kind_id,
            region_id=self.region_id,
            industry_id=self.industry_id,
            is_stalled=self.is_stalled,
            text=self.text,
        )


def wanted_by(wish: Wish) -> Wanted:
    """What another page leads to."""
    return Wanted(owner_id=wish.staff_id, team_id=wish.team_id, is_stalled=wish.state == STALLED, text=wish.text)


def kept(wanted: Wanted) -> dict[str, Any]:
    """The filters as a named filter keeps them."""
    return {name: value for name, value in asdict(wanted).items() if value}


def read_wanted(told: Mapping[str, Any]) -> Wanted:
    """The filters as they were kept; what is not understood is left out."""
    text = told.get("text")
    return Wanted(
        **{name: value for name in _KEYS if type(value := told.get(name)) is int},
        is_stalled=told.get("is_stalled") is True,
        text=text if isinstance(text, str) else "",
    )
