"""What was entered and is not kept yet: under way, waiting for a reason, or not understood; nothing is lost."""

from collections.abc import Iterable, Mapping
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
    under_way: dict[Spot, Edit] = field(default_factory=dict)  # sent to the file, whatever was entered there since
    settled: dict[Spot, Decimal | None] = field(default_factory=dict)  # kept, and not yet in the grid that is shown

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

    def standing(self, spot: Spot, shown: Decimal | None) -> Decimal | None:
        """What stands in a cell once what was entered there before is kept; `shown` where nothing was."""
        return self.under_way[spot].value if spot in self.under_way else self.settled.get(spot, shown)

    def send(self, spots: Iterable[Spot]) -> Mapping[Spot, Edit]:
        """The entries that are saved now: of each cell one at a time, what is entered meanwhile follows it."""
        sent = {spot: self.by_spot[spot] for spot in spots if spot not in self.under_way}
        self.under_way |= sent
        return sent

    def arrive(self, sent: Mapping[Spot, Edit], *, is_kept: bool) -> list[Spot]:
        """What was sent is kept or refused; the cells in which something else was entered since, to be sent now."""
        later = []
        for spot, edit in sent.items():
            del self.under_way[spot]
            now = self.by_spot.get(spot)
            if is_kept:
                self.settled[spot] = edit.value
            if now is edit and is_kept:
                del self.by_spot[spot]
            elif now is not None and now is not edit:
                self.by_spot[spot] = now if is_kept else replace(now, before=edit.before)
                later += [] if now.error or now.waits else [spot]
        return later

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
    def waiting(self) -> list[Spot]:
        """The cells whose entries wait for a reason."""
        return [spot for spot, edit in self.by_spot.items() if edit.waits]

    @property
    def clashes(self) -> list[Spot]:
        """Cells in which something else was set elsewhere meanwhile."""
        return [spot for spot, edit in self.by_spot.items() if edit.theirs is not None]

    @property
    def wrong(self) -> int:
        """How many entries were not understood or refused."""
        return sum(bool(edit.error) and edit.theirs is None for edit in self.by_spot.values())


def entries_of(edits: Mapping[Spot, Edit]) -> list[TargetEntry]:
    """What is to be set by these entries."""
    return [TargetEntry(*spot, edit.value, edit.before) for spot, edit in edits.items()]
