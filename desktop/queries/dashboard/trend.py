"""The main figures month by month, and what open deals may bring in the months ahead."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.forecast import OpenDeal, Outlook, months_around, outlook, usual_cycle
from desktop.domain.period import DAY, Period, PeriodKind, add_months, containing, custom
from desktop.models import Deal, DealResult, Staff, Stage
from desktop.queries.dashboard.targets import month_targets
from desktop.queries.evaluations import fiscal_year_start
from desktop.queries.own_facts import company_figures
from desktop.queries.own_indicators import own_indicators

BEHIND = 11  # months before the running one
AHEAD = 2
FORECAST = {"signed_amount": False, "signings": True}  # what deals bring, and whether it counts contracts


@dataclass(frozen=True, slots=True)
class MonthFigure:
    """One month of one indicator in its unit; what is still ahead has an outlook and perhaps no actual."""

    month: Period
    actual: Decimal | None
    target: Decimal | None
    ahead: Outlook | None


@dataclass(frozen=True, slots=True)
class Trend:
    """By indicator its months, the oldest first; `cycle_days` is how long a deal of this company usually takes."""

    months: Mapping[str, tuple[MonthFigure, ...]]
    ahead: Mapping[str, Outlook]  # by the end of the period asked for
    cycle_days: int
    open_deals: int


def dashboard_trend(session: Session, today: date, period: Period, codes: Sequence[str]) -> Trend:
    """Twelve months up to the running one and two ahead; a fixed number of statements."""
    running = containing(PeriodKind.MONTH, today, fiscal_year_start(session))
    months = list(months_around(running, BEHIND, AHEAD))
    own, asked = own_indicators(session), frozenset(codes)
    actuals: dict[Period, Mapping[str, Decimal | None]] = {}
    for month in months[: BEHIND + 1]:
        so_far = month if month is not running else custom(month.start, today, month.fiscal_year_start)
        facts = company_figures(session, so_far, own=own, wanted=asked)
        actuals[month] = {code: facts[code].actual for code in codes if code in facts}
    deals, cycle = _open_deals(session), _cycle(session, today)
    targets = month_targets(session, months, list(codes))

    def figure(month: Period, code: str) -> MonthFigure:
        has_ahead = code in FORECAST and month.end >= today
        ahead = outlook(deals, month, today, cycle, counts=FORECAST[code]) if has_ahead else None
        return MonthFigure(month, actuals.get(month, {}).get(code), targets.of(month, code), ahead)

    shown = {code: _shown(months, code) for code in codes}
    ahead = {code: outlook(deals, period, today, cycle, counts=FORECAST[code]) for code in codes if code in FORECAST}
    by_code = {code: tuple(figure(month, code) for month in shown[code]) for code in codes}
    return Trend(by_code, ahead, cycle, len(deals))


def _shown(months: Sequence[Period], code: str) -> Sequence[Period]:
    """The months ahead only for what can be forecast."""
    return months if code in FORECAST else months[: BEHIND + 1]


def _open_deals(session: Session) -> tuple[OpenDeal, ...]:
    """Every open deal of present staff with its stage's probability; one statement."""
    rows = session.connection().execute(
        select(Deal.id, Deal.opened_on, Deal.expected_amount, Stage.probability)
        .join(Staff, Staff.id == Deal.staff_id)
        .outerjoin(Stage, Stage.id == Deal.stage_id)
        .where(Deal.result == DealResult.OPEN.value, Deal.deleted_at.is_(None), Staff.deleted_at.is_(None))
    )
    return tuple(OpenDeal(key, opened_on, amount, probability or 0) for key, opened_on, amount, probability in rows)


def _cycle(session: Session, today: date) -> int:
    """How many days a deal took on average over the last twelve months."""
    year = custom(add_months(today, -12) + DAY, today)
    facts = company_figures(session, year, wanted=frozenset({"deal_cycle_days"}))
    return usual_cycle(facts["deal_cycle_days"].actual)
