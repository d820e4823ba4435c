"""What the sample company stands on: its lists, stages, positions, teams and people, with their keys."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import Absence, Lookup, LookupKind, Position, Staff, Stage, Team, TeamMembership
from desktop.services.pinyin import spelled
from desktop.services.sample.calendar import LAST_FULL, Quarter
from desktop.services.sample.cast import Cast, Person, words
from desktop.services.sample.deals import moving_day
from desktop.services.sample.rows import Rows
from desktop.services.schemes import install_preset


@dataclass(frozen=True, slots=True)
class Ground:
    """Keys by name, and the rows everything is written to."""

    rows: Rows
    cast: Cast
    today: date
    quarters: tuple[Quarter, ...]
    lookups: dict[tuple[LookupKind, str], int]
    stages: tuple[tuple[int, str], ...]  # key and step of the general funnel, in order
    staff: dict[str, int]
    teams: dict[str, int]

    def has_happened(self, day: date | None) -> bool:
        """Whether a day is known by today."""
        return day is not None and day <= self.today

    def known(self, day: date | None) -> date | None:
        """The day if it is not in the future."""
        return day if self.has_happened(day) else None


def lay_ground(session: Session, rows: Rows, cast: Cast, today: date, quarters: tuple[Quarter, ...]) -> Ground:
    """Make the lists, teams and people; what a preset has already made is used."""
    install_preset(session, cast.preset)
    _add_words(session, cast)
    session.flush()
    lookups = {(LookupKind(word.kind), word.name): word.id for word in session.scalars(select(Lookup))}
    stages = session.scalars(select(Stage).order_by(Stage.sort_order, Stage.id))
    steps = tuple((stage.id, stage.step) for stage in stages)
    positions = {position.role: position.id for position in session.scalars(select(Position))}
    teams = {team.key: place for place, team in enumerate(cast.teams, start=1)}
    staff = {person.code: place for place, person in enumerate(_leaders_first(cast), start=1)}
    ground = Ground(rows, cast, today, quarters, lookups, steps, staff, teams)
    for person in _leaders_first(cast):
        _add_person(ground, person, positions[person.role])
    for team in cast.teams:
        leader = next(person for person in cast.people if person.team == team.key and person.role == "leader")
        rows.add(Team, name=team.name, name_en=team.name_en, leader_id=staff[leader.code])
    for person in _leaders_first(cast):
        _add_memberships(ground, person)
        _add_absences(ground, person)
    return ground


def _leaders_first(cast: Cast) -> list[Person]:
    return sorted(cast.people, key=lambda person: (person.role != "leader", person.code))


def _add_words(session: Session, cast: Cast) -> None:
    """The lists a preset leaves to the company: regions, products, industries."""
    lists = {
        LookupKind.REGION: [(team.region, team.region_en) for team in cast.teams],
        LookupKind.PRODUCT: [(product.name, product.name_en) for product in cast.products],
        LookupKind.INDUSTRY: [(industry["name"], industry["name_en"]) for industry in words()["industries"]],
    }
    for kind, names in lists.items():
        for place, (name, name_en) in enumerate(names):
            session.add(Lookup(kind=kind, name=name, name_en=name_en, sort_order=place))


def _add_person(ground: Ground, person: Person, position_id: int) -> None:
    team = ground.cast.team(person.team)
    pinyin, initials = spelled(person.name, is_person=True)
    leader = next(other for other in ground.cast.people if other.team == person.team and other.role == "leader")
    ground.rows.add(
        Staff,
        code=person.code,
        name=person.name,
        pinyin=pinyin,
        initials=initials,
        position_id=position_id,
        manager_id=None if leader is person else ground.staff[leader.code],
        region_id=ground.lookups[LookupKind.REGION, team.region],
        hired_on=person.hired_on(ground.quarters),
        left_on=ground.known(person.left_on(ground.quarters)),
        phone=f"1380000{int(person.code[1:]):04d}",
        email=f"{person.code.lower()}@lixiang.example",
        bonus_base=Decimal(person.bonus_base),
        notes="",
    )


def _add_memberships(ground: Ground, person: Person) -> None:
    hired, moved = person.hired_on(ground.quarters), moving_day(ground.quarters)
    first = ground.teams[person.moved_from or person.team]
    ended = moved - timedelta(days=1) if person.moved_from else ground.known(person.left_on(ground.quarters))
    add = ground.rows.add
    staff_id = ground.staff[person.code]
    add(TeamMembership, staff_id=staff_id, team_id=first, started_on=hired, ended_on=ended)
    if person.moved_from:
        add(TeamMembership, staff_id=staff_id, team_id=ground.teams[person.team], started_on=moved, ended_on=None)


def _add_absences(ground: Ground, person: Person) -> None:
    staff_id = ground.staff[person.code]
    if gap := person.leave(ground.quarters):
        ground.rows.add(Absence, staff_id=staff_id, started_on=gap[0], ended_on=gap[1], reason="陪产假及年假")
    if person.code.endswith("4"):  # a few days for some people, so that absences are nothing special
        start = ground.quarters[LAST_FULL - 1].start + timedelta(days=20)
        ground.rows.add(
            Absence, staff_id=staff_id, started_on=start, ended_on=start + timedelta(days=4), reason="年假"
        )
