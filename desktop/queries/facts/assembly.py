"""The facts of a period put together: nine statements, whatever the number of people or teams."""

from sqlalchemy.orm import Session

from desktop.domain.facts import Facts
from desktop.domain.indicators import RecordKind
from desktop.domain.period import Period
from desktop.domain.scheme import Filter
from desktop.domain.tally import Tally, facts_of
from desktop.domain.targets import Bearer
from desktop.queries.facts.bearers import COMPANY_ID, bearers
from desktop.queries.facts.counted import add_counted
from desktop.queries.facts.customers import add_customers
from desktop.queries.facts.money import add_instalments, add_receipts
from desktop.queries.facts.narrowing import Narrowing
from desktop.queries.facts.signings import add_landings, add_signings
from desktop.queries.facts.visits import add_visits

EVERYTHING = Filter()
_STEPS = (add_visits, add_counted, add_signings, add_landings, add_receipts, add_instalments, add_customers)


def staff_facts(session: Session, period: Period, narrowed_to: Filter = EVERYTHING) -> dict[int, Facts]:
    """Every indicator of every staff member who is not deleted: staff id → code → measure.

    Money in 元, percentages as percent values, cycles in days; exact and unrounded; None is "no data".
    """
    return _facts(session, Bearer.STAFF, period, narrowed_to)


def team_facts(session: Session, period: Period, narrowed_to: Filter = EVERYTHING) -> dict[int, Facts]:
    """Every indicator of every team, over the records of those who were in it on the record's day; units as above."""
    return _facts(session, Bearer.TEAM, period, narrowed_to)


def company_facts(session: Session, period: Period, narrowed_to: Filter = EVERYTHING) -> Facts:
    """Every indicator of the whole company, over the records of all staff who are not deleted; units as above."""
    return _facts(session, Bearer.COMPANY, period, narrowed_to)[COMPANY_ID]


def _facts(session: Session, bearer: Bearer, period: Period, narrowed_to: Filter) -> dict[int, Facts]:
    narrowing = Narrowing(narrowed_to)
    unanswered = frozenset(kind for kind in RecordKind if not narrowing.answers(kind))
    tallies = {bearer_id: Tally() for bearer_id in bearers(session, bearer)}
    for step in _STEPS:
        step(session, tallies, bearer, period, narrowing)
    return {bearer_id: facts_of(tally, unanswered) for bearer_id, tally in tallies.items()}
