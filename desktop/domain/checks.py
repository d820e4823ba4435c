"""What the owner should know before trusting an evaluation: missing targets, targets of 0, items without data."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.indicators import INDICATORS, Catalogue, Indicator
from desktop.domain.scoring import Reason
from desktop.domain.wording.language import Texts
from desktop.errors import N_

_NAMED = 5  # more people than these are counted, not listed
_HALF = Decimal(50)

_SENTENCES = {
    Reason.LITTLE_WEIGHT: N_("Less than half of the weight is scored for {people}; such a total says little."),
    Reason.NO_TARGET: N_("{indicator}: no target for {people}; the item is not scored. Set targets and run again."),
    Reason.ZERO_TARGET: N_("{indicator}: the target of {people} is 0; the item is not scored. Correct the target."),
    Reason.NO_DATA: N_("{indicator}: no data for {people}; the item is not scored."),
    Reason.NOT_IN_SERVICE: N_("{indicator}: {people} had no day of service in the period; the item is not scored."),
    Reason.NO_TEAM: N_("{indicator}: {people} leads no team; the team's item is not scored."),
}


@dataclass(frozen=True, slots=True)
class Gap:
    """An item that could not be scored for one person, or with "" a review of which little could."""

    person: str
    indicator: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class CheckWarning:
    """The same gap of one or more people; `people` are names."""

    indicator: str
    reason: Reason
    people: tuple[str, ...]
    is_everybody: bool
    known: Indicator | None = None  # none for a whole review, or a code this version does not know

    def sentence(self, texts: Texts) -> str:
        """The warning in the language of `texts`."""
        known = self.known or INDICATORS.get(self.indicator)
        name = known.called(texts) if known else self.indicator
        return texts.gettext(_SENTENCES[self.reason]).format(indicator=name, people=self._people(texts))

    def _people(self, texts: Texts) -> str:
        if self.is_everybody and len(self.people) > 1:
            return texts.gettext(N_("everybody"))
        separator = texts.gettext(N_(", "))
        if len(self.people) <= _NAMED:
            return separator.join(self.people)
        rest = len(self.people) - _NAMED
        shown = separator.join(self.people[:_NAMED])
        return texts.ngettext("{names} and {count} more", "{names} and {count} more", rest).format(
            names=shown, count=rest
        )


def is_thin(total: Decimal | None, scored_weight: Decimal) -> bool:
    """Whether a total rests on less than half of the scheme's weight."""
    return total is not None and scored_weight < _HALF


def warnings_for(
    gaps: Iterable[Gap], everybody: int, order: Sequence[str], catalogue: Catalogue = INDICATORS
) -> tuple[CheckWarning, ...]:
    """One warning per indicator and reason, thin totals first, then targets before data, in the scheme's order."""
    grouped: dict[tuple[str, Reason], list[str]] = {}
    for gap in gaps:
        grouped.setdefault((gap.indicator, gap.reason), []).append(gap.person)
    reasons = list(_SENTENCES)
    places = {code: place for place, code in enumerate(order)}
    keys = sorted(grouped, key=lambda key: (reasons.index(key[1]), places.get(key[0], 0)))
    return tuple(
        CheckWarning(
            code, reason, tuple(grouped[code, reason]), len(grouped[code, reason]) == everybody, catalogue.get(code)
        )
        for code, reason in keys
    )
