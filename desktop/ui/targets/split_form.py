"""What stands in the split assistant's form, before anybody judged it."""

from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.period import Period, PeriodKind
from desktop.domain.target_split import SplitMethod
from desktop.domain.targets import Bearer


@dataclass(frozen=True, slots=True)
class SplitForm:
    """Texts and choices as entered; whoever is in `left_out` gets no part."""

    bearer: tuple[Bearer, int] | None
    period: Period
    whole: str
    into: PeriodKind | None
    down_to: Bearer | None
    method: SplitMethod
    season: tuple[Decimal, ...]
    left_out: frozenset[int]
    open_only: bool
    reason: str
