"""A company of chance on a preset: who comes, leaves, moves and leads, leave, conduct, and targets of every kind."""

from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.indicators import INDICATORS, Unit
from desktop.domain.period import Period, PeriodKind, containing, parse_period
from desktop.domain.target_parts import parts_of
from desktop.models import Absence, Company, Conduct, Customer, Lookup, Position, Rating, Signing, Staff, Target, Team
from desktop.services.schemes import install_preset
from tests.queries.chance import make_company
from tests.queries.drawing import Chance

BASES = (None, Decimal(5000), Decimal("6333.33"), Decimal("8000.05"))
HIRED = (None, date(2019, 2, 28), date(2020, 2, 29), date(2025, 11, 30), date(2026, 2, 14), date(2026, 5, 31))
LEFT = (None, None, None, date(2026, 4, 30), date(2026, 7, 2))
RELATIONS = ("owner", "manager", "peer", "peer", "customer", "self")
FILTERS = ("product", "region", "customer_kind", "source")
LEVELS = ("sprint", "sprint", "sprint", "base", "challenge")
WORDS = (("customer_kind", "加盟商"), ("customer_kind", "商户"), ("source", "转介绍"), ("source", "展会"))


def fill(session: Session, seed: int, preset: str, fiscal_start: int, periods: tuple[str, ...]) -> None:
    """Fill a new file; ratings are given for the periods named."""
    make_company(session, seed)
    session.scalars(select(Company)).one().fiscal_year_start = fiscal_start
    install_preset(session, preset)
    chance = Chance(1000 + seed)
    words = _words(session, chance)
    people = list(session.scalars(select(Staff).order_by(Staff.id)))
    _serve(session, chance, people)
    _stay_away_and_stand_out(session, chance, people)
    for label in periods:
        _rate(session, chance, people, parse_period(label, fiscal_start))
    _set_targets(session, chance, people, words, fiscal_start)
    session.flush()


def _words(session: Session, chance: Chance) -> dict[str, list[int]]:
    """Kinds, sources and regions for customers and contracts, where the company of chance has none."""
    known = {(word.kind, word.name) for word in session.scalars(select(Lookup))}
    session.add_all(Lookup(kind=kind, name=name) for kind, name in WORDS if (kind, name) not in known)
    session.flush()
    words: dict[str, list[int]] = {}
    for word in session.scalars(select(Lookup).order_by(Lookup.id)):
        words.setdefault(word.kind, []).append(word.id)
    for customer in session.scalars(select(Customer).order_by(Customer.id)):
        customer.kind_id = chance.maybe(chance.random.choice(words["customer_kind"]))
        customer.source_id = chance.maybe(chance.random.choice(words["source"]))
    for signing in session.scalars(select(Signing).order_by(Signing.id)):
        signing.product_id = chance.maybe(chance.random.choice(words["product"]))
        signing.region_id = chance.maybe(chance.random.choice(words["region"]), 0.4)
    return words


def _serve(session: Session, chance: Chance, people: list[Staff]) -> None:
    """Positions of every role, days of service, what bonuses are reckoned from, and who leads which team."""
    positions = list(session.scalars(select(Position).order_by(Position.id)))
    for number, person in enumerate(people):
        person.position_id = positions[number % len(positions)].id
        person.hired_on = chance.random.choice(HIRED)
        left_on = chance.random.choice(LEFT)
        person.left_on = left_on if left_on and (person.hired_on or date.min) < left_on else None
        person.bonus_base = chance.random.choice(BASES)
    teams = list(session.scalars(select(Team).order_by(Team.id)))
    for team in teams:
        team.leader_id = chance.maybe(people[chance.random.randrange(3)].id)


def _stay_away_and_stand_out(session: Session, chance: Chance, people: list[Staff]) -> None:
    for _ in range(12):
        person, first = chance.random.choice(people), chance.day()
        last = chance.later(first, chance.random.choice([3, 30, 120]))
        approved = chance.random.random() < 0.8
        session.add(Absence(staff_id=person.id, started_on=first, ended_on=last, is_approved=approved))
    for _ in range(25):
        kind = chance.random.choice(["award", "award", "penalty", "penalty", "red_line"])
        session.add(
            Conduct(
                happened_on=chance.day(), staff_id=chance.random.choice(people).id, kind=kind,
                points=Decimal(chance.random.choice(["0", "1", "2.5", "7", "12"])), deleted_at=chance.deleted(),
            )
        )  # fmt: skip


def _rate(session: Session, chance: Chance, people: list[Staff], period: Period) -> None:
    for person in people:
        for relation in RELATIONS:
            score = Decimal(chance.random.randrange(3000, 10_001)) / 100
            if chance.random.random() < 0.6:
                session.add(
                    Rating(start=period.start, end=period.end, staff_id=person.id, relation=relation, score=score)
                )


def _set_targets(
    session: Session, chance: Chance, people: list[Staff], words: dict[str, list[int]], fiscal_start: int
) -> None:
    """Targets of some months, quarters, years and stretches of days, for some people, teams and the company."""
    teams = session.scalars(select(Team.id).order_by(Team.id)).all()
    bearers = [*({"staff_id": person.id} for person in people), *({"team_id": key} for key in teams), {}]
    spans = _spans(fiscal_start)
    for code, indicator in INDICATORS.items():
        usual = {Unit.MONEY: 60_000, Unit.COUNT: 4}.get(indicator.unit, 80)
        for bearer in bearers:
            for first, last in chance.random.sample(spans, len(spans) // 5):
                grown = 1 + (last - first).days // 30 if indicator.unit in (Unit.MONEY, Unit.COUNT) else 1
                value = usual * grown * Decimal(chance.random.choice(["1", "1", "1.75", "0.3333", "0"]))
                narrowed = chance.random.choice(FILTERS) if chance.random.random() < 0.2 else ""
                session.add(
                    Target(
                        indicator=code, start=first, end=last, value=value, level=chance.random.choice(LEVELS),
                        **bearer, **({f"{narrowed}_id": chance.random.choice(words[narrowed])} if narrowed else {}),
                    )
                )  # fmt: skip


def _spans(fiscal_start: int) -> list[tuple[date, date]]:
    """Months, quarters and the whole of two fiscal years, a week, and thirty days across the turn of the year."""
    found = [(date(2025, 12, 29), date(2026, 1, 4)), (date(2025, 12, 20), date(2026, 1, 19))]
    for day in (date(2025, 12, 31), date(2026, 12, 31)):
        year = containing(PeriodKind.YEAR, day, fiscal_start)
        parts = [year, *parts_of(year, PeriodKind.QUARTER), *parts_of(year, PeriodKind.MONTH)]
        found += [(part.start, part.end) for part in parts]
    return [span for span in dict.fromkeys(found) if span[1] - span[0] < timedelta(days=367)]
