"""A small company for tests of evaluations: only what matters is stated."""

from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from desktop.domain.period import parse_period
from desktop.domain.scheme import Rule, RuleKind, Scheme, SchemeItem
from desktop.models import (
    Action,
    Company,
    Conduct,
    Customer,
    Finding,
    Position,
    Review,
    ReviewItem,
    Signing,
    SigningShare,
    Staff,
    Survey,
    Target,
    Team,
    TeamMembership,
    Visit,
)
from desktop.models import Scheme as SchemeRow
from desktop.services.presets import load_preset
from desktop.services.schemes import save_version
from desktop.store.database import Database

Kept = TypeVar("Kept", Review, ReviewItem, Finding, Action)
Q2, Q3, Q4 = (parse_period(label) for label in ("2026Q2", "2026Q3", "2026Q4"))
TODAY = date(2026, 11, 21)
RATIO, POINTS = Rule(RuleKind.RATIO), Rule(RuleKind.POINTS)


def today() -> date:
    return TODAY


def line(indicator: str, weight: str, rule: Rule = RATIO, **more: Any) -> SchemeItem:
    return SchemeItem(indicator, Decimal(weight), rule, **more)


def add_scheme(
    session: Session, *items: SchemeItem, name: str = "测试方案", role: str = "", is_default: bool = True, **more: Any
) -> int:
    """A scheme with the usual grades and tiers; its key."""
    usual = load_preset("sales").default_scheme.scheme
    row = SchemeRow(name=name, name_en=f"{name} EN", role=role, is_default=is_default)
    session.add(row)
    session.flush()
    title = {"zh_CN": "季度考核表", "en": "Quarterly Review"}
    save_version(
        session,
        row.id,
        Scheme(
            {"zh_CN": name}, 1, items, **{"grades": usual.grades, "tiers": usual.tiers, "form_titles": title, **more}
        ),
    )
    return row.id


def add_company(session: Session) -> None:
    session.add(Company(name="云岭鲜食商贸有限公司"))
    session.flush()


def add_staff(session: Session, code: str, name: str = "", role: str = "", **more: Any) -> int:
    """A staff member with all of the past in service unless stated; the key."""
    if role:
        more["position_id"] = _position(session, role)
    row = Staff(code=code, name=name or f"员工{code}", **{"bonus_base": Decimal(8000), **more})
    session.add(row)
    session.flush()
    return row.id


def _position(session: Session, role: str) -> int:
    found = session.scalars(select(Position).where(Position.role == role)).first()
    if found is None:
        found = Position(name=f"岗位 {role}", name_en=f"Position {role}", role=role)
        session.add(found)
        session.flush()
    return found.id


def add_team(session: Session, name: str, leader_id: int | None, *members: int) -> int:
    team = Team(name=name, leader_id=leader_id)
    session.add(team)
    session.flush()
    session.add_all([TeamMembership(staff_id=member, team_id=team.id) for member in members])
    session.flush()
    return team.id


def add_target(session: Session, indicator: str, value: str, **more: Any) -> None:
    """A target of the third quarter unless stated."""
    session.add(Target(indicator=indicator, value=Decimal(value), **{"start": Q3.start, "end": Q3.end, **more}))
    session.flush()


def add_visits(session: Session, staff_id: int, count: int, day: date = date(2026, 8, 3)) -> None:
    session.add_all([Visit(visited_on=day, staff_id=staff_id, entered_on=day) for _ in range(count)])
    session.flush()


def add_signing(session: Session, staff_id: int, amount: str, day: date = date(2026, 8, 3)) -> None:
    customer = Customer(name=f"客户{staff_id}{amount}{day}")
    session.add(customer)
    session.flush()
    signing = Signing(customer_id=customer.id, signed_on=day, amount=Decimal(amount))
    session.add(signing)
    session.flush()
    session.add(SigningShare(signing_id=signing.id, staff_id=staff_id, share=Decimal(100)))
    session.flush()


def add_survey(session: Session, staff_id: int, score: str, day: date = date(2026, 8, 3)) -> None:
    session.add(Survey(answered_on=day, staff_id=staff_id, score=Decimal(score)))
    session.flush()


def add_conduct(session: Session, staff_id: int, kind: str, points: str = "0", description: str = "") -> None:
    session.add(
        Conduct(
            happened_on=date(2026, 8, 3),
            staff_id=staff_id,
            kind=kind,
            points=Decimal(points),
            description=description,
        )
    )
    session.flush()


def two_people(session: Session) -> tuple[int, int]:
    """Visits 60 and satisfaction 40: one person at 50 % of the visits and 90 points, one without a survey."""
    add_company(session)
    add_scheme(session, line("visits", "60"), line("satisfaction", "40", POINTS))
    first, second = add_staff(session, "E01", "王䶮"), add_staff(session, "E02", "李雷")
    for person in (first, second):
        add_target(session, "visits", "10", staff_id=person)
    add_visits(session, first, 5)
    add_visits(session, second, 9)
    add_survey(session, first, "90")
    return first, second


def reviews(session: Session, evaluation_id: int) -> dict[str, Review]:
    """The reviews of an evaluation by staff code, readable after the session."""
    return {
        row.staff_code: row for row in _let_go(session, select(Review).where(Review.evaluation_id == evaluation_id))
    }


def items(session: Session, review: Review) -> dict[str, ReviewItem]:
    """The lines of a review by indicator."""
    return {
        row.indicator: row for row in _let_go(session, select(ReviewItem).where(ReviewItem.review_id == review.id))
    }


def findings(session: Session, review: Review) -> list[Finding]:
    return _let_go(session, select(Finding).where(Finding.review_id == review.id).order_by(Finding.sort_order))


def actions(session: Session, review: Review) -> list[Action]:
    statement = select(Action).where(Action.review_id == review.id, Action.deleted_at.is_(None))
    return _let_go(session, statement.order_by(Action.sort_order, Action.id))


def _let_go(session: Session, statement: Select[Kept]) -> list[Kept]:
    rows = list(session.scalars(statement))
    for row in rows:
        session.expunge(row)
    return rows


def visiting(database: Database, evaluation_id: int) -> tuple[Finding, Action, int]:
    """What is said of the visits of E01, what is planned for them, and the review's key."""
    with database.read() as session:
        review = reviews(session, evaluation_id)["E01"]
        finding = next(row for row in findings(session, review) if row.indicator == "visits")
        action = next(row for row in actions(session, review) if row.indicator == "visits")
        return finding, action, review.id
