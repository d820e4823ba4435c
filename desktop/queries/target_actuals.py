"""What was reached: one indicator's actuals of everybody in a period."""

from collections.abc import Mapping
from decimal import Decimal

from sqlalchemy.orm import Session

from desktop.domain.facts import NO_DATA, Facts
from desktop.domain.indicators import INDICATORS
from desktop.domain.period import Period
from desktop.domain.scheme import Filter
from desktop.domain.targets import Bearer
from desktop.queries.facts import company_facts, staff_facts, team_facts
from desktop.queries.own_facts import company_figures, staff_figures, team_figures


def actuals(
    session: Session, bearer: Bearer, period: Period, indicator: str, narrowed_to: Filter
) -> Mapping[int, Decimal | None]:
    """By bearer (0: the company) the actual in the indicator's unit; None is "no data"."""
    facts = _facts(session, bearer, period, indicator, narrowed_to)
    return {key: measures.get(indicator, NO_DATA).actual for key, measures in facts.items()}


def _facts(
    session: Session, bearer: Bearer, period: Period, indicator: str, narrowed_to: Filter
) -> Mapping[int, Facts]:
    if indicator not in INDICATORS:
        return _own_facts(session, bearer, period, narrowed_to)
    wanted = frozenset({indicator})
    if bearer is Bearer.COMPANY:
        return {0: company_facts(session, period, narrowed_to, wanted)}
    if bearer is Bearer.TEAM:
        return team_facts(session, period, narrowed_to, wanted)
    return staff_facts(session, period, narrowed_to, wanted)


def _own_facts(session: Session, bearer: Bearer, period: Period, narrowed_to: Filter) -> Mapping[int, Facts]:
    if bearer is Bearer.COMPANY:
        return {0: company_figures(session, period, narrowed_to)}
    if bearer is Bearer.TEAM:
        return team_figures(session, period, narrowed_to)
    return staff_figures(session, period, narrowed_to)
