"""Column widths in millimetres: they belong to the language, because English is a fifth longer than Chinese."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.i18n import ENGLISH


@dataclass(frozen=True, slots=True)
class Columns:
    """The widths of one language's form, in millimetres."""

    # perspective, indicator, weight, target, effective, actual, attainment, points, weighted, bar
    indicators: tuple[float, ...]
    strengths: float  # the weaknesses have the rest
    # number, measure, goal, due, owner, support
    plan: tuple[float, ...]
    # where indicator, goal, result, mark, verdict and remark of the last plan begin
    last_plan: tuple[float, ...] = (0, 30, 72, 99, 102, 121)
    # total, grade, rank, factor and the line of totals
    score_band: tuple[float, ...] = (38, 29, 29, 41, 43)


_CHINESE = Columns((13, 34, 11, 17, 17, 17, 17, 15, 15, 24), 78, (4.2, 69, 40, 18.5, 13, 35.3))
_ENGLISH = Columns(
    (15, 33, 12, 16, 17, 17, 17, 14, 17, 22),
    84,
    (4.2, 65, 38, 15, 20, 37.8),
    (0, 33, 75, 100, 103.5, 121),
    (37, 39, 26, 40, 38),
)


def columns(language: str) -> Columns:
    """The widths for forms in `language`."""
    return _ENGLISH if language == ENGLISH else _CHINESE


def adjusted(fixed: Sequence[float], natural: Sequence[float]) -> list[float]:
    """Columns that need less than they have give it to those whose texts would break, the least lacking first."""
    spare = sum(max(have - need, 0.0) for have, need in zip(fixed, natural, strict=True))
    lacking = sorted((need - have, index) for index, (have, need) in enumerate(zip(fixed, natural, strict=True)))
    given = dict.fromkeys(range(len(fixed)), 0.0)
    rest = spare
    for lack, index in lacking:
        if lack > 0:
            given[index] = min(lack, rest)
            rest -= given[index]
    kept = rest / spare if spare else 1.0
    return [
        need + (have - need) * kept if have > need else have + given[index]
        for index, (have, need) in enumerate(zip(fixed, natural, strict=True))
    ]
