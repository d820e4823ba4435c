"""Which figures texts and plans can speak of: no other need be asked of the records."""

from collections.abc import Collection, Sequence

from desktop.domain.causes import ANY_INDICATOR, LibraryMeasure
from desktop.domain.funnel import CODES as ON_THE_WAY
from desktop.domain.narrative.silence import VISITING

# Overdue money is a remark of its own; a measure may begin with how many visits were entered late.
_ALWAYS = frozenset({"overdue_amount", "log_timeliness"})


def needed_codes(
    counted: Collection[str], planned: Collection[str], library: Sequence[LibraryMeasure]
) -> frozenset[str]:
    """The indicators the score card counts, the last plans were to move, and those of which a text may say more."""
    found = asked_of_everybody(counted) | {*planned}
    return found | {measure.moves for measure in library if _may_be_chosen(measure, found)} - {""}


def asked_of_everybody(counted: Collection[str]) -> frozenset[str]:
    """Those of them that texts look at whoever they are about; others they ask for now and then."""
    return _ALWAYS | ON_THE_WAY | VISITING | {*counted}


def _may_be_chosen(measure: LibraryMeasure, known: frozenset[str]) -> bool:
    """Whether a measure may answer a weak line, by what it helps or by its diagnosis."""
    return bool(measure.when) or ANY_INDICATOR in measure.indicators or not known.isdisjoint(measure.indicators)
