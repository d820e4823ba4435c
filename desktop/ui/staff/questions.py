"""What the staff page asks the data file; each answer is frozen."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from desktop.domain.facts import Facts
from desktop.domain.period import Period
from desktop.queries.facts import staff_facts
from desktop.queries.lookups import Choice, positions, staff_in_service, teams, words
from desktop.queries.staff import Service, StaffLine, StaffProfile, staff_list, staff_profile
from desktop.queries.visits import VisitFilter, VisitLine, visit_page
from desktop.ui.spelling import with_pinyin
from desktop.ui.staff.wanted import Wanted

RECENT = 6
NO_FACTS: Facts = {}


@dataclass(frozen=True, slots=True)
class Overview:
    """The list with the number of people whatever the filter, and the teams to filter by."""

    lines: tuple[StaffLine, ...]
    everybody: int
    in_service: int
    teams: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One person with the figures of a period and the latest visits."""

    profile: StaffProfile
    facts: Facts
    visits: tuple[VisitLine, ...]


@dataclass(frozen=True, slots=True)
class Offers:
    """What the editor offers to choose from."""

    teams: tuple[Choice, ...]
    positions: tuple[Choice, ...]
    regions: tuple[Choice, ...]
    people: tuple[Choice, ...]


def overview(session: Any, wanted: Wanted, today: date, language: str) -> Overview:
    """The people wanted, and how many there are in all."""
    everybody = staff_list(session, today, language, service=None)
    found = teams(session, language)
    lines = staff_list(session, today, language, wanted.text, wanted.team_id, wanted.service)
    return Overview(
        lines=tuple(replace(line, team=_spoken(line.team, found)) for line in lines),
        everybody=len(everybody),
        in_service=sum(line.service is Service.IN_SERVICE for line in everybody),
        teams=found,
    )


def sheet(session: Any, staff_id: int, period: Period, today: date, language: str) -> Sheet | None:
    """One person, or None where there is none of that key."""
    profile = staff_profile(session, staff_id, today, language)
    if profile is None:
        return None
    latest = visit_page(session, VisitFilter(staff_id=staff_id), language, size=RECENT)
    found = teams(session, language)
    profile = replace(
        profile,
        line=replace(profile.line, team=_spoken(profile.line.team, found)),
        stays=tuple(replace(stay, team=_spoken(stay.team, found)) for stay in profile.stays),
    )
    return Sheet(profile, staff_facts(session, period).get(staff_id, NO_FACTS), latest.lines)


def offers(session: Any, today: date, language: str) -> Offers:
    """Teams, positions, regions and possible superiors."""
    return Offers(
        teams=with_pinyin(teams(session, language)),
        positions=with_pinyin(positions(session, language)),
        regions=with_pinyin(words(session, "region", language)),
        people=staff_in_service(session, today),
    )


def _spoken(team: str, known: tuple[Choice, ...]) -> str:
    """A team's name in the language its choice is labelled in."""
    if not team:  # the empty English name of a team is not what this is called
        return ""
    return next((choice.label for choice in known if team in choice.keys), team)
