"""What was entered and is not kept yet: under way, waiting for a reason, or not understood; nothing is lost."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from desktop.queries.target_lens import Lens, TargetPlace
from desktop.services.target_drafts import Before, TargetEntry

Spot = tuple[TargetPlace, Lens]


@dataclass(frozen=True, slots=True)
class Edit:
    """One cell's entry: its text, the value it means (None takes the target out), or what is wrong with it."""

    text: str
    value: Decimal | None = None
    error: str = ""
    waits: bool = False  # for a reason
    before: Before | None = None  # what stood there when it was entered
    theirs: Before | None = None  # what was set there elsewhere meanwhile: one of both is to be chosen


@dataclass(slots=True)
class Edits:
    """Everything entered and not kept yet, by cell."""

    by_spot: dict[Spot, Edit] = field(default_factory=dict)

    def at(self, spot: Spot) -> Edit | None:
        """What was entered in a cell."""
        return self.by_spot.get(spot)

    def put(self, spot: Spot, edit: Edit) -> None:
        """Remember an entry."""
        self.by_spot[spot] = edit

    def drop(self, spots: Iterable[Spot]) -> None:
        """Forget entries: they are kept in the file, or the owner does not want them."""
        for spot in list(spots):
            self.by_spot.pop(spot, None)

    def mark(
        self, spots: Iterable[Spot], *, error: str = "", waits: bool = False, theirs: Before | None = None
    ) -> None:
        """Say of entries what stands in their way."""
        for spot in spots:
            if spot in self.by_spot:
                self.by_spot[spot] = replace(self.by_spot[spot], error=error, waits=waits, theirs=theirs)

    def hold_mine(self, spots: Iterable[Spot], today: date) -> list[Spot]:
        """Let these entries replace knowingly what was set elsewhere; those that can be kept without a reason."""
        ready = []
        for spot in spots:
            edit = self.by_spot[spot]
            waits = edit.theirs is not None and edit.theirs.value is not None and spot[0].start <= today
            self.by_spot[spot] = replace(edit, error="", waits=waits, before=edit.theirs, theirs=None)
            if not waits:
                ready.append(spot)
        return ready

    @property
    def waiting(self) -> tuple[TargetEntry, ...]:
        """The entries that wait for a reason."""
        return tuple(TargetEntry(*spot, edit.value, edit.before) for spot, edit in self.by_spot.items() if edit.waits)

    @property
    def clashes(self) -> list[Spot]:
        """Cells in which something else was set elsewhere meanwhile."""
        return [spot for spot, edit in self.by_spot.items() if edit.theirs is not None]

    @property
    def wrong(self) -> int:
        """How many entries were not understood or refused."""
        return sum(bool(edit.error) and edit.theirs is None for edit in self.by_spot.values())
