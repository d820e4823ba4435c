"""What each team bears of the targets of somebody who changes teams: their own months, where those are set."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from desktop.domain.targets import SetTarget, target_for, widest_tiling

Days = tuple[date, date]  # both included
TeamIn = Callable[[date], int]  # the team a target of that last day belongs to


@dataclass(frozen=True, slots=True)
class TeamShare:
    """What one team bears in the indicator's unit, of how many targets, and for how many days."""

    value: Decimal
    parts: int = 1
    days: int = 0

    def __add__(self, other: "TeamShare") -> "TeamShare":
        """Both together."""
        return TeamShare(self.value + other.value, self.parts + other.parts, self.days + other.days)


def team_shares(
    indicator: str, days: Days, set_targets: Sequence[SetTarget], team_in: TeamIn
) -> dict[int, TeamShare]:
    """What each team bears of the target of these days; together they bear exactly all of it.

    A target belongs to the team of its last day. Where shorter ones cover all its days, each of them does by its own,
    and what the longer one asks beyond them stays with the last team.
    """
    figure = target_for(indicator, *days, set_targets)
    if figure is None:
        return {}
    whole = [SetTarget(*days, figure.value)] if figure.parts == 0 else widest_tiling(_inside(days, set_targets))
    shares: dict[int, TeamShare] = {}
    for target in whole:
        for team_id, share in _borne(indicator, target, set_targets, team_in):
            shares[team_id] = shares.get(team_id, TeamShare(Decimal(0), 0)) + share
    return shares


def _borne(
    indicator: str, target: SetTarget, set_targets: Sequence[SetTarget], team_in: TeamIn
) -> Iterator[tuple[int, TeamShare]]:
    """The shares of one target that is set."""
    own = (target.start, target.end)
    last = team_in(target.end)
    shorter = [each for each in _inside(own, set_targets) if (each.start, each.end) != own]
    figure = target_for(indicator, *own, shorter)
    pieces = []
    if figure is not None and not figure.is_partial:
        pieces = [piece for part in widest_tiling(shorter) for piece in _borne(indicator, part, shorter, team_in)]
    if all(team_id == last for team_id, _share in pieces):
        yield last, TeamShare(target.value, 1, target.days)
        return
    yield from pieces
    yield last, TeamShare(target.value - sum((share.value for _team, share in pieces), Decimal(0)), 0)


def _inside(days: Days, set_targets: Sequence[SetTarget]) -> list[SetTarget]:
    """The targets that lie in the days, of two for the same days the later one."""
    latest = {(each.start, each.end): each for each in set_targets}
    return [each for each in latest.values() if days[0] <= each.start and each.end <= days[1]]
