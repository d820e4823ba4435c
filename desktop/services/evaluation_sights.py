"""The facts an evaluation sees: of its period and the one before, under each filter its scheme uses."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from desktop.domain.facts import Evidence, Facts
from desktop.domain.narrative.needed import asked_of_everybody
from desktop.domain.own_indicators import operands
from desktop.domain.period import Period
from desktop.domain.scheme import Filter
from desktop.domain.targets import Bearer
from desktop.queries.facts.assembly import NOTHING_KNOWN, Known, answered_with
from desktop.queries.facts.customers import CODES as ACTIVE
from desktop.queries.facts.customers import Customers, active_customers, customers_of_both
from desktop.queries.facts.question import Question
from desktop.queries.negotiations import NEGOTIATION_RATE, negotiation_rates
from desktop.queries.own_evidence import with_counted_records
from desktop.queries.own_facts import Wanted, staff_figures, team_figures
from desktop.queries.own_indicators import OwnIndicators
from desktop.queries.rare_facts import FactsWithRare, RareFigures

EVERYTHING = Filter()


@dataclass(frozen=True, slots=True)
class Sight:
    """The facts of one period under one filter, of people and of teams, by their keys."""

    staff: Mapping[int, Facts]
    teams: Mapping[int, Facts]


@dataclass(frozen=True, slots=True)
class Sights:
    """How the facts are looked at: `wanted` by filter, the empty one always; teams where a team's records count.

    Of all records, what `wanted` names and no line counts is read when a text asks for it; None there asks for every
    indicator at once.
    """

    session: Session
    own: OwnIndicators
    wanted: Mapping[Filter, Wanted]
    of_teams: Collection[Filter]
    counted: Collection[str]

    @property
    def usual(self) -> Wanted:
        """What is looked at of everybody in the period itself, of all records."""
        needed = self.wanted[EVERYTHING]
        return None if needed is None else needed & self._with_own(asked_of_everybody(self.counted))

    def now(self, period: Period, evidence: Mapping[int, Evidence], known: Known) -> dict[Filter, Sight]:
        """The period itself; `known` is what has been asked of its records already."""
        needed, usual = self.wanted[EVERYTHING], self.usual
        sights = self._sights(period, usual, known)
        staff = with_counted_records(sights[EVERYTHING].staff, evidence, self.own)
        rates = negotiation_rates(self.session, period)
        facts = {
            staff_id: {**figures, NEGOTIATION_RATE: rates[staff_id]} if staff_id in rates else figures
            for staff_id, figures in staff.items()
        }
        rare = frozenset[str]() if needed is None or usual is None else needed - usual
        return {**sights, EVERYTHING: self._with_rare(period, Sight(facts, sights[EVERYTHING].teams), rare)}

    def active(self, period: Period) -> tuple[Customers | None, Customers | None]:
        """The active customers of the period before and of the period, None where they need not be known at once."""
        asked = Question(Bearer.STAFF, period, wanted=self.usual)
        if not asked.wants(*ACTIVE):
            return None, None
        if asked.wants("complaint_rate"):
            return None, active_customers(self.session, asked)
        return customers_of_both(self.session, period)

    def before(self, period: Period, known: Known) -> dict[Filter, Sight]:
        """The period before: only what lines count is looked at of everybody.

        Overdue money no line counts is left out. It would be asked of the whole history, and no text needs it: who
        owes nothing has nothing to aim for.
        """
        needed = self.wanted[EVERYTHING]
        every = frozenset(self.own.catalogue) if needed is None else needed
        every -= {"overdue_amount"} - frozenset(self.counted)
        usual = every & self._with_own(frozenset(self.counted))
        sights = self._sights(period, usual, known)
        rare = (every - usual) | {NEGOTIATION_RATE}
        return {**sights, EVERYTHING: self._with_rare(period, sights[EVERYTHING], rare)}

    def _sights(self, period: Period, usual: Wanted, known: Known) -> dict[Filter, Sight]:
        """A sight for each filter; of all records people's with the `usual` indicators."""
        sights = {}
        for chosen, wanted in self.wanted.items():
            is_whole = chosen == EVERYTHING
            teams: Mapping[int, Facts] = {}
            if chosen in self.of_teams:
                teams = team_figures(self.session, period, chosen, self.own, wanted)
            asked, held = (usual, known) if is_whole else (wanted, NOTHING_KNOWN)
            staff = staff_figures(self.session, period, chosen, self.own, asked, held)
            sights[chosen] = Sight(staff, teams)
        return sights

    def _with_rare(self, period: Period, sight: Sight, codes: frozenset[str]) -> Sight:
        if not codes:
            return sight
        rare = RareFigures(self.session, period, self.own, codes)
        return Sight({key: FactsWithRare(facts, rare, key) for key, facts in sight.staff.items()}, sight.teams)

    def _with_own(self, codes: frozenset[str]) -> frozenset[str]:
        """The codes with all own indicators, which are few, what those are made of, and what comes along."""
        behind = (operands(code, self.own.formulas) for code in (*codes, *self.own.by_code))
        return answered_with(frozenset({*codes, *self.own.by_code}.union(*behind)))
