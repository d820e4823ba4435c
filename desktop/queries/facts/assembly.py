"""The facts of a period put together: at most ten statements, whatever the number of people or teams."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from desktop.domain.facts import Facts
from desktop.domain.indicators import INDICATORS, RecordKind
from desktop.domain.period import Period
from desktop.domain.scheme import Filter
from desktop.domain.tally import Tally, facts_of
from desktop.domain.targets import Bearer
from desktop.queries.facts import counted, customers, money, signings, visits
from desktop.queries.facts.bearers import COMPANY_ID, bearers
from desktop.queries.facts.narrowing import Narrowing
from desktop.queries.facts.question import Question

EVERYTHING = Filter()
Unpaid = Mapping[int, tuple[int, int]]  # staff id → number of instalments, 分 × share


@dataclass(frozen=True, slots=True)
class Known:
    """What has been asked of the same records already, so that nobody asks again; None: nobody has."""

    unpaid: Unpaid | None = None
    unpaid_of_period: Mapping[int, int] | None = None  # staff id → 分 × share of what fell due in the period itself
    active: customers.Customers | None = None

    @property
    def codes(self) -> frozenset[str]:
        """The indicators that need not be asked for."""
        answered = (
            (self.unpaid, ("overdue_amount",)),
            (self.unpaid_of_period, ("collection_rate",)),
            (self.active, customers.CODES),
        )
        return frozenset(code for known, codes in answered if known is not None for code in codes)


NOTHING_KNOWN = Known()
_STEPS = (
    (visits.CODES, visits.add_visits),
    (counted.CODES, counted.add_counted),
    (signings.CODES, signings.add_signings),
    (("customer_quality",), signings.add_quality),
    (("landing_rate",), signings.add_landings),
    (("collected_amount",), money.add_receipts),
    (("collection_rate", "overdue_amount"), money.add_instalments),
    (customers.CODES, customers.add_customers),
)


def answered_with(codes: frozenset[str]) -> frozenset[str]:
    """The codes with those that the same rows answer at no cost."""
    # A rate of visits has to count their customers as well.
    together = frozenset(signings.CODES) - {"visit_conversion"}
    return codes if codes.isdisjoint(together) else codes | together


def staff_facts(
    session: Session,
    period: Period,
    narrowed_to: Filter = EVERYTHING,
    wanted: frozenset[str] | None = None,
    known: Known = NOTHING_KNOWN,
) -> dict[int, Facts]:
    """The wanted indicators (all, if None) of every staff member who is not deleted: staff id → code → measure.

    Money in 元, percentages as percent values, cycles in days; exact and unrounded; None is "no data".
    """
    return _facts(session, Question(Bearer.STAFF, period, Narrowing(narrowed_to), wanted), known)


def team_facts(
    session: Session, period: Period, narrowed_to: Filter = EVERYTHING, wanted: frozenset[str] | None = None
) -> dict[int, Facts]:
    """The same of every team, over the records of those who were in it on the record's day; units as above."""
    return _facts(session, Question(Bearer.TEAM, period, Narrowing(narrowed_to), wanted))


def company_facts(
    session: Session, period: Period, narrowed_to: Filter = EVERYTHING, wanted: frozenset[str] | None = None
) -> Facts:
    """The same of the whole company, over the records of all staff who are not deleted; units as above."""
    return _facts(session, Question(Bearer.COMPANY, period, Narrowing(narrowed_to), wanted))[COMPANY_ID]


def _facts(session: Session, question: Question, known: Known = NOTHING_KNOWN) -> dict[int, Facts]:
    unanswered = frozenset(kind for kind in RecordKind if not question.narrowing.answers(kind))
    tallies = {bearer_id: Tally() for bearer_id in bearers(session, question.bearer)}
    asked = replace(question, wanted=_all_but(known.codes, question.wanted)) if known.codes else question
    for codes, add in _STEPS:
        if asked.wants(*codes):
            add(session, tallies, asked)
    if known.unpaid_of_period is not None and question.wants("collection_rate"):
        money.add_due_but_unpaid(session, tallies, question, known.unpaid_of_period)
    for staff_id, (number, total) in (known.unpaid or {}).items():
        tallies[staff_id].overdue_instalments, tallies[staff_id].overdue = number, total
    if known.active is not None:
        customers.count_customers(tallies, known.active)
    return {bearer_id: facts_of(tally, unanswered, question.wanted) for bearer_id, tally in tallies.items()}


def _all_but(known: frozenset[str], wanted: frozenset[str] | None) -> frozenset[str]:
    every = frozenset(INDICATORS) if wanted is None else wanted
    # Who knows the customers does not know their complaints yet.
    behind = {"complaints"} if "complaint_rate" in every & known else set()
    return every - known | behind
