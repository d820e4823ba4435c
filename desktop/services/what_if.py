"""What another scheme would give: old and new totals, grades, ranks and bonuses of everybody; nothing is stored.

The figures are today's records, put through the very functions a run uses; only the keeping is left out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.exact import as_decimal
from desktop.domain.period import Period
from desktop.domain.scheme import Filter, Scheme, SchemeItem, Scope
from desktop.domain.scheme_validation import validate
from desktop.domain.scorecard import Card
from desktop.errors import N_, RequestError
from desktop.i18n import CHINESE, ENGLISH
from desktop.models import Review
from desktop.queries.evaluations import fiscal_year_start, period_of
from desktop.queries.schemes import SchemeChoice, choice_of, scheme_of
from desktop.services.calibration import kept_grade, overridden
from desktop.services.evaluation_cards import cards_of
from desktop.services.evaluation_inputs import Inputs, gather
from desktop.services.existing_evaluations import existing_evaluation

Line = tuple[str, Filter, Scope]  # an indicator, which records of it, and whose


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a scheme gives a person: total in points rounded to 0.1, bonus in 元."""

    total: Decimal | None
    grade: str
    rank: int | None
    coefficient: Decimal | None
    bonus: Decimal | None


@dataclass(frozen=True, slots=True)
class Shift:
    """How many points of the total a line gives more or less than under the scheme as it is."""

    line: Line
    points: Decimal


@dataclass(frozen=True, slots=True)
class WhatIfRow:
    """A person under the scheme as it is and as it might be; `before` is None where nothing was computed yet.

    `shifts` tell why a total moves, the largest first; only a trial of an evaluation knows them.
    """

    staff_id: int
    code: str
    name: str
    before: Outcome | None
    after: Outcome
    shifts: tuple[Shift, ...] = field(default=(), compare=False)

    @property
    def is_moved(self) -> bool:
        """Whether the person would get another grade."""
        return self.before is not None and self.before.grade != self.after.grade


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Everybody by the new rank, those without one last; what all bonuses together cost in 元."""

    rows: tuple[WhatIfRow, ...]
    cost_before: Decimal | None
    cost_after: Decimal


@dataclass(frozen=True, slots=True)
class _Standing:
    """What is kept of a review: the outcome, and the columns a calibration rests on."""

    outcome: Outcome
    computed_grade: str
    grade_reason: str
    bonus_reason: str


@dataclass(frozen=True, slots=True)
class Trial:
    """All that trying other weights, caps, borders and tiers needs; `under` asks the data file nothing more."""

    scheme: Scheme
    inputs: Inputs
    standings: Mapping[int, _Standing]  # by staff key; empty where nothing was computed
    cards: Mapping[int, Card] = field(default_factory=dict)  # under the scheme as it is

    def under(self, scheme: Scheme) -> WhatIf:
        """Everybody under another scheme; one that could not be used or counts other records is refused."""
        validate(scheme)
        if not _counted(scheme) <= _counted(self.inputs.scheme):
            raise RequestError(N_("The scheme counts other records now. Open the trial again."))
        cards = cards_of(replace(self.inputs, scheme=scheme))
        rows = [
            WhatIfRow(
                person.staff_id,
                person.code,
                person.name,
                self.standings[person.staff_id].outcome if person.staff_id in self.standings else None,
                self._after(scheme, person.staff_id, cards[person.staff_id], person.bonus_base),
                _shifts(self.cards.get(person.staff_id), cards[person.staff_id]),
            )
            for person in self.inputs.people
        ]
        rows.sort(key=lambda row: (row.after.rank is None, row.after.rank or 0, row.code))
        return WhatIf(
            tuple(rows),
            _cost(standing.outcome for standing in self.standings.values()) if self.standings else None,
            _cost(row.after for row in rows),
        )

    @property
    def is_behind(self) -> bool:
        """Whether today's records give other totals than those computed before, whatever the scheme."""
        found = self.under(self.scheme).rows
        return any(row.before is not None and row.before.total != row.after.total for row in found)

    def _after(self, scheme: Scheme, staff_id: int, card: Card, base: Decimal | None) -> Outcome:
        """The outcome of a run: a grade the owner set stays where a run would keep it."""
        computed: dict[str, Any] = {
            "computed_grade": card.grade,
            "grade": card.grade,
            "grade_reason": card.grade_reason,
            "total": card.total.rounded,
            "bonus_base": base,
            "coefficient": card.coefficient,
            "bonus": card.bonus,
        }
        held = self.standings.get(staff_id)
        if held is not None:
            computed |= kept_grade(
                scheme, held.computed_grade, held.outcome.grade, held.grade_reason, computed
            ) | overridden(held.outcome.bonus, held.bonus_reason)
        return Outcome(card.total.rounded, computed["grade"], card.rank, computed["coefficient"], computed["bonus"])


