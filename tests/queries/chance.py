"""A small company made by chance, the same for the same seed, with every untidiness that records can have."""

import random
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from sqlalchemy.orm import Session

from desktop.models import (
    Action,
    Activity,
    ActivityResult,
    Company,
    Complaint,
    Customer,
    Deal,
    Evaluation,
    Feedback,
    Instalment,
    Lookup,
    Milestone,
    Rating,
    Receipt,
    Review,
    Scheme,
    SchemeVersion,
    Signing,
    SigningShare,
    Staff,
    Survey,
    Team,
    TeamMembership,
    Visit,
)

FIRST = date(2025, 12, 1)
DAYS = 240
DELETED = datetime(2026, 8, 1, tzinfo=UTC)


class Chance:
    """Draws what a record holds."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - the same company each time is the point

    def day(self) -> date:
        return FIRST + timedelta(days=self.random.randrange(DAYS))

    def perhaps_day(self, chance: float = 0.5) -> date | None:
        return self.day() if self.random.random() < chance else None

    def deleted(self) -> datetime | None:
        return DELETED if self.random.random() < 0.1 else None

    def later(self, day: date, most: int = 90) -> date:
        return day + timedelta(days=self.random.randrange(most))

    def maybe(self, value: int | None, chance: float = 0.8) -> int | None:
        return value if self.random.random() < chance else None


def make_company(session: Session, seed: int) -> None:
    """Fill the file with a company of chance."""
    chance = Chance(seed)
    session.add(Company(name="偶然公司", log_days=chance.random.choice([0, 2, 5])))
    people = _staff(session, chance)
    words = _words(session)
    customers = _customers(session, chance, words)
    deals = _deals(session, chance, people, customers, words)
    _visits(session, chance, people, customers, deals, words)
    _signings(session, chance, people, customers)
    _quality(session, chance, people, customers)
    _plans(session, chance, people)
    session.flush()


def _staff(session: Session, chance: Chance) -> list[int]:
    people = [
        Staff(code=f"E{number:02}", name=f"员工{number}", deleted_at=chance.deleted() if number else None)
        for number in range(6)
    ]
    teams = [Team(name=name) for name in ("全国", "城南", "城北", "旧组")]
    session.add_all([*people, *teams])
    session.flush()
    teams[1].parent_id = teams[2].parent_id = teams[0].id
    teams[3].deleted_at = DELETED
    for person in people:
        for team in chance.random.sample(teams, chance.random.randrange(4)):
            started = chance.perhaps_day(0.6)
            ended = chance.later(started, 200) if started and chance.random.random() < 0.6 else None
            session.add(TeamMembership(staff_id=person.id, team_id=team.id, started_on=started, ended_on=ended))
    session.flush()
    return [person.id for person in people]


def _words(session: Session) -> dict[str, list[int]]:
    words = [
        Lookup(kind="outcome", name="有进展", is_effective=True),
        Lookup(kind="outcome", name="没见到"),
        Lookup(kind="product", name="A 产品"),
        Lookup(kind="product", name="B 产品"),
        Lookup(kind="region", name="华东"),
        Lookup(kind="region", name="华南"),
    ]
    session.add_all(words)
    session.flush()
    return {kind: [word.id for word in words if word.kind == kind] for kind in ("outcome", "product", "region")}


def _customers(session: Session, chance: Chance, words: dict[str, list[int]]) -> list[int]:
    def score() -> Decimal | None:
        return Decimal(chance.random.randrange(10_001)) / 100 if chance.random.random() < 0.4 else None

    customers = [
        Customer(
            code=f"K{number}",
            name=f"客户{number}",
            region_id=chance.maybe(chance.random.choice(words["region"])),
            registered_capital=chance.random.choice([None, None, Decimal(0), Decimal(500_000), Decimal(20_000_000)]),
            founded_on=chance.random.choice([None, date(2025, 12, 20), date(2020, 2, 29), date(1999, 7, 1)]),
            track_record=score(),
            reputation=score(),
            credit=score(),
        )
        for number in range(8)
    ]
    session.add_all(customers)
    session.flush()
    return [customer.id for customer in customers]


def _deals(
    session: Session, chance: Chance, people: list[int], customers: list[int], words: dict[str, list[int]]
) -> list[int]:
    deals = []
    for _ in range(60):
        opened = chance.perhaps_day(0.8)
        closed = (chance.later(opened) if opened else chance.day()) if chance.random.random() < 0.8 else None
        deals.append(
            Deal(
                staff_id=chance.random.choice(people),
                customer_id=chance.maybe(chance.random.choice(customers)),
                product_id=chance.maybe(chance.random.choice(words["product"])),
                opened_on=opened,
                closed_on=closed,
                result=chance.random.choice(["won", "lost", "open"]),
                deleted_at=chance.deleted(),
            )
        )
    session.add_all(deals)
    session.flush()
    for _ in range(30):
        planned = chance.day()
        done = planned + timedelta(days=chance.random.randrange(-9, 10)) if chance.random.random() < 0.7 else None
        deal_id = chance.random.choice(deals).id
        session.add(
            Milestone(deal_id=deal_id, name="进场", planned_on=planned, done_on=done, deleted_at=chance.deleted())
        )
    return [deal.id for deal in deals]


def _visits(
    session: Session,
    chance: Chance,
    people: list[int],
    customers: list[int],
    deals: list[int],
    words: dict[str, list[int]],
) -> None:
    for _ in range(150):
        day = chance.day()
        session.add(
            Visit(
                visited_on=day,
                staff_id=chance.random.choice(people),
                customer_id=chance.maybe(chance.random.choice(customers)),
                deal_id=chance.maybe(chance.random.choice(deals), 0.3),
                outcome_id=chance.maybe(chance.random.choice(words["outcome"])),
                entered_on=day + timedelta(days=chance.random.randrange(-1, 8)),
                deleted_at=chance.deleted(),
            )
        )


def _signings(session: Session, chance: Chance, people: list[int], customers: list[int]) -> None:
    for number in range(40):
        signed = chance.day()
        signing = Signing(
            number=f"HT{number}",
            customer_id=chance.maybe(chance.random.choice(customers)),
            signed_on=signed,
            amount=Decimal(chance.random.randrange(1, 5_000_000)) / 100,
            profit=Decimal(chance.random.randrange(-100_000, 900_000)) / 100
            if chance.random.random() < 0.5
            else None,
            term_end=chance.later(signed) if chance.random.random() < 0.5 else None,
            terminated_on=chance.later(signed, 60) if chance.random.random() < 0.3 else None,
            landing_planned_on=chance.later(signed) if chance.random.random() < 0.6 else None,
            landed_on=chance.later(signed) if chance.random.random() < 0.5 else None,
            deleted_at=chance.deleted(),
        )
        session.add(signing)
        session.flush()
        _shares(session, chance, signing.id, people)
        _payments(session, chance, signing)
    session.flush()


def _shares(session: Session, chance: Chance, signing_id: int, people: list[int]) -> None:
    first, second = chance.random.sample(people, 2)
    share = Decimal(chance.random.choice([10_000, 6_000, 3_333])) / 100
    session.add(SigningShare(signing_id=signing_id, staff_id=first, share=share))
    if share < 100:
        session.add(SigningShare(signing_id=signing_id, staff_id=second, share=100 - share))


def _payments(session: Session, chance: Chance, signing: Signing) -> None:
    dues = [
        Instalment(
            signing_id=signing.id,
            due_on=chance.later(signing.signed_on, 120),
            amount=Decimal(chance.random.randrange(1, 30)),
            deleted_at=chance.deleted(),
        )
        for _ in range(chance.random.randrange(4))
    ]
    session.add_all(dues)
    session.flush()
    for _ in range(chance.random.randrange(4)):
        named = chance.random.choice(dues).id if dues and chance.random.random() < 0.5 else None
        session.add(
            Receipt(
                signing_id=signing.id,
                instalment_id=named,
                received_on=chance.later(signing.signed_on, 120),
                amount=Decimal(chance.random.choice([1, 5, 12, 30, -4, -20])),
                deleted_at=chance.deleted(),
            )
        )


def _quality(session: Session, chance: Chance, people: list[int], customers: list[int]) -> None:
    for _ in range(30):
        who, customer = chance.random.choice(people), chance.maybe(chance.random.choice(customers))
        score = Decimal(chance.random.randrange(10_001)) / 100
        session.add_all(
            [
                Survey(
                    answered_on=chance.day(),
                    customer_id=customer,
                    staff_id=chance.maybe(who),
                    score=score,
                    deleted_at=chance.deleted(),
                ),
                Complaint(received_on=chance.day(), customer_id=customer, staff_id=who, deleted_at=chance.deleted()),
                Feedback(
                    reported_on=chance.day(),
                    staff_id=who,
                    status=chance.random.choice(["new", "useful", "adopted"]),
                    deleted_at=chance.deleted(),
                ),
                Rating(
                    start=date(2026, 1, 1),
                    end=date(2026, 3, 31),
                    staff_id=who,
                    relation=chance.random.choice(["owner", "manager", "peer", "customer", "self"]),
                    score=score,
                    deleted_at=chance.deleted(),
                ),
            ]
        )
    for number in range(6):
        activity = Activity(name=f"沙龙{number}", held_on=chance.day(), deleted_at=chance.deleted())
        session.add(activity)
        session.flush()
        for who in chance.random.sample(people, 3):
            leads = chance.random.randrange(9)
            session.add(ActivityResult(activity_id=activity.id, staff_id=who, leads=leads, deals=leads // 3))


def _plans(session: Session, chance: Chance, people: list[int]) -> None:
    scheme = Scheme(name="默认")
    session.add(scheme)
    session.flush()
    version = SchemeVersion(scheme_id=scheme.id, version=1, grades=[], tiers=[], ramp=[])
    session.add(version)
    session.flush()
    for number, deleted_at in enumerate((None, DELETED)):
        evaluation = Evaluation(
            scheme_version_id=version.id,
            period_kind="quarter",
            period_label="2025Q4",
            start=date(2025, 10, 1),
            end=date(2025, 12, 31),
            deleted_at=deleted_at,
        )
        session.add(evaluation)
        session.flush()
        for who in people:
            review = Review(
                evaluation_id=evaluation.id,
                staff_id=who,
                number=f"KH-{number}-{who}",
                staff_code=str(who),
                staff_name=str(who),
            )
            session.add(review)
            session.flush()
            for _ in range(4):
                due = chance.day()
                done = due + timedelta(days=chance.random.randrange(-5, 6)) if chance.random.random() < 0.7 else None
                session.add(
                    Action(review_id=review.id, staff_id=who, due_on=due, done_on=done, deleted_at=chance.deleted())
                )
