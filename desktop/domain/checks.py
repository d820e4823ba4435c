"""What the owner should know before trusting an evaluation: missing targets, targets of 0, items without data."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.indicators import INDICATORS, Catalogue, Indicator
from desktop.domain.scheme import Missing, SchemeItem, Scope
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
    Reason.NOT_IN_SERVICE: N_(
        "{indicator}: {people} had approved leave on every day of service in the period; the item is not scored."
    ),
    Reason.NO_TEAM: N_(
        "{indicator}: no team is led by {people}, so the team's item is not scored. "
        "Who leads a team is set in Settings, under Teams."
    ),
}
# Where the scheme counts what has no figure all the same.
_COUNTED = {
    Reason.NO_TARGET: N_(
        "{indicator}: no target for {people}; the item counts as {points} points. Set targets and run again."
    ),
    Reason.ZERO_TARGET: N_(
        "{indicator}: the target of {people} is 0; the item counts as {points} points. Correct the target."
    ),
    Reason.NO_DATA: N_("{indicator}: no data for {people}; the item counts as {points} points."),
    Reason.NO_TEAM: N_(
        "{indicator}: no team is led by {people}, so the team's item counts as {points} points. "
        "Who leads a team is set in Settings, under Teams."
    ),
}
_POINTS = {Missing.ZERO: 0, Missing.FULL: 100}


@dataclass(frozen=True, slots=True)
class Gap:
    """An item that could not be scored for one person, or with "" a review of which little could.

    `item` is the scheme's line, None where that is not known.
    """

    person: str
    indicator: str
    reason: Reason
    item: SchemeItem | None = None


@dataclass(frozen=True, slots=True)
class CheckWarning:
    """The same gap of one or more people; `people` are names, namesakes as often as there are.

    `item` is the scheme's line, so that a narrowed or a team's one is not taken for the plain one.
    """

    indicator: str
    reason: Reason
    people: tuple[str, ...]
    is_everybody: bool
    known: Indicator | None = None  # none for a whole review, or a code this version does not know
    item: SchemeItem | None = None

    @property
    def wants_target(self) -> bool:
        """Whether setting a target mends it."""
        return self.reason in (Reason.NO_TARGET, Reason.ZERO_TARGET)

    def sentence(self, texts: Texts) -> str:
        """The warning in the language of `texts`."""
        known = self.known or INDICATORS.get(self.indicator)
        name = known.called(texts) if known else self.indicator
        if self.item is not None and self.item.scope is Scope.TEAM and self.reason is not Reason.NO_TEAM:
            name = texts.gettext(N_("{indicator}, team")).format(indicator=name)
        if self.item is not None and self.item.filter.label:
            name = f"{name} · {self.item.filter.label}"
        points = _POINTS.get(self.item.missing) if self.item is not None else None
        known_as = _SENTENCES if points is None else {**_SENTENCES, **_COUNTED}
        return texts.gettext(known_as[self.reason]).format(indicator=name, people=self._people(texts), points=points)

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
    """One warning per line and reason, thin totals first, then targets before data, in the scheme's order."""
    grouped: dict[tuple[str, SchemeItem | None, Reason], list[str]] = {}
    for gap in gaps:
        grouped.setdefault((gap.indicator, gap.item, gap.reason), []).append(gap.person)
    reasons = list(_SENTENCES)
    places = {code: place for place, code in enumerate(order)}
    keys = sorted(grouped, key=lambda key: (reasons.index(key[2]), places.get(key[0], 0)))
    return tuple(
        CheckWarning(code, reason, tuple(people), len(people) == everybody, catalogue.get(code), item)
        for code, item, reason in keys
        for people in (grouped[code, item, reason],)
    )
