"""What an owner wants a target to be broken down into."""

from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.period import Period, PeriodKind
from desktop.domain.target_split import SplitMethod
from desktop.domain.targets import Bearer
from desktop.queries.target_lens import Lens


@dataclass(frozen=True, slots=True)
class SplitWish:
    """What is to be broken down: into parts of time, down to teams or people, after which method.

    `season` holds twelve percents of the calendar year, January first. `open_only` leaves what is set for periods
    that are over as it is, and breaks down the rest.
    """

    bearer: Bearer
    bearer_id: int
    lens: Lens
    period: Period
    whole: Decimal
    into: PeriodKind | None = None
    down_to: Bearer | None = None
    method: SplitMethod = SplitMethod.EVEN
    season: tuple[Decimal, ...] = ()
    left_out: frozenset[int] = frozenset()
    open_only: bool = False
