"""What stands behind the main figures: the same days before, the way from visit to money, everybody's part."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy.orm import Session

from desktop.queries.dashboard.figures import actual_of, figures_before, so_far
from desktop.queries.dashboard.main_figures import DashboardFigures
from desktop.queries.dashboard.people import PersonLine, people_lines
from desktop.queries.dashboard.targets import people_targets
from desktop.queries.own_facts import company_figures, staff_figures
from desktop.queries.own_indicators import own_indicators
from desktop.queries.working_days import working_days

STEPS = ("visits", "visited_customers", "new_deals", "signings", "signed_amount", "collected_amount")


@dataclass(frozen=True, slots=True)
class DashboardParts:
    """By indicator the company's figure in the same days of the period before, the funnel's figures, and people."""

    before: Mapping[str, Decimal | None]
    funnel: Mapping[str, Decimal | None]
    people: tuple[PersonLine, ...]


def dashboard_parts(session: Session, figures: DashboardFigures, language: str) -> DashboardParts:
    """The parts of the figures shown; a fixed number of statements whatever the records and people."""
    period, codes, own = figures.period, frozenset(figures.codes), own_indicators(session)
    now = so_far(period, figures.today)
    known = {main.indicator.code: main.actual for main in figures.mains}
    further = company_figures(session, now, own=own, wanted=frozenset(STEPS) - codes)
    each = staff_figures(session, now, own=own, wanted=codes)
    targets = people_targets(session, period, working_days(session))
    return DashboardParts(
        before=figures_before(session, figures, own),
        funnel={code: known[code] if code in known else actual_of(further, code) for code in STEPS},
        people=people_lines(session, now, each, targets, figures.codes, language),
    )