def what_if(session: Session, evaluation_id: int, changed_scheme: Scheme) -> WhatIf:
    """Everybody in an evaluation as it stands and as running it with the changed scheme would leave them."""
    return _trial(session, evaluation_id, changed_scheme).under(changed_scheme)


def what_if_for_period(session: Session, period: Period, scheme: Scheme, role: str = "") -> WhatIf:
    """Everybody of a role, "" for all, in a period under a scheme that need not be saved; there is no `before`."""
    names = scheme.names
    choice = SchemeChoice(0, 0, scheme.version, names.get(CHINESE, ""), names.get(ENGLISH, ""), "", role, not role)
    validate(scheme)
    return Trial(scheme, gather(session, period, scheme, choice), {}).under(scheme)


def trial_of(session: Session, evaluation_id: int) -> Trial:
    """An evaluation ready to be tried under other schemes that count the same records."""
    trial = _trial(session, evaluation_id, None)
    return replace(trial, cards=cards_of(trial.inputs))


def _trial(session: Session, evaluation_id: int, changed: Scheme | None) -> Trial:
    evaluation = existing_evaluation(session, evaluation_id)
    scheme = scheme_of(session, evaluation.scheme_version_id)
    choice = choice_of(session, evaluation.scheme_version_id)
    period = period_of(evaluation, fiscal_year_start(session))
    if changed is not None:
        validate(changed)
    inputs = gather(session, period, changed or scheme, choice)
    reviews = session.scalars(select(Review).where(Review.evaluation_id == evaluation_id))
    return Trial(scheme, inputs, {row.staff_id: _standing(row) for row in reviews})


def _standing(row: Review) -> _Standing:
    outcome = Outcome(row.total, row.grade, row.rank, row.coefficient, row.bonus)
    return _Standing(outcome, row.computed_grade, row.grade_reason, row.bonus_reason)


def _counted(scheme: Scheme) -> set[Line]:
    """Whose records of what the lines count."""
    return {_line(item) for item in scheme.items}


def _line(item: SchemeItem) -> Line:
    return item.indicator, item.filter, item.scope


def _shifts(before: Card | None, after: Card) -> tuple[Shift, ...]:
    """What each line gives more or less, the largest first; nothing where no line moves."""
    if before is None:
        return ()
    moved: dict[Line, Fraction] = {}
    for card, sign in ((before, -1), (after, 1)):
        for score, weighted in zip(card.scores, card.total.weighted, strict=True):
            line = _line(score.item)
            moved[line] = moved.get(line, Fraction(0)) + sign * (weighted or Fraction(0))
    found = [Shift(line, as_decimal(points)) for line, points in moved.items() if points]
    return tuple(sorted(found, key=lambda shift: abs(shift.points), reverse=True))


def _cost(outcomes: Iterable[Outcome]) -> Decimal:
    return sum((outcome.bonus for outcome in outcomes if outcome.bonus is not None), Decimal(0))
