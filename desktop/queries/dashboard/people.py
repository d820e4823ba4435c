"""Everybody's part of the main figures, with the last total and grade."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.domain.attained import attained
from desktop.domain.facts import Facts
from desktop.domain.grading import best_first
from desktop.domain.period import Period
from desktop.domain.scheme_documents import grades_from
from desktop.models import Evaluation, Review, SchemeVersion
from desktop.queries.dashboard.main_figures import HeldTarget
from desktop.queries.dashboard.targets import PeopleTargets
from desktop.queries.evaluations import DRAFT
from desktop.queries.lookups import named
from desktop.queries.people import all_teams
from desktop.queries.target_people import people_serving


@dataclass(frozen=True, slots=True)
class PersonFigure:
    """One figure of a person in the indicator's unit, with its plain target: no allowance for newcomers here."""

    actual: Decimal | None
    target: Decimal | None

    @property
    def attainment(self) -> Decimal | None:
        """Actual ÷ target in percent, None where either is missing or the target is nothing."""
        return attained(self.actual, self.target)


@dataclass(frozen=True, slots=True)
class Graded:
    """The total and grade of a person's last evaluation; `place` counts grades from the best, of `places`."""

    total: Decimal | None
    grade: str
    place: int
    places: int


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person in service, with a figure by indicator code."""

    staff_id: int
    code: str
    name: str
    team: str
    figures: Mapping[str, PersonFigure]
    graded: Graded | None


def people_lines(
    session: Session,
    period: Period,
    facts: Mapping[int, Facts],
    targets: PeopleTargets,
    codes: Sequence[str],
    language: str,
) -> tuple[PersonLine, ...]:
    """Who is in service on the period's last day, by code, and whoever else has figures or targets in it."""
    teams, grades = all_teams(session), _last_grades(session, language)
    lines = []
    for person in people_serving(session, period):
        figures = {
            code: _figure(facts.get(person.staff_id, {}), targets.get(person.staff_id, {}), code) for code in codes
        }
        has_left = person.left_on is not None and person.left_on < period.end
        if has_left and not any(figure.actual or figure.target for figure in figures.values()):
            continue
        team_id = teams.of(person.staff_id, min(period.end, person.left_on or period.end))
        team = teams.by_id.get(team_id) if team_id is not None else None
        lines.append(
            PersonLine(
                person.staff_id,
                person.code,
                person.name,
                named(team.name, team.name_en, language) if team else "",
                figures,
                grades.get(person.staff_id),
            )
        )
    return tuple(lines)


def _figure(facts: Facts, targets: Mapping[str, HeldTarget], code: str) -> PersonFigure:
    measure, target = facts.get(code), targets.get(code)
    return PersonFigure(measure.actual if measure else None, target.value if target else None)


def _last_grades(session: Session, language: str) -> dict[int, Graded]:
    """By person the total and grade of the evaluations that ended last; one statement."""
    computed = (Evaluation.deleted_at.is_(None), Evaluation.status != DRAFT)
    latest = select(func.max(Evaluation.end)).where(*computed).scalar_subquery()
    found: dict[int, Graded] = {}
    for staff_id, total, grade, bands in session.execute(
        select(Review.staff_id, Review.total, Review.grade, SchemeVersion.grades)
        .join(Evaluation, Evaluation.id == Review.evaluation_id)
        .join(SchemeVersion, SchemeVersion.id == Evaluation.scheme_version_id)
        .where(*computed, Evaluation.end == latest)
        .order_by(Evaluation.id.desc())
    ):
        ordered = best_first(grades_from(bands))
        place = next((number for number, each in enumerate(ordered) if each.code == grade), None)
        if place is not None:
            name = ordered[place].names.get(language, grade)
            found[staff_id] = Graded(total, name, place, len(ordered))
    return found
