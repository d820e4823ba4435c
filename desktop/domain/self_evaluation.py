"""How a person sees a period: own points per line of the score card and four answers, as a plain document."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from desktop.domain.exact import plain

ANSWERS = ("achievements", "difficulties", "support", "assessment")


@dataclass(frozen=True, slots=True)
class OwnPoints:
    """What somebody gives themselves for a line, 0 to 100, and why; either may be left open."""

    points: Decimal | None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class SelfEvaluation:
    """Own points by line key, answers by question; empty where nothing was handed in."""

    points: Mapping[str, OwnPoints] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was handed in."""
        return not self.points and not self.answers


def line_keys(indicators: Sequence[str]) -> tuple[str, ...]:
    """A key for each line of a score card that outlives another order of lines: the code, the second one "code#2"."""
    seen: dict[str, int] = {}
    keys = []
    for code in indicators:
        seen[code] = seen.get(code, 0) + 1
        keys.append(code if seen[code] == 1 else f"{code}#{seen[code]}")
    return tuple(keys)


def self_document(view: SelfEvaluation) -> dict[str, Any]:
    """The view as it is kept; nothing where nothing was handed in."""
    if view.is_empty:
        return {}
    return {
        "points": {
            key: {"points": None if own.points is None else plain(own.points), "remark": own.remark}
            for key, own in view.points.items()
        },
        "answers": dict(view.answers),
    }


def self_from(document: Mapping[str, Any]) -> SelfEvaluation:
    """The view a document describes."""
    points = {
        key: OwnPoints(None if own["points"] is None else Decimal(own["points"]), own.get("remark", ""))
        for key, own in document.get("points", {}).items()
    }
    return SelfEvaluation(points, dict(document.get("answers", {})))
