"""For each indicator: a record whose deciding day is stated, and what it is worth inside and outside a period."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy.orm import Session

from desktop.models import (
    Action,
    Activity,
    ActivityResult,
    Complaint,
    Customer,
    Evaluation,
    Feedback,
    Milestone,
    Review,
    Scheme,
    SchemeVersion,
    Staff,
    Survey,
)
from tests.queries.builders import (
    a_customer,
    a_deal,
    a_receipt,
    a_signing,
    a_visit,
    a_word,
    an_instalment,
    keep,
)

START, END = date(2026, 7, 1), date(2026, 9, 30)  # 2026Q3
MIDDLE, LONG_AGO = date(2026, 8, 12), date(2025, 1, 6)
Maker = Callable[[Session, Staff, date], object]


@dataclass(frozen=True)
class Dated:
    """A record decided by one day: the indicator's actual with it inside the period and with it outside."""

    make: Maker
    inside: str | None
    outside: str | None


def signed(session: Session, person: Staff, day: date, **more: Any) -> Customer:
    """A contract of 1,000 元 with a customer of its own."""
    customer = a_customer(session, **more.pop("customer", {}))
    a_signing(session, day, (person, "100"), customer_id=customer.id, **more)
    return customer


def a_survey(session: Session, person: Staff, day: date, score: str = "80") -> None:
    keep(session, Survey(answered_on=day, staff_id=person.id, score=Decimal(score)))


def an_activity(session: Session, person: Staff, day: date, leads: int = 7, deals: int = 2) -> None:
    activity = keep(session, Activity(name="沙龙", held_on=day))
    keep(session, ActivityResult(activity_id=activity.id, staff_id=person.id, leads=leads, deals=deals))


def a_milestone(session: Session, person: Staff, planned: date, done: date | None) -> None:
    deal = a_deal(session, person, opened_on=LONG_AGO)
    keep(session, Milestone(deal_id=deal.id, name="进场", planned_on=planned, done_on=done))


def an_action(session: Session, person: Staff, due: date, done: date | None) -> None:
    """An improvement action of an earlier evaluation."""
    scheme = keep(session, Scheme(name=f"方案{session.query(Scheme).count()}"))
    version = keep(session, SchemeVersion(scheme_id=scheme.id, version=1, grades=[], tiers=[], ramp=[]))
    evaluation = keep(
        session,
        Evaluation(
            scheme_version_id=version.id,
            period_kind="quarter",
            period_label="2026Q2",
            start=date(2026, 4, 1),
            end=date(2026, 6, 30),
        ),
    )
    number = f"KH-{evaluation.id}"
    review = keep(
        session,
        Review(
            evaluation_id=evaluation.id, staff_id=person.id, number=number, staff_code="E", staff_name=person.name
        ),
    )
    keep(session, Action(review_id=review.id, staff_id=person.id, due_on=due, done_on=done))


def _effective(session: Session, person: Staff, day: date) -> None:
    word = a_word(session, "outcome", f"有进展{day}", is_effective=True)
    a_visit(session, person, day, outcome_id=word.id)


def _visit_to_signer(session: Session, person: Staff, day: date) -> None:
    customer = signed(session, person, MIDDLE)
    a_visit(session, person, day, customer_id=customer.id)


def _signing_of_visited(session: Session, person: Staff, day: date) -> None:
    customer = signed(session, person, day)
    a_visit(session, person, MIDDLE, customer_id=customer.id)


def _won(session: Session, person: Staff, day: date) -> None:
    a_deal(session, person, opened_on=LONG_AGO, closed_on=day, result="won")


def _cycle(session: Session, person: Staff, day: date) -> None:
    a_deal(session, person, opened_on=day - timedelta(days=10), closed_on=day, result="won")


def _opened_and_won(session: Session, person: Staff, day: date) -> None:
    a_deal(session, person, opened_on=day, closed_on=day, result="won")


def _again(session: Session, person: Staff, day: date) -> None:
    customer = signed(session, person, LONG_AGO)
    a_signing(session, day, (person, "100"), customer_id=customer.id)


def _money(session: Session, person: Staff, day: date) -> None:
    a_receipt(session, a_signing(session, LONG_AGO, (person, "100")), day, "400")


def _due(session: Session, person: Staff, day: date) -> None:
    signing = a_signing(session, LONG_AGO, (person, "100"))
    an_instalment(session, signing, day, "400")
    a_receipt(session, signing, LONG_AGO, "100")


def _complaint(session: Session, person: Staff, day: date) -> None:
    signed(session, person, LONG_AGO)
    keep(session, Complaint(received_on=day, staff_id=person.id))


def _feedback(session: Session, person: Staff, day: date) -> None:
    keep(session, Feedback(reported_on=day, staff_id=person.id, status="useful"))


# Retention, churn and overdue money hold on one day rather than over days: they have tests of their own.
DECIDED_BY_DAY: Mapping[str, Dated] = {
    "visits": Dated(a_visit, "1", "0"),
    "effective_visits": Dated(_effective, "1", "0"),
    "visited_customers": Dated(_visit_to_signer, "1", "0"),
    "new_deals": Dated(_opened_and_won, "1", "0"),
    "signings": Dated(signed, "1", "0"),
    "signed_amount": Dated(signed, "1000", "0"),
    "signed_customers": Dated(signed, "1", "0"),
    "new_customers": Dated(signed, "1", "0"),
    "gross_profit": Dated(lambda s, p, day: signed(s, p, day, profit=Decimal(300)), "300", None),
    "average_deal": Dated(signed, "1000", None),
    "won_deals": Dated(_won, "1", "0"),
    "lost_deals": Dated(lambda s, p, day: a_deal(s, p, opened_on=LONG_AGO, closed_on=day, result="lost"), "1", "0"),
    "win_rate": Dated(_won, "100", None),
    "deal_conversion": Dated(_opened_and_won, "100", None),
    "visit_conversion": Dated(_visit_to_signer, "100", None),
    "visit_conversion by signing": Dated(_signing_of_visited, "100", "0"),
    "deal_cycle_days": Dated(_cycle, "10", None),
    "collected_amount": Dated(_money, "400", "0"),
    "collection_rate": Dated(_due, "25", None),
    "landing_rate": Dated(
        lambda s, p, day: signed(s, p, LONG_AGO, landing_planned_on=day, landed_on=LONG_AGO), "100", None
    ),
    "landing_rate without a plan": Dated(lambda s, p, day: signed(s, p, LONG_AGO, landed_on=day), "100", None),
    "repeat_rate": Dated(_again, "100", None),
    "customer_quality": Dated(lambda s, p, day: signed(s, p, day, customer={"credit": Decimal(90)}), "90", None),
    "satisfaction": Dated(a_survey, "80", None),
    "complaints": Dated(_complaint, "1", "0"),
    "complaint_rate": Dated(_complaint, "100", "0"),
    "milestones_on_time": Dated(lambda s, p, day: a_milestone(s, p, day, day), "100", None),
    "market_feedback": Dated(_feedback, "1", "0"),
    "activity_leads": Dated(an_activity, "7", "0"),
    "activity_deals": Dated(an_activity, "2", "0"),
    "plan_completion": Dated(lambda s, p, day: an_action(s, p, day, day), "100", None),
    "log_timeliness": Dated(a_visit, "100", None),
}
