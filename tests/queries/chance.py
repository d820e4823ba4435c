"""A small company made by chance, the same for the same seed, with every untidiness that records can have."""

from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy.orm import Session

from desktop.models import (
    Company,
    Customer,
    Deal,
    Instalment,
    Lookup,
    Milestone,
    Receipt,
    Signing,
    SigningShare,
    Staff,
    Team,
    TeamMembership,
    Visit,
)
from tests.queries.chance_quality import add_plans, add_quality
from tests.queries.drawing import DELETED, Chance


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
    add_quality(session, chance, people, customers)
    add_plans(session, chance, people)
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
