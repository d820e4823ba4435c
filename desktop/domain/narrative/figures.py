"""What is known about one person when the texts are written; filled by the evaluation, read by every rule."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from desktop.domain.facts import NO_DATA, Evidence, Facts, Measure
from desktop.domain.indicators import Indicator
from desktop.domain.period import Period
from desktop.domain.ramp import covered_days
from desktop.domain.scheme import TierBasis
from desktop.domain.scoring import Reason


class ScoredItem(NamedTuple):
    """One line of the score card; `actual` already narrowed by its filter and taken from its scope.

    `previous` and `previous_points` are the same line in the person's own previous period (NO_DATA and None where
    unknown). `next_target` is the effective target already set for the next period, None where there is none yet;
    `coming_target` is what this period's target would then be, by the newcomer's ramp of that period.
    `assumed`: why it could not be scored, where the scheme counts it as 0 or 100 all the same. `narrowed` names the
    filter ("A 产品"), else "". A tuple, since everybody has a dozen.
    """

    indicator: Indicator
    weight: Decimal
    points: Decimal | None  # None: not scored
    actual: Measure = NO_DATA
    target: Decimal | None = None  # plain
    effective_target: Decimal | None = None
    previous: Measure = NO_DATA
    previous_points: Decimal | None = None
    next_target: Decimal | None = None
    coming_target: Decimal | None = None
    is_team_scope: bool = False
    assumed: Reason = Reason.NONE
    narrowed: str = ""

    @property
    def usual_target(self) -> Decimal | None:
        """What would be asked in the next period if the same target were set for it."""
        return self.coming_target if self.coming_target is not None else self.target


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """One person on the score card: for the comparison among the people of the same team and scheme.

    No two are equal, so that what is worked out of them can be found again by who they are.
    """

    staff_id: int
    items: tuple[ScoredItem, ...]  # the scheme's order, the same for everybody
    facts: Facts  # every indicator's own measure in this period


@lru_cache(maxsize=16)  # looked up for every finding, action and verdict
def _lines(standing: Standing) -> Mapping[tuple[str, bool, str], ScoredItem]:
    """The lines by what they count; of two alike the first."""
    return {(one.indicator.code, one.is_team_scope, one.narrowed): one for one in reversed(standing.items)}


@dataclass(frozen=True, slots=True)
class PastAction:
    """An action of the last plan; texts by language; values in the indicator's unit for a whole period.

    `is_team_scope` and `narrowed` say which line's figure is to move, as in `ScoredItem`: a team's figure never
    answers for one's own. `noted_on` and `note` are the latest check-in's.
    """

    action_id: int
    indicator: Indicator | None
    measure: str  # key of the library entry, "" when the owner wrote it
    texts: Mapping[str, str]
    goals: Mapping[str, str]
    supports: Mapping[str, str]
    from_value: Decimal | None
    to_value: Decimal | None
    due_on: date
    done_on: date | None = None
    is_team_scope: bool = False
    narrowed: str = ""
    noted_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class PersonFigures:
    """Everything the texts about one person may use; no two are equal, as with `Standing`.

    `peers` holds everybody of the same team in the same scheme, the person included; fewer than 3 and nothing is
    compared with the team. `previous` is empty where there is no earlier period to compare with. `absences` are
    approved leave, both ends included; `working_days` are those of the period on which the company works, None for
    Monday to Friday. `scored_weight` is the sum of the scored items' weights.
    `team_facts` are the measures of the team the person leads, empty where there is none. `computed_on` is the day
    the texts are written, None where it does not matter. `bonus_basis` is what decides the bonus there is, None
    where there is none. `conduct_limit` is how many conduct points the scheme counts at most, None where it does
    not matter. `filter_names` words the scheme's filters by label and language. `tied` is how many
    people have a total where all of them have the same one, else 0.
    """

    name: str
    period: Period
    previous_period: Period
    next_period: Period
    standing: Standing
    scored_weight: Decimal
    previous: Facts = field(default_factory=dict)
    peers: tuple[Standing, ...] = ()
    evidence: Evidence = field(default_factory=Evidence)
    superior: str = ""
    employed_from: date | None = None
    employed_until: date | None = None
    absences: tuple[tuple[date, date], ...] = ()
    last_plan: tuple[PastAction, ...] = ()
    team_facts: Facts = field(default_factory=dict)
    computed_on: date | None = None
    bonus_basis: TierBasis | None = None
    conduct_limit: Decimal | None = None
    filter_names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    tied: int = 0
    working_days: frozenset[date] | None = None

    @property
    def service_days(self) -> int:
        """The days of the period in service and not on approved leave; at least 1."""
        first = max(self.period.start, self.employed_from or self.period.start)
        last = min(self.period.end, self.employed_until or self.period.end)
        return max((last - first).days + 1 - covered_days(self.absences, first, last), 1)

    @property
    def items(self) -> tuple[ScoredItem, ...]:
        """The person's own lines of the score card."""
        return self.standing.items

    @property
    def facts(self) -> Facts:
        """The person's own measures in this period."""
        return self.standing.facts

    def filter_name(self, narrowed: str, language: str) -> str:
        """A filter's label in a language, the label itself where nothing else is known."""
        return self.filter_names.get(narrowed, {}).get(language, narrowed)

    def line(self, code: str, is_team_scope: bool = False, narrowed: str = "") -> ScoredItem | None:
        """The line of the score card that counts this indicator of these records, None where none does."""
        return _lines(self.standing).get((code, is_team_scope, narrowed))

    def actual(self, code: str, is_team_scope: bool = False, narrowed: str = "") -> Decimal | None:
        """The figure of these very records: from the score card, else from the facts; narrowed ones have no other."""
        item = self.line(code, is_team_scope, narrowed)
        if item is not None:
            return item.actual.actual
        if narrowed:
            return None
        measure = (self.team_facts if is_team_scope else self.facts).get(code)
        return measure.actual if measure else None
